/**
 * A matrix of weights as pixels, one for each cell, and the sizes of its cells: rows are
 * the nodes of the layer before, columns those of the layer.
 */

const LEVELS = 255; // one colour for each byte from −127 to 127
const WIDEST = 88; // px of a cell; more would look like a table, not like a picture
const TALLEST = 42;
const FLATTEST = 3; // a cell is at most so many times as wide as it is high, or as tall
const SEEN = 16; // px that a single row or column may take in any case

/**
 * Pack a table of colours so that a pixel is written at once.
 *
 * @param {Uint8ClampedArray} table three numbers for each byte from −127 to 127
 */
export function packedColors(table) {
  const bytes = new Uint8Array(4 * LEVELS);
  for (let level = 0; level < LEVELS; level++) {
    bytes.set([...table.subarray(3 * level, 3 * level + 3), 255], 4 * level);
  }
  return new Uint32Array(bytes.buffer);
}

/**
 * Paint each weight by its share of the maximum; what is beyond it is in full colour.
 *
 * @param {ArrayLike<number>} weights
 * @param {number} maximum
 * @param {Uint32Array} colors packed
 * @param {Uint32Array} pixels
 */
export function paintWeights(weights, maximum, colors, pixels) {
  const scale = 127 / maximum;
  for (let i = 0; i < pixels.length; i++) {
    const byte = Math.max(-127, Math.min(127, weights[i] * scale));
    pixels[i] = colors[Math.round(byte + 127) || 0];
  }
}

/**
 * Choose whole pixels for a cell, so that all cells look alike; where even one pixel is
 * too much, the picture is larger than its room.
 *
 * @param {{rows: number, columns: number}} shape
 * @param {{width: number, height: number}} room in pixels
 */
export function cellSize({ rows, columns }, { width, height }) {
  const wide = Math.max(1, Math.min(WIDEST, Math.floor(width / columns)));
  const tall = Math.max(1, Math.min(TALLEST, Math.floor(height / rows)));
  return {
    width: Math.min(wide, Math.max(SEEN, FLATTEST * tall)),
    height: Math.min(tall, Math.max(SEEN, FLATTEST * wide)),
  };
}

/**
 * Choose which of the nodes along an edge are named: all, or each 2nd, 5th, 10th ...
 *
 * @param {number} count
 * @param {number} size of a cell, in pixels
 * @param {number} needed by a name, in pixels
 * @returns {number[]} their places, from 0
 */
export function labelled(count, size, needed) {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200];
  const step = steps.find((one) => one * size >= needed) ?? 500;
  const places = [];
  for (let i = step - 1; i < count; i += step) places.push(i);
  return places.length ? places : [count - 1];
}

/**
 * Move a cursor by a key; null where the key has no such use.
 *
 * @param {{from: number, to: number}} cell row and column
 * @param {string} key
 * @param {{rows: number, columns: number}} shape
 */
export function movedCell({ from, to }, key, { rows, columns }) {
  const step = STEPS[key];
  if (!step) return null;
  return {
    from: Math.max(0, Math.min(rows - 1, from + step[0])),
    to: Math.max(0, Math.min(columns - 1, to + step[1])),
  };
}

/** @type {Record<string, [number, number]>} rows and columns */
const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};
