/** The move of a weight or a bias: its gradient, and how the optimizer turns it. */

import { filled, symbolic } from "./equation.js";
import { num, word } from "./formula.js";
import { frozenAt, isSetHere } from "./frozen.js";
import { usedBiases, usedWeights } from "./known.js";
import { lookedAt } from "./looked.js";
import { partsList } from "./parts.js";
import { optimizerOf, scheduleOf, symbolOf, symbolsOf } from "./rows.js";
import { evaluate, namesIn, sumOf } from "./tree.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./account.js").Moment} Moment */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./edit_controls.js").Parameter} Parameter */
/** @typedef {import("./tree.js").Tree} Tree */
/** @typedef {import("./tree.js").Values} Values */

/**
 * Tell a parameter's gradient, and from the update on how it moved.
 *
 * @param {Parameter} parameter
 * @param {Moment} moment
 * @returns {Section[]}
 */
export function movesOf(parameter, moment) {
  const gradient = gradientSection(parameter, moment);
  return moment.known.isUpdated
    ? [gradient, moveSection(parameter, moment)]
    : [gradient];
}

/** @param {Parameter} parameter @param {Moment} moment */
function placeOf({ layer, index }, { experiment }) {
  const [first, second] = index;
  return second === undefined
    ? first
    : first * experiment.network.sizes[layer] + second;
}

/**
 * Give the numbers that a gradient is made of.
 *
 * @param {Parameter} parameter
 * @param {Moment} moment
 */
export function gradientOf(parameter, moment) {
  const { frame, experiment, known } = moment;
  const { name, layer, index } = parameter;
  const isWeight = name === "weights";
  const at = placeOf(parameter, moment);
  const delta = frame.array("delta", layer)[index[index.length - 1]];
  const a = isWeight ? frame.array("a", layer - 1)[index[0]] : 1;
  const g = frame.array(isWeight ? "weight_gradients" : "bias_gradients", layer)[at];
  const { l1 = 0, l2 = 0, penalises_biases: penalisesBiases } = experiment.experiment;
  const usedValues = isWeight ? usedWeights : usedBiases;
  const w = usedValues(frame, layer, known.isUpdated)[at];
  /** @type {Tree[]} what the penalty adds */
  const added = [];
  if ((isWeight || penalisesBiases) && l2) added.push(["*", "l2", "w"]);
  if ((isWeight || penalisesBiases) && l1) added.push(["*", "l1", ["sign", "w"]]);
  const penalty = added.length ? evaluate(sumOf(added), { l1, l2, w }) : 0;
  const sum =
    frame.example.size > 1
      ? (lookedAt(frame, parameter)?.gradient ?? g - penalty)
      : delta * a;
  return { delta, a, g, w, l1, l2, sum, added, isPenalised: added.length > 0 };
}

/** @param {Parameter} parameter @param {Moment} moment @returns {Section} */
function gradientSection(parameter, moment) {
  const { frame, experiment, digits } = moment;
  const isWeight = parameter.name === "weights";
  const { delta, a, g, w, l1, l2, sum, added } = gradientOf(parameter, moment);
  const { size } = frame.example;
  const { noun, nouns } = experiment.dataset;
  const slope = [word(isWeight ? "∂L/∂w" : "∂L/∂b")];
  /** @type {Token[][]} */
  const lines = isWeight
    ? [
        [...slope, "=", "δ", "·", "a"],
        filled(slope, ["*", "delta", "a"], { delta, a }, delta * a, { digits }),
      ]
    : [[...slope, "=", "δ", "=", num(delta)]];
  if (size > 1) lines.push([word(`∑ over all ${size} ${nouns} `), "=", num(sum)]);
  if (added.length) {
    const tree = sumOf(["sum", ...added]);
    const symbols = (/** @type {string} */ one) => {
      if (one === "sum") return size > 1 ? ["∑"] : slope;
      return one === "w" && !isWeight ? ["b"] : symbolOf(one);
    };
    lines.push(
      symbolic(["g"], tree, symbols),
      filled(["g"], tree, { sum, l1, l2, w }, g, { digits }),
    );
  } else {
    lines.push(["g", "=", num(g)]);
  }
  const parts = [
    ...(size > 1 ? [`the sum over all ${size} ${nouns} of the batch`] : []),
    ...(added.length ? ["the penalty added"] : []),
  ];
  const first = size > 1 ? `First this ${noun}'s part` : "First the loss alone";
  return {
    plain: "How it bears on the error",
    technical: "Gradient",
    part: 4,
    lines,
    note: parts.length ? `${first}, then g, ${parts.join(", ")}.` : undefined,
    parts: partsOf(parameter, moment),
  };
}

/**
 * Give the parts that the examples of a batch have in a gradient.
 *
 * @param {Parameter} parameter
 * @param {Moment} moment
 * @returns {Section["parts"]} none of a single example
 */
