/** Numbers as a person reads them: what enters, and what is measured. */

import { fixed, fixedOrShort, grouped, MINUS, power } from "../network/numerals.js";

/**
 * Write a number that enters the network: "1.84", and "1" where it is whole.
 * @param {number} value
 * @param {number} [decimals]
 */
export function short(value, decimals = 2) {
  if (!Number.isInteger(value) || Math.abs(value) >= 9999.5)
    return fixed(value, decimals);
  return value < 0 ? MINUS + grouped(-value) : grouped(value);
}

/**
 * Write a loss or a score; a dash stands for one that is not there, NaN for one that
 * is not a number.
 * @param {number | null | undefined} value
 */
export function measured(value) {
  if (value === null || value === undefined) return "–";
  if (!Number.isFinite(value)) return fixed(value);
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : "";
  if (size >= 9999.5 || (size > 0 && size < 0.0005)) return sign + power(size, 2);
  return size >= 1000 ? fixed(value) : sign + size.toFixed(3);
}

/**
 * Write a score: a share in per cent, anything else with two decimals, a dash for none.
 * @param {string | null} name
 * @param {number | null} score
 */
export function scoreText(name, score) {
  if (score === null) return "–";
  if (name !== "accuracy") return fixedOrShort(score, 2);
  return `${(100 * score).toFixed(1)}\u202f%`;
}
