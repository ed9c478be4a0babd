/** From a weight to a width: one stated scale for the whole drawing, and its maximum. */

const STEPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];
const SMALLEST = 1e-12;
const ROOM_TO_GROW = 1.25; // times the largest: a weight that grows is seen to
const ROOM_TO_SHRINK = 0.25; // of the maximum; below it the scale follows

/** A line is never thinner than this, or it could not be seen at all. */
export const HAIRLINE = 0.5;

/**
 * Find the smallest round number that is not less than `value`.
 *
 * @param {number} value positive
 */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, SMALLEST)));
  const step = STEPS.find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(3));
}

/**
 * Choose the scale's maximum, with room to grow: a line gets thicker where its weight
 * does. It rises only when a weight outgrows it, and falls only when all have become much
 * smaller; either makes all lines thinner or thicker at once, which the legend says.
 *
 * @param {number} largest absolute weight that is drawn
 * @param {number | null} before the maximum so far
 */
export function scaleMaximum(largest, before = null) {
  if (!Number.isFinite(largest) || largest <= 0) return before ?? 1;
  const isFitting =
    before !== null && largest <= before && largest >= before * ROOM_TO_SHRINK;
  return isFitting ? before : roundUp(ROOM_TO_GROW * largest);
}

/**
 * Give the width of a line: proportional to the weight's size.
 *
 * @param {number} weight
 * @param {{maximum: number, widest: number}} scale `widest` in pixels
 */
export function widthOf(weight, { maximum, widest }) {
  return Math.max(HAIRLINE, Math.min(1, Math.abs(weight) / maximum) * widest);
}

/**
 * Give the dash pattern of a negative weight, in pixels; a positive one has none.
 *
 * @param {number} weight
 * @param {number} width
 * @returns {[number, number] | null}
 */
export function dashOf(weight, width) {
  return weight < 0 ? [5 + 1.6 * width, 3 + 0.7 * width] : null;
}

/**
 * Find the largest absolute value.
 *
 * @param {Iterable<number>} values
 */
export function largestOf(values) {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > largest) largest = size;
  }
  return largest;
}
