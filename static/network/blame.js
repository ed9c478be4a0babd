/** The way back: a node's share of the blame, a gradient, and the move it leads to. */

import { inner, num, word } from "./formula.js";
import { frozenAt, isSetHere } from "./frozen.js";
import { usedWeights } from "./known.js";
import { nodeName } from "./nodes.js";
import {
  activated,
  changed,
  dropoutOf,
  growthOf,
  isFlatAt,
  slopeOf,
  thinned,
} from "./rules.js";
import { termsOf } from "./terms.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./account.js").Moment} Moment */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./edit_controls.js").Parameter} Parameter */

const PARTNERS = new Set([
  "half_squared_error linear",
  "binary_cross_entropy sigmoid",
  "categorical_cross_entropy softmax",
]);

/** @param {number} layer @param {number} index @param {Moment} moment @returns {Section} */
export function blamed(layer, index, moment) {
  const { frame, experiment, known } = moment;
  const [plain, technical] = ["Its share of the blame", "Backward: δ = ∂L/∂z"];
  const delta = frame.array("delta", layer)[index];
  const { activations, loss, sizes } = experiment.network;
  const rule = activations[layer - 1];
  const count = frame.example.size;
  const note =
    count > 1
      ? `One of ${count} in the batch: it counts for 1/${count} of the loss.`
      : undefined;
  if (layer === known.last) {
    const error = frame.array("error")[index];
    const lines = PARTNERS.has(`${loss} ${rule}`)
      ? [
          ["δ", "=", "(", "a", "−", "t", ")", "/", num(count)],
          ["δ", "=", num(error), "/", num(count), "=", num(delta)],
        ]
      : outputDelta(rule, loss, index, moment);
    return { plain, technical, lines, note };
  }
  const weights = usedWeights(frame, layer + 1, known.isUpdated);
  const fanOut = sizes[layer + 1];
  const after = frame.array("delta", layer + 1);
  const terms = termsOf(after.length, (k) => [weights[index * fanOut + k], after[k]]);
  return {
    plain,
    technical,
    terms,
    nameOf: (k) => nodeName(experiment, layer + 1, k),
    lineOf: (k) => ({ kind: "connection", layer: layer + 1, from: index, to: k }),
    lines: bentBack(rule, layer, index, terms.sum, moment),
    note,
  };
}

/**
 * Tell how a hidden node's share goes back through its activation. What the engine
 * calls its slope has what dropout does to the node in it; here they stand apart.
 *
 * @param {string} rule
 * @param {number} layer
 * @param {number} index
 * @param {number} sum of what comes back
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function bentBack(rule, layer, index, sum, { frame, experiment }) {
  const [a, z, slope, delta] = ["a", "z", "slope", "delta"].map(
    (name) => frame.array(name, layer)[index],
  );
  // Where it is flat, it makes no difference whether the node was left out.
  const share = isFlatAt(rule, z) ? 0 : dropoutOf(layer, experiment);
  const isKept = a !== 0 || slope !== 0;
  const factor = thinned(share, isKept);
  const whole = ["δ", "=", "∑", "w", "·", "δ", "·", "f′", "(", "z", ")", ...factor];
  if (share > 0 && !isKept) return [whole, ["δ", "=", num(delta)]];
  const bent = share > 0 ? slope / growthOf(share) : slope;
  const bend = slopeOf(rule, share > 0 ? activated(rule, z) : [inner(a)]);
  return [
    ["f′", "(", "z", ")", "=", ...(bend.length ? [...bend, "="] : []), num(bent)],
    whole,
    ["δ", "=", num(sum), "·", inner(bent), ...factor, "=", num(delta)],
  ];
}

/**
 * @param {string} rule
 * @param {string} loss
 * @param {number} index
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function outputDelta(rule, loss, index, { frame, known }) {
  const count = frame.example.size;
  const delta = frame.array("delta", known.last)[index];
  if (rule === "softmax") return [["δ", "=", num(delta)]];
  const a = frame.array("a", known.last)[index];
  const error = frame.array("error")[index];
  const target = frame.array("targets")[index];
  const slope = frame.array("slope", known.last)[index];
  /** @type {Record<string, [Token[], number]>} */
  const slopes = {
    half_squared_error: [["a", "−", "t"], error],
    binary_cross_entropy: [
      ["(", "a", "−", "t", ")", "/", "a", "(", num(1), "−", "a", ")"],
      error / (a * (1 - a)),
    ],
    categorical_cross_entropy: [["−", "t", "/", "a"], -target / a],
  };
  const [formula, steepness] = slopes[loss] ?? [["∂L/∂a"], delta / slope];
  const bend = slopeOf(rule, [inner(a)]);
  return [
    [word("∂L/∂a"), "=", ...formula, "=", num(steepness)],
    ["f′", "(", "z", ")", "=", ...(bend.length ? [...bend, "="] : []), num(slope)],
    [
      "δ",
      "=",
      num(steepness),
      "·",
      inner(slope),
      ...(count > 1 ? ["/", num(count)] : []),
      "=",
      num(delta),
    ],
  ];
}

