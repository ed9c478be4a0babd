/** A number as a person types it, and how far one press of an arrow key moves it. */

import { exponentIn, grouped, MINUS } from "../network/numerals.js";

/**
 * @typedef {object} Bounds
 * @property {number} lowest
 * @property {number} highest
 * @property {boolean} [isAbove] whether the lowest itself is too low
 * @property {boolean} [isBelow] whether the highest itself is too high
 * @property {boolean} [isWhole]
 */

const UNBOUNDED = {
  lowest: Number.NEGATIVE_INFINITY,
  highest: Number.POSITIVE_INFINITY,
};

/**
 * Give the bounds of the number that an edit sets, as the server has them.
 * @param {readonly import("../wire.d.ts").OfferedEdit[]} edits from the catalog
 * @param {string} kind
 * @returns {Bounds}
 */
export function boundsOf(edits, kind) {
  return boundsFrom(edits.find((one) => one.kind === kind)?.bounds ?? {});
}

/**
 * Read the bounds of a row of the catalog; what it does not say is without a bound.
 * @param {{lowest?: number | null, highest?: number | null, is_above?: boolean,
 *   is_below?: boolean, kind?: string}} row
 * @returns {Bounds}
 */
export function boundsFrom({ lowest, highest, is_above, is_below, kind }) {
  return {
    lowest: lowest ?? UNBOUNDED.lowest,
    highest: highest ?? UNBOUNDED.highest,
    isAbove: is_above ?? false,
    isBelow: is_below ?? false,
    isWhole: kind === "whole",
  };
}

/** Thousands apart: with spaces anywhere, with commas only in a whole number. */
const THOUSANDS = {
  any: /^-?\d{1,3}(\s\d{3})+(?![\s\d])/,
  whole: /^-?\d{1,3}((\s\d{3})+|(,\d{3})+)$/,
};

/**
 * Read a number. A comma parts thousands where a whole number is expected, and stands
 * for the point elsewhere. Raises a RangeError with a sentence that says what was
 * expected and what was found.
 * @param {string} text
 * @param {Partial<Bounds>} limits
 */
export function readNumber(text, limits) {
  const bounds = { ...UNBOUNDED, ...limits };
  const { lowest, highest, isAbove, isBelow, isWhole } = bounds;
  const typed = text.trim();
  const value = quotient(plain(typed, isWhole), isWhole);
  const isHigh = isAbove ? value > lowest : value >= lowest;
  const isLow = isBelow ? value < highest : value <= highest;
  const isKind = isWhole ? Number.isInteger(value) : Number.isFinite(value);
  const isFitting = isHigh && isLow && isKind;
  if (typed === "" || !isFitting) {
    const found = typed === "" ? "nothing" : `"${typed.slice(0, 40)}"`;
    throw new RangeError(`Expected ${wanted(bounds)}, found ${found}.`);
  }
  return value;
}

/**
 * Give the value of a number, or of one divided by another: 1/3.
 * @param {string} text
 * @param {boolean} [isWhole]
 */
function quotient(text, isWhole) {
  const [over, under, ...more] = isWhole ? [text] : text.split("/");
  if (under === undefined) return Number(over);
  if (!over.trim() || !under.trim() || more.length) return Number.NaN;
  return Number(over) / Number(under);
}

/**
 * Write what was typed as a program writes numbers.
 * @param {string} typed
 * @param {boolean} [isWhole]
 */
function plain(typed, isWhole) {
  // The page's own spaces may be anywhere, since a digit was typed between them.
  const text = typed
    .replaceAll(MINUS, "-")
    .replaceAll("\u202f", "")
    .replace(/·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised) => `e${exponentIn(raised)}`)
    .replace(THOUSANDS[isWhole ? "whole" : "any"], (apart) =>
      apart.replace(/[\s,]/g, ""),
    );
  // 1.000 and 1,0000 may be thousands or a fraction: nobody is to guess.
  if (isWhole && /,|\.\d\d/.test(text)) return "NaN";
  return text.replace(",", ".").replace(/(\/.*),/, "$1.");
}

/**
 * Say which numbers are within bounds.
 * @param {Bounds} bounds
 */
export function wanted({ lowest, highest, isAbove, isBelow, isWhole }) {
  const kind = isWhole ? "a whole number" : "a number";
  const hasHighest = highest !== UNBOUNDED.highest;
  if (lowest === UNBOUNDED.lowest) return kind;
  if (hasHighest && !isAbove && !isBelow) {
    return `${kind} from ${bound(lowest)} to ${bound(highest)}`;
  }
  const from = `${kind} ${isAbove ? "above" : "of at least"} ${bound(lowest)}`;
  if (!hasHighest) return from;
  return `${from}, ${isBelow ? "below" : "at most"} ${bound(highest)}`;
}

/** @param {number} value */
function bound(value) {
  return value < 0 ? MINUS + grouped(-value) : grouped(value);
}

/**
 * Give a step that suits a number's size: about a tenth of its first digit.
 * @param {number} value
 */
export function stepOf(value) {
  const size = Math.max(Math.abs(value), 0.1);
  return 10 ** (Math.floor(Math.log10(size) + 1e-9) - 1);
}

/**
 * Move a number by so many steps, without the dust that sums of decimals leave, and
 * keep it within its bounds.
 * @param {number} value
 * @param {number} steps
 * @param {Bounds} bounds
 * @param {number} [step]
 */
export function moved(value, steps, { lowest, highest, isAbove, isBelow }, step) {
  const size = step ?? stepOf(value);
  const wanted = Number((value + steps * size).toPrecision(12));
  const tidy = Math.abs(wanted) < size * 1e-6 ? 0 : wanted;
  if ((isAbove && tidy <= lowest) || (isBelow && tidy >= highest)) return value;
  return Math.min(highest, Math.max(lowest, tidy));
}
