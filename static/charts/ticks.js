/** Round numbers along an axis, and how they are written. */

import { grouped, MINUS, power } from "../network/numerals.js";

/**
 * Choose about `count` round numbers from `low` to `high`: steps of 1, 2 or 5.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} [count]
 */
export function ticks(low, high, count = 4) {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = [1, 2, 5, 10]
    .map((digit) => digit * power)
    .find((s) => span / s <= count + 0.5);
  const size = step ?? 10 * power;
  const marks = [];
  for (let i = Math.ceil(low / size - 1e-9); i * size <= high + 1e-9 * span; i++) {
    marks.push(Number((i * size).toPrecision(12)));
  }
  return marks;
}

/**
 * Write the number at a tick as short as it is clear.
 *
 * @param {number} value
 */
export function tickText(value) {
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : "";
  if (size !== 0 && (size < 0.001 || size >= 1e6)) {
    return sign + power(size, 4);
  }
  const text = String(Number(size.toPrecision(4)));
  return sign + (Number.isInteger(size) ? grouped(size) : text);
}
