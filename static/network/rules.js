/**
 * How activations bend and optimizers move, as formulas with a moment's own numbers. A
 * row that is not here yet is shown by its name.
 */

import { fraction, inner, num, raised, sub, word } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */

/** @type {Record<string, (z: number) => Token[]>} what is computed from z */
const ACTIVATIONS = {
  linear: (z) => [num(z)],
  sigmoid: (z) => ["σ", "(", num(z), ")"],
  tanh: (z) => [word("tanh"), "(", num(z), ")"],
  relu: (z) => [word("max"), "(", num(0), ",", num(z), ")"],
  leaky_relu: (z) => [word("max"), "(", num(0.01), "·", inner(z), ",", num(z), ")"],
  softmax: (z) => [
    fraction([raised(["e"], [num(z)])], ["∑", raised(["e"], [sub("z", "k")])]),
  ],
};

/** @type {Record<string, (z: number) => boolean>} where a is 0, if not only at z = 0 */
const ZEROS = { relu: (z) => z <= 0, sigmoid: () => false };

/** @type {Record<string, (z: number) => boolean>} where the slope is 0 */
const FLATS = { relu: (z) => z <= 0 };

/** @type {Record<string, (f: Token[]) => Token[]>} slopes that f(z) alone gives */
const SLOPES = {
  sigmoid: (f) => [...f, "·", "(", num(1), "−", ...f, ")"],
  tanh: (f) => [num(1), "−", raised(f, [num(2)])],
};

/** @param {string} name @param {number} z @returns {Token[]} */
export function activated(name, z) {
  const row = ACTIVATIONS[name];
  return row ? row(z) : [word(name.replace("_", " ")), "(", num(z), ")"];
}

/** @param {string} name @param {number} z @returns {boolean} whether a is 0 there */
export function isZeroAt(name, z) {
  return ZEROS[name]?.(z) ?? z === 0;
}

/** @param {string} name @param {number} z @returns {boolean} whether its slope is 0 */
export function isFlatAt(name, z) {
  return FLATS[name]?.(z) ?? false;
}

/**
 * @param {string} name
 * @param {Token[]} f what f(z) is
 * @returns {Token[]} empty where z decides
 */
export function slopeOf(name, f) {
  return SLOPES[name]?.(f) ?? [];
}

/**
 * @typedef {object} Move
 * @property {number} rate the learning rate of this step
 * @property {number} gradient
 * @property {number} change
 * @property {Record<string, number>} settings the optimizer's own numbers
 */

/** @type {Record<string, (move: Move) => Token[][]>} how the change comes about */
const OPTIMIZERS = {
  gradient_descent: ({ rate, gradient, change }) => [
    ["Δ", "=", "−", "η", "·", "g", "=", "−", num(rate), "·", inner(gradient)],
    ["Δ", "=", num(change)],
  ],
  momentum: pushed,
  nesterov: pushed,
  rmsprop: paced,
  adagrad: paced,
  adam: ({ rate, change }) => [
    ["Δ", "=", "−", "η", "·", fraction(["m̂"], ["√", "ŝ", "+", "ε"])],
    ["Δ", "=", "−", num(rate), "·", inner(-change / rate)],
    ["Δ", "=", num(change)],
  ],
};

/** What moved goes on moving. @param {Move} move @returns {Token[][]} */
function pushed({ rate, gradient, change, settings: { momentum: share } }) {
  const before = share ? (change + rate * gradient) / share : 0;
  return [
    ["Δ", "=", "μ", "·", "v", "−", "η", "·", "g"],
    ["Δ", "=", num(share), "·", inner(before), "−", num(rate), "·", inner(gradient)],
    ["Δ", "=", num(change)],
  ];
}

/** A pace of its own for every weight. @param {Move} move @returns {Token[][]} */
function paced({ rate, gradient, change }) {
  const root = gradient && change ? (-rate * gradient) / change : 0;
  return [
    ["Δ", "=", "−", fraction(["η"], ["√", "s", "+", "ε"]), "·", "g"],
    root
      ? ["Δ", "=", "−", fraction([num(rate)], [num(root)]), "·", inner(gradient)]
      : ["Δ", "=", num(0)],
    ["Δ", "=", num(change)],
  ];
}

/** @param {string} name @param {Move} move @returns {Token[][]} */
export function changed(name, move) {
  return OPTIMIZERS[name]?.(move) ?? [["Δ", "=", num(move.change)]];
}

/** @param {number} layer @param {any} experiment the share of its nodes left out */
export function dropoutOf(layer, { experiment, network }) {
  return layer < network.sizes.length - 1 ? (experiment.dropout ?? 0) : 0;
}

/**
 * What dropout keeps, it makes larger, to make up for what it leaves out.
 *
 * @param {number} share of the nodes that is left out
 * @param {boolean} isKept whether this node is not
 * @returns {Token[]}
 */
export function thinned(share, isKept) {
  return share > 0 ? ["·", num(isKept ? growthOf(share) : 0)] : [];
}

/** @param {number} share of the nodes that is left out */
export function growthOf(share) {
  return 1 / (1 - share);
}
