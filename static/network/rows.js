/** The rows of the catalog that a network is made of, and the symbols of its formulas. */

import { evaluate } from "./tree.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./account.js").Moment} Moment */
/** @typedef {import("../wire.d.ts").OfferedActivation} OfferedActivation */

/**
 * Find the row of a layer's activation.
 *
 * @param {Pick<Moment, "catalog" | "experiment">} moment
 * @param {number} layer from 1 on
 */
export function activationOf({ catalog, experiment }, layer) {
  return rowOf(catalog.activations, experiment.network.activations[layer - 1]);
}

/** @param {Moment} moment */
export function lossOf({ catalog, experiment }) {
  return rowOf(catalog.losses, experiment.network.loss);
}

/** @param {Pick<Moment, "catalog" | "experiment">} moment */
export function optimizerOf({ catalog, experiment }) {
  return rowOf(catalog.optimizers, experiment.network.optimizer);
}

/** @param {Moment} moment */
export function scheduleOf({ catalog, experiment }) {
  return rowOf(catalog.schedules, experiment.experiment.schedule ?? "constant");
}

/**
 * @template {{name: string}} Row
 * @param {readonly Row[]} rows
 * @param {string} name
 * @returns {Row}
 */
function rowOf(rows, name) {
  const row = rows.find((one) => one.name === name);
  if (!row)
    throw new RangeError(`Expected a row '${name}' in the catalog, found none.`);
  return row;
}

/**
 * Say whether the loss is made for the activation of the output, so that what it does
 * to z is simply the error.
 *
 * @param {Moment} moment
 */
export function isPartner(moment) {
  const { sizes } = moment.experiment.network;
  return lossOf(moment).partner === activationOf(moment, sizes.length - 1).name;
}

/** @type {Record<string, Token[]>} symbols that all formulas share */
const SYMBOLS = {
  change: ["Δ"],
  horizon: ["T"],
  l1: [{ base: "λ", index: "1" }],
  l2: [{ base: "λ", index: "2" }],
  learning_rate: ["η"],
  step: [{ word: "step" }], // t is the target
};

/** @param {string} name @returns {Token[]} as a formula writes it */
export function symbolOf(name) {
  return SYMBOLS[name] ?? (name.length === 1 ? [name] : [{ word: words(name) }]);
}

/**
 * Give the symbols of an optimizer's formulas: of its numbers, of what it remembers, and
 * with a hat of what is made of that.
 *
 * @param {import("../wire.d.ts").OfferedOptimizer} row
 * @param {string} parameter "w" or "b"
 * @returns {(name: string) => Token[]}
 */
export function symbolsOf(row, parameter) {
  /** @type {Record<string, string>} */
  const own = { w: parameter, ...row.slots };
  for (const { name, symbol } of row.numbers) own[name] = symbol;
  return (name) => {
    const remembered = row.slots[name.replace(/_hat$/, "")];
    if (name.endsWith("_hat") && remembered) return [`${remembered}\u0302`];
    return name in own ? [own[name]] : symbolOf(name);
  };
}

/** @param {string} name */
function words(name) {
  return name.replaceAll("_", " ");
}

/** @param {number} layer @param {Pick<Moment, "experiment">} moment the share left out */
export function dropoutOf(layer, { experiment: { experiment, network } }) {
  return layer < network.sizes.length - 1 ? (experiment.dropout ?? 0) : 0;
}

/** @param {number} share of the nodes that is left out */
export function growthOf(share) {
  return 1 / (1 - share);
}

/**
 * Say whether an activation gives 0 at z, so that one cannot see who was left out.
 *
 * @param {OfferedActivation} row
 * @param {number} z
 */
export function isZeroAt(row, z) {
  return evaluate(row.formula, { z }) === 0;
}

/**
 * Say whether its slope is 0 there.
 *
 * @param {OfferedActivation} row
 * @param {number} z
 */
export function isFlatAt(row, z) {
  const a = evaluate(row.formula, { z });
  return evaluate(row.derivative_formula, { z, a }) === 0;
}
