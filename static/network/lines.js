/** Which connections are drawn, and where they run. */

export const MOST_LINES = 1000; // what a page without a graphics card draws in a frame

/**
 * @typedef {object} Line
 * @property {number} layer that the connection leads into
 * @property {number} from
 * @property {number} to
 * @property {number} at place of its weight in the layer's array
 * @property {number} x1
 * @property {number} y1
 * @property {number} x2
 * @property {number} y2
 */

/**
 * Run a line between all nodes that are shown, from rim to rim.
 *
 * @param {import("./layout.js").Picture} picture
 * @returns {Line[]}
 */
export function linesOf({ columns }) {
  const lines = [];
  for (let layer = 1; layer < columns.length; layer += 1) {
    for (const start of columns[layer - 1].nodes) {
      for (const end of columns[layer].nodes) {
        const length = Math.hypot(end.x - start.x, end.y - start.y);
        const dx = (end.x - start.x) / length;
        const dy = (end.y - start.y) / length;
        lines.push({
          layer,
          from: start.index,
          to: end.index,
          at: start.index * columns[layer].size + end.index,
          x1: start.x + dx * start.r,
          y1: start.y + dy * start.r,
          x2: end.x - dx * end.r,
          y2: end.y - dy * end.r,
        });
      }
    }
  }
  return lines;
}

/**
 * Choose the lines with the largest sizes, weakest first, so that strong ones lie on top.
 *
 * @template T
 * @param {readonly T[]} lines
 * @param {(line: T) => number} sizeOf
 * @param {number} most
 * @returns {T[]}
 */
export function strongest(lines, sizeOf, most = MOST_LINES) {
  const sizes = Float64Array.from(lines, sizeOf);
  const order = Uint32Array.from(lines, (_, i) => i);
  order.sort((i, j) => sizes[i] - sizes[j] || i - j);
  return Array.from(order.subarray(Math.max(0, order.length - most)), (i) => lines[i]);
}

/**
 * Find the line that runs nearest to a point.
 *
 * @template {Line} T
 * @param {readonly T[]} lines
 * @param {number} x
 * @param {number} y
 * @param {number} reach in pixels
 * @returns {T | null}
 */
export function nearestLine(lines, x, y, reach = 6) {
  let nearest = null;
  let least = reach;
  for (const line of lines) {
    const distance = distanceTo(line, x, y);
    if (distance <= least) {
      least = distance;
      nearest = line;
    }
  }
  return nearest;
}

/** @param {Line} line @param {number} x @param {number} y */
function distanceTo({ x1, y1, x2, y2 }, x, y) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
  const held = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - held * dx, y - y1 - held * dy);
}