/** @param {number} layer @param {number} index @param {Moment} moment @returns {Section[]} */
export function biasMoved(layer, index, moment) {
  const { frame } = moment;
  const gradient = frame.array("bias_gradients", layer)[index];
  const delta = frame.array("delta", layer)[index];
  const bias = frame.array("biases", layer)[index];
  const change = frame.array("bias_changes", layer)[index];
  return gradientAndMove(moment, {
    symbol: "b",
    share: [[word("∂L/∂b"), "=", "δ", "=", num(delta)]],
    gradient,
    now: bias,
    change,
    parameter: { name: "biases", layer, index: [index] },
  });
}

/**
 * @param {Moment} moment
 * @param {{symbol: string, share: Token[][], gradient: number, now: number,
 *   change: number, parameter: Parameter}} told
 * @returns {Section[]}
 */
export function gradientAndMove(moment, told) {
  const { symbol, share, gradient, now, change, parameter } = told;
  const { frame, experiment, known, catalog } = moment;
  const { size } = frame.example;
  const { noun, nouns } = experiment.dataset;
  const { l1, l2 } = experiment.experiment;
  const parts = [
    ...(size > 1 ? [`the sum over all ${size} ${nouns} of the batch`] : []),
    ...(symbol === "w" && (l1 || l2) ? ["the penalty on large weights added"] : []),
  ];
  const first = size > 1 ? `First this ${noun}'s part` : "First the loss alone";
  /** @type {Section} */
  const slope = {
    plain: "How it bears on the error",
    technical: "Gradient",
    lines: [...share, ["g", "=", num(gradient)]],
    note: parts.length ? `${first}, then g, ${parts.join(", ")}.` : undefined,
  };
  if (!known.isUpdated) return [slope];
  if (isSetHere(frame, parameter)) {
    const lines = [[num(now - change), "→", num(now)]];
    const note = "Set by hand, after the step had moved it.";
    return [slope, { plain: "How it moves", technical: "Edit", lines, note }];
  }
  if (frozenAt(frame, parameter) && change === 0) {
    const note = "It is frozen: the step leaves it as it is.";
    const lines = [[symbol, "=", num(now)]];
    return [slope, { plain: "How it moves", technical: "Frozen", lines, note }];
  }
  const { optimizer } = experiment.network;
  const row = catalog?.optimizers.find(
    (/** @type {any} */ one) => one.name === optimizer,
  );
  const settings = { ...row?.settings, ...experiment.experiment.settings };
  const rate = frame.learning_rate;
  const old = now - change;
  return [
    slope,
    {
      plain: "How it moves",
      technical: `Update: ${optimizer.replaceAll("_", " ")}, η = ${rate}`,
      lines: [
        ...changed(optimizer, { rate, gradient, change, settings }),
        [symbol, "←", symbol, "+", "Δ", "=", num(old), "+", inner(change)],
        [symbol, "=", num(now)],
      ],
    },
  ];
}
