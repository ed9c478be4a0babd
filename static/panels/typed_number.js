/** A number as a person types it, and how far one press of an arrow key moves it. */

import { grouped, MINUS } from "../network/numerals.js";

/**
 * @typedef {object} Bounds
 * @property {number} lowest
 * @property {number} highest
 * @property {boolean} [isAbove] whether the lowest itself is too low
 * @property {boolean} [isWhole]
 */

/**
 * Read a number; a comma may stand for the point. Raises a RangeError with a sentence
 * that says what was expected and what was found.
 * @param {string} text
 * @param {Bounds} bounds
 */
export function readNumber(text, bounds) {
  const typed = text.trim();
  const plain = typed.replace(MINUS, "-").replaceAll("\u202f", "").replace(",", ".");
  const value = Number(plain);
  const { lowest, highest, isAbove, isWhole } = bounds;
  const isIn = isAbove ? value > lowest : value >= lowest;
  const isFitting = isIn && value <= highest && (!isWhole || Number.isInteger(value));
  if (typed === "" || !isFitting) {
    const found = typed === "" ? "nothing" : `"${typed.slice(0, 40)}"`;
    throw new RangeError(`Expected ${wanted(bounds)}, found ${found}.`);
  }
  return value;
}

/** @param {Bounds} bounds */
function wanted({ lowest, highest, isAbove, isWhole }) {
  const kind = isWhole ? "a whole number" : "a number";
  return isAbove
    ? `${kind} above ${bound(lowest)}, at most ${bound(highest)}`
    : `${kind} from ${bound(lowest)} to ${bound(highest)}`;
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
export function moved(value, steps, { lowest, highest, isAbove }, step) {
  const size = step ?? stepOf(value);
  const wanted = Number((value + steps * size).toPrecision(12));
  const tidy = Math.abs(wanted) < size * 1e-6 ? 0 : wanted;
  if (isAbove && tidy <= lowest) return value;
  return Math.min(highest, Math.max(lowest, tidy));
}
