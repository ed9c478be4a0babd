/** Where a number comes from: the arithmetic of a node or a connection at a moment. */

import { inner, num, word } from "./formula.js";
import { knownAt, usedBiases, usedWeights } from "./known.js";
import { nodeName } from "./nodes.js";
import { activated, changed, slopeOf } from "./rules.js";
import { termsOf } from "./terms.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../store.js").Selection} Selection */

/**
 * @typedef {object} Section
 * @property {string} plain heading
 * @property {string} technical heading
 * @property {ReturnType<typeof termsOf>} [terms]
 * @property {(index: number) => string} [nameOf] of a term's node
 * @property {(index: number) => Selection} [lineOf] the connection of a term
 * @property {Token[][]} lines
 * @property {string} [note]
 */

/**
 * @typedef {object} Account
 * @property {string} title
 * @property {string} symbol
 * @property {number | null} value null where it is not computed yet
 * @property {Section[]} sections
 * @property {number} digits that the numbers were sent with
 */

/**
 * @typedef {object} Moment
 * @property {any} frame
 * @property {any} experiment
 * @property {import("./known.js").Known} known
 * @property {any} catalog
 */

/**
 * @param {Selection} selection
 * @param {{frame: any, experiment: any, catalog: any}} state
 * @returns {Account}
 */
export function accountOf(selection, { frame, experiment, catalog }) {
  const known = knownAt(experiment.phases, frame.phase.index);
  const moment = { frame, experiment, known, catalog };
  const account =
    selection.kind === "node"
      ? ofNode(selection, moment)
      : ofConnection(selection, moment);
  return { ...account, digits: frame.dtype === "float64" ? 9 : 7 };
}

/** @param {{layer: number, index: number}} node @param {Moment} moment */
function ofNode({ layer, index }, moment) {
  const { frame, experiment, known } = moment;
  const title = capital(nodeName(experiment, layer, index));
  const isKnown = layer <= known.forward;
  const value = isKnown ? frame.array("a", layer)[index] : null;
  if (layer === 0) {
    return { title, symbol: "a", value, sections: [given(index, moment)] };
  }
  const sections = [forward(layer, index, moment)];
  if (layer === known.last && known.isTruthTold) sections.push(compared(index, moment));
  if (layer >= known.backward) sections.push(blamed(layer, index, moment));
  if (layer >= known.backward) sections.push(...biasMoved(layer, index, moment));
  return { title, symbol: "a", value, sections };
}

/** @param {number} index @param {Moment} moment @returns {Section} */
function given(index, { frame, experiment }) {
  const { column, encoding, category, mean, scale } = experiment.inputs[index];
  const fact = frame.example.facts.find((/** @type {any} */ one) =>
    one.inputs.includes(index),
  );
  const a = frame.array("a", 0)[index];
  const told = fact ? `${fact.words}: ${fact.value}` : column;
  const raw = frame.example.values?.[column];
  const lines =
    encoding === "scaled" && typeof raw === "number"
      ? [["(", num(raw), "−", inner(mean), ")", "/", num(scale), "=", num(a)]]
      : [[word(category ? `${category}? ` : ""), "a", "=", num(a)]];
  const note =
    encoding === "scaled"
      ? `${told}, less the mean of all that teach, in units of their spread.`
      : `${told}.`;
  return { plain: "What enters", technical: "Encoding", lines, note };
}

/** @param {number} layer @param {number} index @param {Moment} moment @returns {Section} */
function forward(layer, index, { frame, experiment, known }) {
  const [plain, technical] = ["What comes in, and what goes out", "Forward"];
  const isUpdated = known.isUpdated;
  const bias = usedBiases(frame, layer, isUpdated)[index];
  if (layer > known.forward) {
    return {
      plain,
      technical,
      lines: [["b", "=", num(bias)]],
      note: "Not computed yet in this step.",
    };
  }
  const weights = usedWeights(frame, layer, isUpdated);
  const before = frame.array("a", layer - 1);
  const fanOut = experiment.network.sizes[layer];
  const terms = termsOf(before.length, (i) => [weights[i * fanOut + index], before[i]]);
  const z = frame.array("z", layer)[index];
  const a = frame.array("a", layer)[index];
  const rule = experiment.network.activations[layer - 1];
  const isDropped = dropoutOf(layer, experiment) > 0 && a === 0;
  return {
    plain,
    technical,
    terms,
    nameOf: (i) => nodeName(experiment, layer - 1, i),
    lineOf: (i) => ({ kind: "connection", layer, from: i, to: index }),
    lines: [
      ["z", "=", "∑", "w", "·", "a", "+", "b"],
      ["z", "=", num(terms.sum), "+", inner(bias), "=", num(z)],
      ["a", "=", ...activated(rule, z), ...thinned(layer, a, experiment), "=", num(a)],
    ],
    note: isDropped ? "Dropout leaves this node out in this step." : undefined,
  };
}

