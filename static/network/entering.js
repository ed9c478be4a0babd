/** The way in: what enters a node or goes through a connection, and what comes out. */

import { filled, symbolic } from "./equation.js";
import { num, word } from "./formula.js";
import { usedBiases, usedWeights } from "./known.js";
import { nodeName } from "./nodes.js";
import { activationOf, dropoutOf, growthOf, isZeroAt, symbolOf } from "./rows.js";
import { termsOf } from "./terms.js";
import { evaluate, sumOf, totalled } from "./tree.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./account.js").Moment} Moment */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./tree.js").Tree} Tree */

const FEW = 6; // shares that are added up in a line

/** @param {number} index @param {Moment} moment @returns {Section} */
export function given(index, { frame, experiment, digits }) {
  const { column, encoding, category, mean, scale } = experiment.inputs[index];
  const fact = frame.example.facts.find((one) => one.inputs.includes(index));
  const a = frame.array("a", 0)[index];
  const told = fact ? `${fact.words}: ${fact.value}` : column;
  const raw = frame.example.values?.[column];
  const isScaled = encoding === "scaled" && typeof raw === "number";
  /** @type {Tree} */
  const tree = ["/", ["-", "x", "mean"], "scale"];
  return {
    plain: "What enters",
    technical: "Encoding",
    part: 1,
    lines: isScaled
      ? [filled(["a"], tree, { x: raw, mean, scale }, a, { digits })]
      : [[word(category ? `${category}? ` : ""), "a", "=", num(a)]],
    note:
      encoding === "scaled"
        ? `${told}, less the mean of all that teach, in units of their spread.`
        : `${told}.`,
  };
}

/**
 * @param {number} layer
 * @param {number} index
 * @param {Moment} moment
 * @returns {Section}
 */
export function summed(layer, index, moment) {
  const { frame, experiment, known, digits } = moment;
  const [plain, technical] = ["What comes in, and what goes out", "Forward"];
  const isUpdated = known.isUpdated;
  const bias = usedBiases(frame, layer, isUpdated)[index];
  const weights = usedWeights(frame, layer, isUpdated);
  const before = frame.array("a", layer - 1);
  const [count, fanOut] = experiment.network.sizes.slice(layer - 1);
  const isKnown = layer <= known.forward;
  const terms = termsOf(count, (i) => [
    weights[i * fanOut + index],
    isKnown ? before[i] : null,
  ]);
  /** @type {Pick<Section, "nameOf" | "lineOf">} */
  const ends = {
    nameOf: (i) => nodeName(experiment, layer - 1, i),
    lineOf: (i) => ({ kind: "connection", layer, from: i, to: index }),
  };
  if (!isKnown) {
    return {
      plain,
      technical,
      part: 2,
      terms,
      ...ends,
      lines: [["b", "=", num(bias)]],
      note: "Not computed yet in this step. These are its weights.",
    };
  }
  const z = frame.array("z", layer)[index];
  const a = frame.array("a", layer)[index];
  const row = activationOf(moment, layer);
  // Asking about an example drops no node; and where f(z) is 0 anyway, one cannot tell.
  const share = frame.isAsked || isZeroAt(row, z) ? 0 : dropoutOf(layer, moment);
  return {
    plain,
    technical,
    part: 2,
    terms,
    ...ends,
    lines: [
      ["z", "=", "∑", "w", "·", "a", "+", "b"],
      filled(["z"], ["+", "sum", "b"], { sum: terms.sum, b: bias }, z, { digits }),
      ...bent(layer, z, a, share, moment),
    ],
    note:
      share > 0 && a === 0 ? "Dropout leaves this node out in this step." : undefined,
  };
}

/**
 * Tell how z becomes a: with symbols, then with numbers.
 *
 * @param {number} layer
 * @param {number} z
 * @param {number} a
 * @param {number} share of the nodes that dropout leaves out, 0 where it tells nothing
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function bent(layer, z, a, share, moment) {
  const { frame, digits } = moment;
  const row = activationOf(moment, layer);
  const name = row.symbol ? [word(row.symbol), "(", "z", ")"] : ["z"];
  /** @type {Tree} */
  const tree = share > 0 ? ["*", "f", "kept"] : row.formula;
  const lines = row.symbol
    ? [symbolic(["a", "=", ...name], row.formula, symbolOf)]
    : [];
  // tanh(z) = tanh(z) says nothing.
  if (JSON.stringify(row.formula) === JSON.stringify([row.symbol, "z"])) lines.pop();
  const added = totalled(row.formula);
  /** @type {Record<string, number>} */
  const values = { z };
  if (added !== null) {
    const parts = Array.from(frame.array("z", layer), (one) => {
      return evaluate(added, { z: one });
    });
    values.total = parts.reduce((sum, part) => sum + part, 0);
    lines.push(totalLine(parts, values.total, moment));
  }
  const f = evaluate(row.formula, values);
  if (share > 0) {
    const kept = a === 0 ? 0 : growthOf(share);
    const of = { ...values, f, kept };
    const start = filled(["f", "(", "z", ")"], row.formula, values, f, { digits });
    return [...lines, start, filled(["a"], tree, of, a, { digits })];
  }
  return [...lines, filled(["a"], tree, values, a, { digits })];
}

/**
 * Tell what the shares of a layer are shares of.
 *
 * @param {number[]} parts
 * @param {number} total
 * @param {Moment} moment
 * @returns {Token[]}
 */
function totalLine(parts, total, { digits }) {
  /** @type {Token[]} */
  const left = ["∑", { power: ["z"], of: ["e"] }];
  if (parts.length > FEW) return [...left, "=", num(total)];
  const values = Object.fromEntries(parts.map((part, i) => [`e${i}`, part]));
  const tree = sumOf(parts.map((_, i) => `e${i}`));
  return filled(left, tree, values, total, { digits });
}

/**
 * @param {number} layer
 * @param {number} from
 * @param {number} to
 * @param {Moment} moment
 * @returns {Section}
 */
export function carried(layer, from, to, { frame, experiment, known, digits }) {
  const at = from * experiment.network.sizes[layer] + to;
  const w = usedWeights(frame, layer, known.isUpdated)[at];
  const a = frame.array("a", layer - 1)[from];
  return {
    plain: "What it carries",
    technical: "Forward",
    part: 2,
    lines: [filled(["w", "·", "a"], ["*", "w", "a"], { w, a }, w * a, { digits })],
  };
}
