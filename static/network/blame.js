/** The way back: a node's share of the blame, from the loss or from the layer behind. */

import { filled, symbolic } from "./equation.js";
import { num, word } from "./formula.js";
import { usedWeights } from "./known.js";
import { nodeName } from "./nodes.js";
import {
  activationOf,
  dropoutOf,
  growthOf,
  isFlatAt,
  isPartner,
  lossOf,
  symbolOf,
} from "./rows.js";
import { termsOf } from "./terms.js";
import { evaluate, totalled } from "./tree.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./account.js").Moment} Moment */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./tree.js").Tree} Tree */
/** @typedef {import("../wire.d.ts").OfferedActivation} OfferedActivation */

/** @type {Token[]} */
const SLOPE = ["f′", "(", "z", ")"];
/** @type {Token[]} */
const STEEPNESS = [word("∂L/∂a")];

/** @param {number} layer @param {number} index @param {Moment} moment @returns {Section} */
export function blamed(layer, index, moment) {
  const { frame, experiment, known } = moment;
  const [plain, technical] = ["Its share of the blame", "Backward: δ = ∂L/∂z"];
  const count = frame.example.size;
  const note =
    count > 1
      ? `One of ${count} in the batch: it counts for 1/${count} of the loss.`
      : undefined;
  if (layer === known.last) {
    const lines = isPartner(moment)
      ? fromError(index, moment)
      : fromLoss(index, moment);
    return { plain, technical, part: 4, lines, note };
  }
  const weights = usedWeights(frame, layer + 1, known.isUpdated);
  const fanOut = experiment.network.sizes[layer + 1];
  const after = frame.array("delta", layer + 1);
  const terms = termsOf(after.length, (k) => [weights[index * fanOut + k], after[k]]);
  return {
    plain,
    technical,
    part: 4,
    terms,
    nameOf: (k) => nodeName(experiment, layer + 1, k),
    lineOf: (k) => ({ kind: "connection", layer: layer + 1, from: index, to: k }),
    lines: bentBack(layer, index, terms.sum, moment),
    note,
  };
}

/**
 * At an output that is made for its loss, the blame is the error itself.
 *
 * @param {number} index
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function fromError(index, { frame, known, digits }) {
  const values = { e: frame.array("error")[index], n: frame.example.size };
  const delta = frame.array("delta", known.last)[index];
  if (values.n === 1) {
    const [a, t] = [frame.array("a", known.last)[index], frame.array("targets")[index]];
    return [
      ["δ", "=", "a", "−", "t"],
      filled(["δ"], ["-", "a", "t"], { a, t }, delta, { digits }),
    ];
  }
  return [
    ["δ", "=", { over: ["a", "−", "t"], under: [num(values.n)] }],
    filled(["δ"], ["/", "e", "n"], values, delta, { digits }),
  ];
}

/**
 * At any other output it is the slope of the loss times that of the activation.
 *
 * @param {number} index
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function fromLoss(index, moment) {
  const { frame, known, digits } = moment;
  const { last } = known;
  const [activation, loss] = [activationOf(moment, last), lossOf(moment)];
  const [as, targets] = [frame.array("a", last), frame.array("targets")];
  const [a, t, z] = [as[index], targets[index], frame.array("z", last)[index]];
  const g = steepnessOf(index, moment);
  const delta = frame.array("delta", last)[index];
  const n = frame.example.size;
  /** @type {(tree: Tree) => Tree} */
  const shared = (tree) => (n > 1 ? ["/", tree, "n"] : tree);
  const lines = [
    symbolic(STEEPNESS, loss.derivative_formula, symbolOf),
    filled(STEEPNESS, loss.derivative_formula, { a, t }, g, { digits }),
  ];
  if (isSharedOut(activation)) {
    // A softmax: what one share gains, the others lose.
    const terms = Array.from(as, (one, j) => one * steepnessOf(j, moment));
    const s = terms.reduce((sum, one) => sum + one, 0);
    lines.push(
      ["s", "=", "∑", ...STEEPNESS, "·", "a", "=", num(s)],
      ["δ", "=", "a", "·", "(", ...STEEPNESS, "−", "s", ")", ...overBatch(n)],
      filled(["δ"], shared(["*", "a", ["-", "g", "s"]]), { a, g, s, n }, delta, {
        digits,
      }),
    );
    return lines;
  }
  const slope = frame.array("slope", last)[index];
  lines.push(
    ...slopeLines(activation, z, a, slope, digits),
    ["δ", "=", ...STEEPNESS, "·", ...SLOPE, ...overBatch(n)],
    filled(["δ"], shared(["*", "g", "slope"]), { g, slope, n }, delta, { digits }),
  );
  return lines;
}

/** @param {number} index of an output @param {Moment} moment how steep its loss is */
export function steepnessOf(index, moment) {
  const { frame, known } = moment;
  const a = frame.array("a", known.last)[index];
  const t = frame.array("targets")[index];
  return evaluate(lossOf(moment).derivative_formula, { a, t });
}

/** @param {number} count @returns {Token[]} */
function overBatch(count) {
  return count > 1 ? ["/", num(count)] : [];
}

/** @param {OfferedActivation} row whether a node's a depends on the other nodes' z */
function isSharedOut({ formula }) {
  return totalled(formula) !== null;
}

/**
 * Tell how a hidden node's share goes back through its activation. What the engine
 * calls its slope has what dropout does to the node in it; here they stand apart.
 *
 * @param {number} layer
 * @param {number} index
 * @param {number} sum of what comes back
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function bentBack(layer, index, sum, moment) {
  const { frame, digits } = moment;
  const row = activationOf(moment, layer);
  const [a, z, slope, delta] = ["a", "z", "slope", "delta"].map(
    (name) => frame.array(name, layer)[index],
  );
  // Where it is flat, it makes no difference whether the node was left out.
  const share = isFlatAt(row, z) ? 0 : dropoutOf(layer, moment);
  const isKept = a !== 0 || slope !== 0;
  const kept = isKept ? growthOf(share) : 0;
  const factor = share > 0 ? ["·", num(kept)] : [];
  const whole = ["δ", "=", "∑", "w", "·", "δ", "·", ...SLOPE, ...factor];
  if (share > 0 && !isKept) return [whole, ["δ", "=", num(delta)]];
  const own = share > 0 ? evaluate(row.formula, { z }) : a;
  const bend = share > 0 ? slope / kept : slope;
  /** @type {Tree} */
  const product = ["*", "sum", "bend"];
  /** @type {Tree} */
  const tree = share > 0 ? ["*", product, "kept"] : product;
  return [
    ...slopeLines(row, z, own, bend, digits),
    whole,
    filled(["δ"], tree, { sum, bend, kept }, delta, { digits }),
  ];
}

/**
 * Tell the slope of an activation: with symbols, where it has any, and with numbers.
 *
 * @param {OfferedActivation} row
 * @param {number} z
 * @param {number} a
 * @param {number} slope
 * @param {number} digits
 * @returns {Token[][]}
 */
function slopeLines(row, z, a, slope, digits) {
  const tree = row.derivative_formula;
  const line = filled(SLOPE, tree, { z, a }, slope, { digits });
  return typeof tree === "number" ? [line] : [symbolic(SLOPE, tree, symbolOf), line];
}
