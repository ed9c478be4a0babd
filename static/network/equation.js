/**
 * An equation that can be followed with pencil and paper: what it prints on the right
 * follows from the digits that it prints on the left.
 *
 * A number is printed with as many digits as its precision is worth. Where a sum cancels,
 * or the network rounds, that is not enough on the left or too much on the right: then
 * the one side gets more digits, or the other side fewer.
 *
 * A viewer may choose to see fewer digits. Then all numbers have just these, and where
 * the result does not follow from them, the sign before it is "≈".
 */

import { num, word } from "./formula.js";
import { worthOf } from "./numerals.js";
import { evaluate, isSum, withNumbers, withSymbols } from "./tree.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./tree.js").Tree} Tree */
/** @typedef {import("./tree.js").Values} Values */

const FEWEST = 3; // digits of a result
const ALL = 17; // digits of a number as it was typed
const EXACT = { 9: 17, 7: 9 }; // digits that tell every number of that precision apart

/** @param {number} digits @returns {boolean} whether that is fewer than a number is worth */
export function isChosen(digits) {
  return !(digits in EXACT);
}

/**
 * Choose the digits of both sides.
 *
 * @param {(operands: number) => number} resultOf evaluates with operands of so many digits
 * @param {number} result
 * @param {number} digits that a number is usually worth: 9 or 7; or as a viewer chose
 * @returns {{operands: number, result: number}} 0 for the result where nothing fits
 */
export function digitsFor(resultOf, result, digits) {
  const most = /** @type {Record<number, number>} */ (EXACT)[digits] ?? digits;
  const found = [];
  for (let operands = digits; operands <= most; operands += 1) {
    found.push(resultOf(operands));
  }
  const fewest = isChosen(digits) ? digits : FEWEST;
  for (let worth = digits; worth >= fewest; worth -= 1) {
    const places = worthOf(result, worth);
    const wanted = result.toPrecision(places);
    const place = found.findIndex((value) => value.toPrecision(places) === wanted);
    if (place >= 0) return { operands: digits + place, result: worth };
  }
  return { operands: digits, result: 0 };
}

/**
 * Give the digits with which all parts of a sum end at the same decimal as the sum, as in
 * a column of figures; null where their rounded values do not add up to it.
 *
 * @param {Values} values
 * @param {number} sum
 * @param {number} digits of the sum
 * @returns {Values | null}
 */
function placesOf(values, sum, digits) {
  if (sum === 0) return null;
  const decimals = digits - wholeDigits(sum);
  const unit = 10 ** decimals;
  const total = Object.values(values).reduce(
    (all, value) => all + Math.round(value * unit),
    0,
  );
  if (total !== Math.round(sum * unit) || !Number.isSafeInteger(total)) return null;
  const places = Object.entries(values).map(([name, value]) => {
    return [name, Math.max(1, Math.min(17, decimals + wholeDigits(value)))];
  });
  return Object.fromEntries(places);
}

/** @param {number} value @returns {number} digits before the point, less zeros after it */
function wholeDigits(value) {
  return value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))) + 1;
}

/** @param {Values} values @param {number} digits @returns {Values} as they are printed */
export function roundedTo(values, digits) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, rounded(value, digits)]),
  );
}

/** @param {number} value @param {number} digits */
export function rounded(value, digits) {
  return Number.isFinite(value)
    ? Number(value.toPrecision(worthOf(value, digits)))
    : value;
}

/**
 * Write an equation with a moment's numbers: `left = tree, filled = result`.
 *
 * @param {readonly Token[]} left
 * @param {Tree} tree
 * @param {Values} values
 * @param {number} result as the network has it
 * @param {object} options
 * @param {number} options.digits
 * @param {(name: string) => Token[]} [options.symbolOf]
 * @param {readonly string[]} [options.given] names of numbers that a person has set: they
 *   are written as they were
 * @returns {Token[]}
 */
export function filled(left, tree, values, result, options) {
  const { digits, symbolOf = (name) => [name], given = [] } = options;
  if (!Number.isFinite(evaluate(tree, values)) || !Number.isFinite(result)) {
    // At the bound of an output a logarithm is endless; the network cuts it off.
    const isEndless = Math.abs(result) === Number.POSITIVE_INFINITY;
    const told = isEndless ? word("too large to write out") : num(result);
    return [...left, "=", told];
  }
  const isColumn = isSum(tree) && !isChosen(digits);
  const places = isColumn ? placesOf(values, result, digits) : null;
  const exact = Object.fromEntries(given.map((name) => [name, values[name]]));
  const fit = places
    ? { operands: digits, result: digits }
    : digitsFor(
        (operands) => evaluate(tree, { ...roundedTo(values, operands), ...exact }),
        result,
        digits,
      );
  const digitsOf = (/** @type {string} */ name) =>
    name in exact ? ALL : (places?.[name] ?? fit.operands);
  const shown = withNumbers(tree, values, digitsOf, symbolOf);
  const printed = Object.entries(values).map(([name, value]) => {
    return [name, rounded(value, digitsOf(name))];
  });
  const follows = evaluate(tree, Object.fromEntries(printed));
  const end = fit.result
    ? ["=", { n: result, digits: fit.result, follows }]
    : ["≈", { n: result, follows }];
  // What is only a number is not written twice.
  const [only] = shown;
  const isNumber = shown.length === 1 && typeof only === "object" && "n" in only;
  return isNumber && only.n === result
    ? [...left, "=", num(result)]
    : [...left, "=", ...shown, ...end];
}

/**
 * Write an equation with symbols.
 *
 * @param {readonly Token[]} left
 * @param {Tree} tree
 * @param {(name: string) => Token[]} symbolOf
 * @param {string} [sign] "←" where what is on the left changes by it
 * @returns {Token[]}
 */
export function symbolic(left, tree, symbolOf, sign = "=") {
  return [...left, sign, ...withSymbols(tree, symbolOf)];
}
