/** Pictures of 8 by 8 pixels, whose columns are named p00 to p77, as numbers of 0 to 16. */

export const SIDE = 8;
export const BLACK = 16;
const BRUSH = 0.95; // cells from its middle to where no ink is left
const HARD = 0.35; // of the brush is full ink

/**
 * Say whether columns are the pixels of such a picture.
 *
 * @param {readonly {name: string}[]} columns
 */
export function isPicture(columns) {
  return columns.length > 0 && columns.every(({ name }) => /^p[0-7][0-7]$/.test(name));
}

/**
 * Give the pixels along each side where the inputs are a whole picture, row by row.
 *
 * @param {{inputs: {column: string}[]}} experiment
 */
export function sideOf({ inputs }) {
  const isWhole = inputs.length === SIDE * SIDE;
  return isWhole && isPicture(inputs.map(({ column }) => ({ name: column })))
    ? SIDE
    : 0;
}

/**
 * Ink the cells around a place, which are never made lighter.
 *
 * @param {readonly number[]} pixels
 * @param {number} x in cells from the left
 * @param {number} y in cells from the top
 * @param {boolean} isErasing
 * @returns {number[]}
 */
export function inked(pixels, x, y, isErasing = false) {
  return pixels.map((value, i) => {
    const distance = Math.hypot((i % SIDE) + 0.5 - x, Math.floor(i / SIDE) + 0.5 - y);
    const strength = (BRUSH - distance) / (BRUSH * (1 - HARD));
    const ink = Math.round(BLACK * Math.max(0, Math.min(1, strength)));
    return isErasing ? Math.min(value, BLACK - ink) : Math.max(value, ink);
  });
}

/**
 * Ink a line, cell by cell.
 *
 * @param {readonly number[]} pixels
 * @param {{x: number, y: number}} from in cells
 * @param {{x: number, y: number}} to
 * @param {boolean} isErasing
 * @returns {number[]}
 */
export function stroked(pixels, from, to, isErasing = false) {
  const steps = Math.max(1, Math.ceil(4 * Math.hypot(to.x - from.x, to.y - from.y)));
  let result = [...pixels];
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    result = inked(result, x, y, isErasing);
  }
  return result;
}

/**
 * Name the pixels as the data set does.
 *
 * @param {readonly number[]} pixels
 * @returns {Record<string, number>}
 */
export function asValues(pixels) {
  return Object.fromEntries(
    pixels.map((value, i) => [`p${Math.floor(i / SIDE)}${i % SIDE}`, value]),
  );
}

/**
 * Take the pixels out of an example; what does not enter is white.
 *
 * @param {Record<string, number | string>} values
 * @returns {number[]}
 */
export function fromValues(values) {
  return Array.from(
    { length: SIDE * SIDE },
    (_, i) => Number(values[`p${Math.floor(i / SIDE)}${i % SIDE}`]) || 0,
  );
}
