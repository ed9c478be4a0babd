/**
 * One layer as a column of nodes: as many and as large as its height allows. Inputs that
 * are the pixels of a picture stand as that picture, all of them, and hold no numbers.
 */

/**
 * @typedef {object} Node
 * @property {number} layer
 * @property {number} index
 * @property {number} x
 * @property {number} y
 * @property {number} r
 */

/**
 * @typedef {object} Column
 * @property {number} layer
 * @property {number} size how many nodes the layer has
 * @property {number} x of its middle
 * @property {number} half of its width, in pixels
 * @property {Node[]} nodes those that are shown
 * @property {{count: number, x: number, y: number} | null} folded
 * @property {number} decimals of the numbers in the nodes
 * @property {number} type size of those numbers, in pixels; 0 where there are none
 * @property {boolean} hasChips whether there is room for a bias below each node
 */

const TWO_DECIMALS = 1.6; // a circle's radius, in sizes of the type of "−0.41"
const ONE_DECIMAL = 1.25;

/**
 * Fill one column from the top, as large as fits.
 *
 * @param {{layer: number, size: number, room: {top: number, height: number},
 *   most: number, smallest: number, chip: number, unit: number}} column
 * @returns {Column}
 */
export function fillColumn({ layer, size, room, most, smallest, chip, unit }) {
  const gap = 0.2 * unit;
  const tightest = 2 * ONE_DECIMAL * smallest + gap;
  const slots = Math.max(2, Math.floor(room.height / tightest));
  const isFolded = size > slots;
  const shown = isFolded ? slots - 1 : size;
  const filled = isFolded ? slots : size;
  const pitch = Math.min(
    room.height / filled,
    2 * most + Math.max(1.5, 9 / filled) * unit,
  );

  const withChip = (pitch - gap - 0.62 * chip) / 2;
  const hasChips =
    chip > 0 && withChip >= ONE_DECIMAL * smallest && Math.min(most, withChip) >= chip;
  // Where there is no room at all, a node is a dot.
  const r = Math.max(1, Math.min(most, hasChips ? withChip : (pitch - gap) / 2));
  const decimals = r >= TWO_DECIMALS * smallest ? 2 : 1;
  const type = Math.min(
    Math.max(smallest, 0.95 * unit, r / 2),
    r / (decimals === 2 ? TWO_DECIMALS : ONE_DECIMAL),
  );
  const first = room.top + room.height / 2 - ((filled - 1) / 2) * pitch;
  const nodes = Array.from({ length: shown }, (_, index) => {
    return { layer, index, x: 0, y: first + index * pitch, r };
  });
  const folded = isFolded
    ? { count: size - shown, x: 0, y: first + shown * pitch }
    : null;
  return { layer, size, x: 0, half: r, nodes, folded, decimals, type, hasChips };
}

/**
 * Set a layer as a square, row by row; x is counted from its middle until it is placed.
 *
 * @param {{layer: number, side: number, room: {top: number, height: number},
 *   most: number}} square `most` is the width that it may take
 * @returns {Column}
 */
export function fillSquare({ layer, side, room, most }) {
  const pitch = Math.min(room.height, most) / side;
  const r = 0.46 * pitch;
  const middle = room.top + room.height / 2;
  const nodes = Array.from({ length: side * side }, (_, index) => {
    const x = ((index % side) - (side - 1) / 2) * pitch;
    const y = middle + (Math.floor(index / side) - (side - 1) / 2) * pitch;
    return { layer, index, x, y, r };
  });
  const half = (pitch * (side - 1)) / 2 + r;
  const [folded, decimals, type, hasChips] = [null, 1, 0, false];
  const size = nodes.length;
  return { layer, size, x: 0, half, nodes, folded, decimals, type, hasChips };
}
