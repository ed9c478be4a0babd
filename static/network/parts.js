/**
 * The gradient of a batch as the list of its examples' parts: they are printed so that
 * they add up, from the printed digits, to the gradient that is printed below them.
 */

import { digitsFor, isChosen, rounded } from "./equation.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../wire.d.ts").GradientParts} GradientParts */

/** @typedef {"few" | "all"} Listing how many of the parts are listed */

const FEW = 8; // parts that are read at a glance
const ALL = 17; // digits that tell every number apart

/**
 * @typedef {object} ListedPart
 * @property {number} place in the batch, from 0
 * @property {number} row in the data set, from 0
 * @property {number} share of the largest, from 0 to 1
 * @property {number} value
 * @property {Token[]} factors
 * @property {"=" | "≈"} sign whether the part follows from its factors
 * @property {Token} part
 */

/**
 * @typedef {object} PartsList
 * @property {ListedPart[]} parts largest first
 * @property {{count: number, sum: Token, canBeListed: boolean} | null} rest
 * @property {"=" | "≈"} sign whether the total follows from the parts
 * @property {Token} total
 */

/**
 * List the parts of a gradient.
 *
 * @param {GradientParts} told
 * @param {number} gradient that they add up to
 * @param {boolean} isWeight whether there is an a to multiply
 * @param {Listing} listing
 * @param {number} digits that numbers are written with
 * @returns {PartsList}
 */
export function partsList(told, gradient, isWeight, listing, digits) {
  const { places, rows, deltas, a } = told;
  const all = deltas.map((delta, i) => delta * a[i]);
  // One that would be left over is listed instead.
  const few = listing === "few" && all.length > FEW + 1;
  const shown = few ? all.slice(0, FEW) : all;
  const left = all.slice(shown.length);
  const rest = left.reduce((sum, part) => sum + part, told.rest_sum);
  const count = left.length + told.rest_count;
  const addends = count > 0 ? [...shown, rest] : shown;
  const fit = digitsFor(
    (operands) => addends.reduce((sum, part) => sum + rounded(part, operands), 0),
    gradient,
    digits,
  );
  const worth = fit.operands;
  const parts = shown.map((value, i) => ({
    place: places[i],
    row: rows[i],
    share: Math.abs(value) / (Math.abs(all[0]) || 1),
    value,
    ...factored(deltas[i], isWeight ? a[i] : null, value, worth, digits),
    part: { n: value, digits: worth },
  }));
  return {
    parts,
    rest:
      count > 0 ? { count, sum: { n: rest, digits: worth }, canBeListed: few } : null,
    sign: fit.result ? "=" : "≈",
    total: { n: gradient, digits: fit.result || digits },
  };
}

/**
 * Write the factors of a part with as many digits as it takes for the part to follow.
 *
 * @param {number} delta
 * @param {number | null} a null where the part is the delta itself
 * @param {number} part
 * @param {number} worth digits of the part
 * @param {number} digits that numbers are usually written with
 * @returns {{factors: Token[], sign: "=" | "≈"}}
 */
function factored(delta, a, part, worth, digits) {
  if (a === null) return { factors: [], sign: "=" };
  const wanted = rounded(part, worth);
  const most = isChosen(digits) ? digits : ALL;
  let operands = digits;
  const follows = () => rounded(rounded(delta, operands) * rounded(a, operands), worth);
  while (operands < most && follows() !== wanted) operands += 1;
  return {
    factors: [
      { n: delta, digits: operands },
      "·",
      { n: a, isInner: true, digits: operands },
    ],
    sign: follows() === wanted ? "=" : "≈",
  };
}
