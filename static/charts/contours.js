/** Lines of equal height on a grid: marching squares, each cell's crossings in a line. */

/** @typedef {readonly (readonly (number | null)[])[]} Grid rows from the bottom upwards */
/** @typedef {[number, number, number, number]} Segment x and y of both ends, in cells */

const HIGHEST = 0.9; // of the places lie below the highest line

/**
 * Choose heights that lie closer where it is low: there a run goes its way.
 *
 * @param {Grid} grid
 * @param {number} count
 * @returns {number[]} ascending; empty where it is flat
 */
export function levelsOf(grid, count) {
  const [low, high] = rangeOf(grid);
  if (!(high > low)) return [];
  return Array.from(
    { length: count },
    (_, i) => low + (high - low) * ((i + 1) / count) ** 2,
  );
}

/**
 * Give the lowest height, and one that most are below: the highest may be far away.
 *
 * @param {Grid} grid
 * @returns {[number, number]}
 */
export function rangeOf(grid) {
  const heights = grid
    .flat()
    .filter((one) => one !== null)
    .sort((a, b) => a - b);
  if (!heights.length) return [0, 0];
  const place = Math.floor(HIGHEST * (heights.length - 1));
  return [heights[0], heights[place]];
}

/**
 * Say how high a place is, from 0 for the lowest to 1, as the lines lie.
 *
 * @param {number} height
 * @param {readonly [number, number]} range
 */
export function shareOf(height, [low, high]) {
  if (!(high > low)) return 0;
  return Math.sqrt(Math.min(1, Math.max(0, (height - low) / (high - low))));
}

/**
 * Find where a height is crossed. Places beyond all bounds have no lines around them.
 *
 * @param {Grid} grid
 * @param {number} level
 * @returns {Segment[]}
 */
export function contour(grid, level) {
  /** @type {Segment[]} */
  const found = [];
  for (let row = 0; row + 1 < grid.length; row += 1) {
    for (let column = 0; column + 1 < grid[row].length; column += 1) {
      found.push(...inCell(grid, level, row, column));
    }
  }
  return found;
}

/**
 * @param {Grid} grid
 * @param {number} level
 * @param {number} row
 * @param {number} column
 * @returns {Segment[]}
 */
function inCell(grid, level, row, column) {
  const corners = [
    { x: column, y: row, height: grid[row][column] },
    { x: column + 1, y: row, height: grid[row][column + 1] },
    { x: column + 1, y: row + 1, height: grid[row + 1][column + 1] },
    { x: column, y: row + 1, height: grid[row + 1][column] },
  ];
  /** @type {[number, number][]} */
  const crossings = [];
  for (const [i, one] of corners.entries()) {
    const other = corners[(i + 1) % 4];
    if (one.height === null || other.height === null) return [];
    if (one.height < level === other.height < level) continue;
    const share = (level - one.height) / (other.height - one.height);
    crossings.push([
      one.x + (other.x - one.x) * share,
      one.y + (other.y - one.y) * share,
    ]);
  }
  // On a saddle there are four: the first two are one corner's, the last two the other's.
  /** @type {Segment[]} */
  const segments = [];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    segments.push([...crossings[i], ...crossings[i + 1]]);
  }
  return segments;
}
