/** Numbers as a person reads them: a true minus, thin spaces between thousands. */

const THIN = "\u202f";
const MINUS = "\u2212";

/**
 * Write a whole number with its thousands apart: 52000 becomes "52 000".
 * @param {number} value
 */
export function grouped(value) {
  const digits = String(Math.abs(Math.round(value)));
  const text = digits.replace(/\B(?=(\d{3})+$)/g, THIN);
  return value < 0 ? MINUS + text : text;
}

/**
 * Write a number that enters the network: "1.84", and "1" where it is whole.
 * @param {number} value
 * @param {number} [decimals]
 */
export function short(value, decimals = 2) {
  if (Number.isInteger(value)) return grouped(value);
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/**
 * Write a loss or a score; a dash stands for one that is not there.
 * @param {number | null | undefined} value
 */
export function measured(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1000 || (size > 0 && size < 0.0005)) {
    return value.toExponential(1).replaceAll("-", MINUS);
  }
  return value.toFixed(3).replace("-", MINUS);
}
