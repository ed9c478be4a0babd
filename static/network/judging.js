/** What a person worked out, beside what a formula gives: right, or wrong in which way. */

import { readNumber } from "../panels/typed_number.js";
import { precise, worthOf } from "./numerals.js";

/** @typedef {{isRight: boolean, words: string}} Verdict */

const MOST_TIMES = 1000; // so many times too much is told as a factor
const FEWEST = 2; // digits that tell a number from its neighbours

/**
 * Judge a number to the digits that are shown.
 *
 * @param {string} typed
 * @param {import("./exercise.js").Result} result
 * @param {number} usual digits, where the result does not say
 * @returns {Verdict}
 */
export function judged(typed, { n, digits, follows }, usual) {
  const worth = worthOf(n, digits ?? usual);
  let value;
  try {
    value = readNumber(typed, {});
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    return wrong(problem.message);
  }
  const shown = precise(n, worth);
  if (isSame(value, n, worth)) return right(`Right: ${shown}.`);
  if (isSame(value, follows, worth)) {
    return right(`Right for the printed digits; unrounded, it is ${shown}.`);
  }
  return wayOff(value, n, worth, digitsOf(typed));
}

/**
 * Say in which way a number is wrong: the simplest that explains it.
 *
 * @param {number} value
 * @param {number} n
 * @param {number} worth digits that are shown
 * @param {number} given digits that were typed
 * @returns {Verdict}
 */
function wayOff(value, n, worth, given) {
  if (given >= FEWEST && given < worth && isSame(value, n, given)) {
    return wrong(`Correct to ${given} significant digits of ${worth}.`);
  }
  // Fewer digits are enough to see what went wrong.
  const seen = Math.max(FEWEST, Math.min(worth, given));
  if (isSame(-value, n, seen)) {
    return wrong("The sign is the wrong way round; the size is right.");
  }
  const ratio = value / n;
  if (ratio > 0 && Number.isFinite(ratio)) {
    const places = Math.round(Math.log10(ratio));
    if (places && isSame(value / 10 ** places, n, seen)) {
      const way = places > 0 ? "large" : "small";
      const factor = 10 ** Math.abs(places);
      return wrong(
        `Right digits, wrong power of ten: too ${way} by a factor of ${factor}.`,
      );
    }
    const times = Math.round(ratio);
    if (times > 1 && times < MOST_TIMES && isSame(value / times, n, seen)) {
      return wrong(`Too large by a factor of ${times}.`);
    }
    const parts = Math.round(1 / ratio);
    if (parts > 1 && parts < MOST_TIMES && isSame(value * parts, n, seen)) {
      return wrong(`Too small by a factor of ${parts}.`);
    }
    if (isSame(1 / value, n, seen)) {
      return wrong("That is its reciprocal.");
    }
  }
  return howFar(value, n, worth);
}

/** @param {number} value @param {number} n @param {number} worth @returns {Verdict} */
function howFar(value, n, worth) {
  const off = value - n;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(n))) + 1 - worth);
  if (Math.abs(off) < 2 * unit) {
    return wrong("Off in the last significant digit: a rounding on the way.");
  }
  const size = precise(Math.abs(off), 2);
  const share = Math.abs(off / n);
  const relative = share < 10 ? `, ${precise(100 * share, 2)}\u202f% of it` : "";
  return wrong(`Off by ${off > 0 ? "+" : "−"}${size}${relative}.`);
}

/** @param {string} words @returns {Verdict} */
function right(words) {
  return { isRight: true, words };
}

/** @type {typeof right} */
function wrong(words) {
  return { isRight: false, words };
}

/** @param {number} one @param {number} other @param {number} digits */
function isSame(one, other, digits) {
  return one.toPrecision(digits) === other.toPrecision(digits);
}

/** @param {string} typed @returns {number} significant digits; any of 1/3 */
function digitsOf(typed) {
  if (typed.includes("/")) return Number.POSITIVE_INFINITY;
  const digits = typed.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "");
  return digits.length;
}
