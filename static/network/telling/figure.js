/** Numbers as sentences have them: two or three digits, as many as can be said aloud. */

import { grouped, MINUS, power } from "../numerals.js";

const LARGEST = 1e6; // from here on with a power of ten
const SMALLEST = 1e-4;

/** @typedef {{text: string, value: number}} Written a number and what its digits say */

/**
 * @param {number} size not below 0
 * @returns {number} decimals that a number of that size is written with
 */
export function decimalsOf(size) {
  if (size >= 1000) return 0;
  if (size >= 10) return 1;
  if (size >= 0.1 || size === 0) return 2;
  return 1 - Math.floor(Math.log10(size));
}

/** @param {number} value @returns {Written} */
function written(value) {
  if (!Number.isFinite(value)) {
    return { text: Number.isNaN(value) ? "not a number" : "beyond all bounds", value };
  }
  const sign = value < 0 ? -1 : 1;
  const size = Math.abs(value);
  const signed = (/** @type {string} */ text) => (value < 0 ? MINUS : "") + text;
  if (size >= LARGEST || (size > 0 && size < SMALLEST)) {
    return {
      text: signed(power(size, 2)),
      value: sign * Number(size.toExponential(1)),
    };
  }
  if (Number.isInteger(value)) return { text: signed(grouped(size)), value };
  const digits = size.toFixed(decimalsOf(size));
  const [whole, part] = digits.split(".");
  const text = part ? `${grouped(Number(whole))}.${part}` : grouped(Number(whole));
  return { text: signed(text), value: sign * Number(digits) };
}

/** @param {number} value */
export function figure(value) {
  return written(value).text;
}

/** @param {number} value as its digits say it */
export function asWritten(value) {
  return written(value).value;
}

/**
 * Say whether a number follows from what is computed with printed digits.
 *
 * @param {number} computed
 * @param {number} result
 */
export function follows(computed, result) {
  const size = Math.abs(result);
  const isPower = size >= LARGEST || (size > 0 && size < SMALLEST);
  const unit = isPower
    ? 10 ** (Math.floor(Math.log10(size)) - 1)
    : 10 ** -decimalsOf(size);
  return Math.abs(computed - asWritten(result)) <= (0.5 + 1e-9) * unit;
}

/**
 * Write a product: "0.79 × −0.50 = −0.40", with "≈" where that is not just what the
 * printed digits give.
 *
 * @param {readonly number[]} factors
 * @param {number} result
 */
export function product(factors, result) {
  const computed = factors.reduce((all, one) => all * asWritten(one), 1);
  const sign = follows(computed, result) ? "=" : "≈";
  return `${factors.map(figure).join(" × ")} ${sign} ${figure(result)}`;
}

/**
 * Write a number that others add up to: "0.86", or "about 0.86".
 *
 * @param {readonly number[]} parts
 * @param {number} sum
 */
export function total(parts, sum) {
  const computed = parts.reduce((all, one) => all + asWritten(one), 0);
  const isLoose = Number.isFinite(sum) && !follows(computed, sum);
  return `${isLoose ? "about " : ""}${figure(sum)}`;
}

/**
 * Write a chance in whole per cent; only a sure one reads 0 or 100.
 *
 * @param {number} share
 */
export function chance(share) {
  const whole = Math.round(100 * share);
  if (whole === 0 && share > 0) return "under 1\u202f%";
  if (whole === 100 && share < 1) return "over 99\u202f%";
  return `${figure(whole)}\u202f%`;
}

/** @param {string} text a sentence @returns {string} as it goes on within another */
export function within(text) {
  const isName = /^\p{Lu}{2}/u.test(text);
  const start = isName ? text.charAt(0) : text.charAt(0).toLowerCase();
  return (start + text.slice(1)).replace(/\.$/, "").replace(/-(?=\d)/g, MINUS);
}