/** @param {number} layer @param {any} experiment the share of its nodes left out */
function dropoutOf(layer, { experiment, network }) {
  return layer < network.sizes.length - 1 ? (experiment.dropout ?? 0) : 0;
}

/**
 * What dropout keeps, it makes larger, to make up for what it leaves out.
 *
 * @param {number} layer
 * @param {number} a
 * @param {any} experiment
 * @returns {Token[]}
 */
function thinned(layer, a, experiment) {
  const share = dropoutOf(layer, experiment);
  return share > 0 ? ["·", num(a === 0 ? 0 : 1 / (1 - share))] : [];
}

/** @param {number} index @param {Moment} moment @returns {Section} */
function compared(index, { frame, known }) {
  const a = frame.array("a", known.last)[index];
  const target = frame.array("targets")[index];
  const error = frame.array("error")[index];
  return {
    plain: "How far from the truth",
    technical: "Error",
    lines: [["a", "−", "t", "=", num(a), "−", inner(target), "=", num(error)]],
  };
}

const PARTNERS = new Set([
  "half_squared_error linear",
  "binary_cross_entropy sigmoid",
  "categorical_cross_entropy softmax",
]);

/** @param {number} layer @param {number} index @param {Moment} moment @returns {Section} */
function blamed(layer, index, moment) {
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
  const slope = frame.array("slope", layer)[index];
  const isWhole = dropoutOf(layer, experiment) === 0;
  const bend = isWhole ? slopeOf(rule, frame.array("a", layer)[index]) : [];
  return {
    plain,
    technical,
    terms,
    nameOf: (k) => nodeName(experiment, layer + 1, k),
    lineOf: (k) => ({ kind: "connection", layer: layer + 1, from: index, to: k }),
    lines: [
      ["f′", "(", "z", ")", "=", ...(bend.length ? [...bend, "="] : []), num(slope)],
      ["δ", "=", "∑", "w", "·", "δ", "·", "f′", "(", "z", ")"],
      ["δ", "=", num(terms.sum), "·", inner(slope), "=", num(delta)],
    ],
    note,
  };
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
  const bend = slopeOf(rule, a);
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
function biasMoved(layer, index, moment) {
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
  });
}

/** @param {{layer: number, from: number, to: number}} connection @param {Moment} moment */
function ofConnection({ layer, from, to }, moment) {
  const { frame, experiment, known } = moment;
  const at = from * experiment.network.sizes[layer] + to;
  const start = nodeName(experiment, layer - 1, from);
  const end = nodeName(experiment, layer, to);
  const now = frame.array("weights", layer)[at];
  const used = usedWeights(frame, layer, known.isUpdated)[at];
  /** @type {Section[]} */
  const sections = [];
  const a = frame.array("a", layer - 1)[from];
  if (layer - 1 <= known.forward) {
    sections.push({
      plain: "What it carries",
      technical: "Forward",
      lines: [["w", "·", "a", "=", num(used), "·", inner(a), "=", num(used * a)]],
    });
  }
  if (layer >= known.backward) {
    const delta = frame.array("delta", layer)[to];
    sections.push(
      ...gradientAndMove(moment, {
        symbol: "w",
        share: [
          [word("∂L/∂w"), "=", "δ", "·", "a", "=", num(delta), "·", inner(a)],
          [word("∂L/∂w"), "=", num(delta * a)],
        ],
        gradient: frame.array("weight_gradients", layer)[at],
        now,
        change: frame.array("weight_changes", layer)[at],
      }),
    );
  }
  return { title: `${capital(start)} → ${end}`, symbol: "w", value: now, sections };
}

/**
 * @param {Moment} moment
 * @param {{symbol: string, share: Token[][], gradient: number, now: number,
 *   change: number}} parameter
 * @returns {Section[]}
 */
function gradientAndMove(moment, { symbol, share, gradient, now, change }) {
  const { frame, experiment, known, catalog } = moment;
  const { size } = frame.example;
  const { noun, nouns } = experiment.dataset;
  /** @type {Section} */
  const slope = {
    plain: "How it bears on the error",
    technical: "Gradient",
    lines: size > 1 ? [...share, ["g", "=", num(gradient)]] : share,
    note:
      size > 1
        ? `First this ${noun}'s part, then g, the sum over all ${size} ${nouns} of the batch.`
        : undefined,
  };
  if (!known.isUpdated) return [slope];
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

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