export function partsOf(parameter, moment) {
  const { frame, experiment, digits, listing } = moment;
  const { size, index } = frame.example;
  if (size === 1) return undefined;
  const told = lookedAt(frame, parameter)?.parts;
  const { sum } = gradientOf(parameter, moment);
  const isWeight = parameter.name === "weights";
  const list = listing && told ? partsList(told, sum, isWeight, listing, digits) : null;
  return { count: size, place: index, noun: experiment.dataset.noun, list };
}

/**
 * Give how a weight or bias moved. What a hand did after the step is told apart from
 * what the step did.
 *
 * @param {Parameter} parameter
 * @param {Moment} moment
 * @returns {{now: number, byHand: boolean, isFrozen: boolean,
 *   ownStep: readonly [stepped: number, change: number] | null}} null where it is not told
 */
export function moveOf(parameter, moment) {
  const { frame } = moment;
  const { name, layer } = parameter;
  const at = placeOf(parameter, moment);
  const now = frame.array(name, layer)[at];
  const changes = name === "weights" ? "weight_changes" : "bias_changes";
  const moved = frame.array(changes, layer)[at];
  const byHand = isSetHere(frame, parameter);
  const stepped = byHand ? (lookedAt(frame, parameter)?.stepped ?? null) : null;
  return {
    now,
    byHand,
    isFrozen: frozenAt(frame, parameter),
    ownStep: byHand ? stepped : [now, moved],
  };
}

/** @param {Parameter} parameter @param {Moment} moment @returns {Section} */
function moveSection(parameter, moment) {
  const symbol = parameter.name === "weights" ? "w" : "b";
  const plain = "How it moves";
  const { now, byHand, isFrozen, ownStep } = moveOf(parameter, moment);
  const edited = byHand ? [[symbol, "→", num(now), word(" by hand")]] : [];
  if (!ownStep) return { plain, technical: "Edit", part: 4, lines: edited };
  const [stepped, change] = ownStep;
  if (isFrozen && change === 0) {
    const note = "It is frozen: the step leaves it as it is.";
    const lines = [[symbol, "=", num(stepped)], ...edited];
    return { plain, technical: "Frozen", part: 4, lines, note };
  }
  const { digits } = moment;
  const row = optimizerOf(moment);
  const old = stepped - change;
  return {
    plain,
    technical: `Update: ${row.title}`,
    part: 4,
    lines: [
      ...rateLines(moment),
      ...ruleLines(row, parameter, old, change, moment),
      [symbol, "←", symbol, "+", "Δ"],
      filled([symbol], ["+", "old", "change"], { old, change }, stepped, { digits }),
      ...edited,
    ],
    note: byHand ? "Set by hand, after the step had moved it." : undefined,
  };
}

/**
 * Tell the learning rate, and where a schedule makes it smaller, how.
 *
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function rateLines(moment) {
  const { frame, experiment, digits } = moment;
  const { formula } = scheduleOf(moment);
  const rate = frame.learning_rate;
  if (typeof formula === "number") return [["η", "=", num(rate)]];
  const values = {
    learning_rate: frame.full_rate,
    step: frame.step - 1,
    horizon: experiment.experiment.horizon,
  };
  /** @type {Tree} */
  const tree = ["*", "learning_rate", formula];
  return [filled(["η"], tree, values, rate, { digits, symbolOf })];
}

/**
 * Tell the optimizer's own lines, each with symbols and then with numbers. What it
 * remembers is known where the server was asked for it.
 *
 * @param {import("../wire.d.ts").OfferedOptimizer} row
 * @param {Parameter} parameter
 * @param {number} old
 * @param {number} change
 * @param {Moment} moment
 * @returns {Token[][]}
 */
function ruleLines(row, parameter, old, change, moment) {
  const { frame, experiment, digits } = moment;
  const { name, layer } = parameter;
  const gradients = name === "weights" ? "weight_gradients" : "bias_gradients";
  const looked = lookedAt(frame, parameter);
  const symbols = symbolsOf(row, name === "weights" ? "w" : "b");
  /** @type {Values} */
  const values = {
    ...row.settings,
    ...experiment.experiment.settings,
    ...looked?.before,
    learning_rate: frame.learning_rate,
    g: frame.array(gradients, layer)[placeOf(parameter, moment)],
    w: old,
    step: frame.step,
  };
  const given = Object.keys(row.settings);
  const options = { digits, symbolOf: symbols, given };
  /** @type {Token[][]} */
  const lines = [];
  for (const [left, tree] of row.lines) {
    const isSlot = left in row.slots;
    lines.push(symbolic(symbols(left), tree, symbols, isSlot ? "←" : "="));
    const isKnown = namesIn(tree).every((one) => one === "pi" || one in values);
    const own = isSlot ? looked?.after?.[left] : left === "change" ? change : undefined;
    const result = own ?? evaluate(tree, values);
    if (isKnown && Number.isFinite(result)) {
      lines.push(filled(symbols(left), tree, values, result, options));
      values[left] = result;
    } else if (left === "change") lines.push(["Δ", "=", num(change)]);
  }
  return lines;
}
