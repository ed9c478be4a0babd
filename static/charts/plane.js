/** Points on a plane: where they lie in a square picture, and how a person changes them. */

/** @typedef {[number, number, number]} Point x1, x2, and the class or the number */

/**
 * @typedef {object} Told the points of both parts, as the server tells them
 * @property {Point[]} train
 * @property {Point[]} test
 * @property {{train: number[], test: number[]}} rows
 */

/**
 * @typedef {object} Square
 * @property {number} low coordinate at the left and at the bottom
 * @property {number} high
 * @property {number} size in pixels
 */

/**
 * Place coordinates in the picture, whose y runs downwards.
 *
 * @param {Square} square
 * @param {number} x1
 * @param {number} x2
 * @returns {[number, number]}
 */
export function toPicture({ low, high, size }, x1, x2) {
  const scale = size / (high - low);
  return [(x1 - low) * scale, (high - x2) * scale];
}

/**
 * Read the coordinates at a place in the picture, kept inside it.
 *
 * @param {Square} square
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
export function toPlane({ low, high, size }, x, y) {
  const span = high - low;
  /** @param {number} share */
  const inside = (share) => Math.min(1, Math.max(0, share));
  return [
    rounded(low + inside(x / size) * span),
    rounded(high - inside(y / size) * span),
  ];
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 1000) / 1000;
}

/**
 * List all points in the order of the table, with the part that each belongs to.
 *
 * @param {Told} told
 * @returns {{point: Point, isTest: boolean}[]}
 */
export function inOrder({ train, test, rows }) {
  /** @type {{row: number, point: Point, isTest: boolean}[]} */
  const all = [
    ...train.map((point, i) => ({ row: rows.train[i], point, isTest: false })),
    ...test.map((point, i) => ({ row: rows.test[i], point, isTest: true })),
  ];
  all.sort((one, other) => one.row - other.row);
  return all.map(({ point, isTest }) => ({ point, isTest }));
}

/**
 * Find the point nearest to a place in the picture.
 *
 * @param {Square} square
 * @param {readonly {point: Point, isTest: boolean}[]} points
 * @param {number} x
 * @param {number} y
 * @param {number} reach in pixels
 * @param {boolean} hasTest whether points of the test part are seen
 * @returns {number} its index, −1 where none is within reach
 */
export function nearest(square, points, x, y, reach, hasTest) {
  let found = -1;
  let least = reach * reach;
  for (const [i, { point, isTest }] of points.entries()) {
    if (isTest && !hasTest) continue;
    const [px, py] = toPicture(square, point[0], point[1]);
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance <= least) {
      least = distance;
      found = i;
    }
  }
  return found;
}

/**
 * Find the byte of a map at a place on the plane; rows run from the top.
 *
 * @param {{bounds: [number, number], size: number}} map
 * @param {number} x1
 * @param {number} x2
 */
export function placeOf({ bounds: [low, high], size }, x1, x2) {
  /** @param {number} share */
  const index = (share) => Math.round(Math.min(1, Math.max(0, share)) * (size - 1));
  const span = high - low;
  return index((high - x2) / span) * size + index((x1 - low) / span);
}
