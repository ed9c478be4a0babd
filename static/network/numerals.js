/** Numbers in and beside the nodes: a true minus, and never more room than there is. */

export const MINUS = "\u2212";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Write a size with a power of ten, as every large and every tiny number on the page is
 * written: "1.7·10³⁴".
 *
 * @param {number} size not below 0
 * @param {number} digits significant ones; zeros at their end are left out, except where
 *   there are two: "4.0·10⁻⁷"
 */
export function power(size, digits) {
  const [whole, exponent] = size.toExponential(digits - 1).split("e");
  const mantissa = digits > 2 ? String(Number(whole)) : whole;
  const raised = exponent
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
  return `${mantissa}·10${raised}`;
}

/**
 * Read a raised number, such as "⁻⁷".
 *
 * @param {string} raised
 */
export function exponentIn(raised) {
  return raised.replace("⁻", "-").replace(/[^-]/g, (digit) => {
    return String(SUPERSCRIPTS.indexOf(digit));
  });
}

/**
 * Tell how wide a number is about, in units of its type's size: for room in a circle.
 *
 * @param {string} text
 */
export function widthOfNumber(text) {
  return [...text].reduce((sum, one) => {
    if (SUPERSCRIPTS.includes(one) || one === "⁻") return sum + 0.42;
    return sum + (".·".includes(one) ? 0.3 : 0.63);
  }, 0);
}

/**
 * Write a number with fixed decimals. Zero has no sign; what is too long for its circle
 * loses decimals first, then becomes "1·10⁵". What is no number is NaN.
 *
 * @param {number} value
 * @param {number} decimals
 */
export function fixed(value, decimals = 2) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : signed(value, "∞");
  const size = Math.abs(value);
  if (size >= 9999.5) return signed(value, power(size, 1));
  const whole = Math.max(1, Math.floor(Math.log10(size || 1)) + 1);
  const text = size.toFixed(Math.max(0, Math.min(decimals, decimals + 1 - whole)));
  return Number(text) === 0 ? text : signed(value, text);
}

/**
 * Write a bias: always with its sign.
 *
 * @param {number} value
 * @param {number} decimals
 */
export function withSign(value, decimals = 2) {
  const text = fixed(value, decimals);
  return /[1-9∞]/.test(text) && value > 0 ? `+${text}` : text;
}

/**
 * Write a number with all the digits it was sent with: nine of float64, seven of float32.
 *
 * @param {number} value
 * @param {number} digits significant ones
 */
export function precise(value, digits = 9) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return fixed(value);
  const size = Math.abs(value);
  if (size === 0) return "0";
  const isPlain = size >= 1e-4 && size < 1e9;
  const plain = () => String(Number(size.toPrecision(digits)));
  return signed(value, isPlain ? plain() : power(size, digits));
}

/**
 * Write a number so that it can be typed and pasted: with "e" for a power of ten.
 *
 * @param {number} value
 * @param {number} digits significant ones
 */
export function typed(value, digits = 9) {
  if (!Number.isFinite(value)) return fixed(value);
  const size = Number(Math.abs(value).toPrecision(digits));
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e9) ? size.toExponential() : String(size);
  return signed(value, text.replace("e+", "e").replace("e-", `e${MINUS}`));
}

const COUNTED = 7; // digits to which a whole number is written out, as a count is

/**
 * Give the digits that a number of a formula is written with: a whole one is not rounded
 * because someone wants to see few digits.
 *
 * @param {number} value
 * @param {number} digits
 */
export function worthOf(value, digits) {
  return Number.isInteger(value) ? Math.max(digits, COUNTED) : digits;
}

/**
 * Write a score with fixed decimals, or a large one, as of a network that has gone
 * astray, shortly: there is room for a few digits.
 *
 * @param {number} value
 * @param {number} decimals
 */
export function fixedOrShort(value, decimals) {
  const size = Math.abs(value);
  const isShort = size < 1000;
  return signed(value, isShort ? size.toFixed(decimals) : power(size, 2));
}

/** @param {number} value @param {string} text */
function signed(value, text) {
  return value < 0 ? MINUS + text : text;
}

/**
 * Write a whole number with its thousands apart.
 *
 * @param {number} count
 */
export function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/**
 * Write a share in per cent; only what is exactly so reads 0 or 100.
 *
 * @param {number} share from 0 to 1
 * @param {number} decimals
 */
export function percent(share, decimals = 0) {
  const text = (100 * share).toFixed(decimals);
  const least = 10 ** -decimals;
  if (share > 0 && Number(text) === 0) return `<${least.toFixed(decimals)}\u202f%`;
  if (share < 1 && Number(text) === 100) {
    return `>${(100 - least).toFixed(decimals)}\u202f%`;
  }
  return `${text}\u202f%`;
}
