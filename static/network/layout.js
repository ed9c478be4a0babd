/**
 * Where the nodes lie: from the sizes of the layers and the room there is to positions
 * and radii. What cannot be shown at a readable size is folded, and counted.
 */

import { fitNames } from "./names.js";

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
 * @property {number} x
 * @property {Node[]} nodes those that are shown
 * @property {{count: number, x: number, y: number} | null} folded
 * @property {number} decimals of the numbers in the nodes
 * @property {number} type size of those numbers, in pixels
 * @property {boolean} hasChips whether there is room for a bias below each node
 */

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {number} unit size of running text, in pixels
 * @property {number} chipType
 * @property {number} titleType
 * @property {Column[]} columns
 * @property {ReturnType<typeof fitNames>} names of the inputs
 * @property {"gauge" | "column"} output one large node, or several with words beside
 * @property {number} outputType size of the words at the output
 */

/**
 * @typedef {object} Wish
 * @property {readonly number[]} sizes
 * @property {number} width
 * @property {number} height
 * @property {number} unit
 * @property {boolean} isStage on a stage no type is smaller than `unit`
 * @property {readonly string[]} inputs names
 * @property {readonly string[]} outputs the words that may stand at the output nodes
 * @property {import("./names.js").Measure} measure
 */

const TWO_DECIMALS = 1.6; // a circle's radius, in sizes of the type of "−0.41"
const ONE_DECIMAL = 1.25;

/**
 * @param {Wish} wish
 * @returns {Picture}
 */
export function layoutNetwork(wish) {
  const { sizes, width, height, unit, isStage, inputs, outputs, measure } = wish;
  const isNarrow = width < 30 * unit;
  const pad = (isNarrow ? 0.7 : 1.3) * unit;
  const top = (isNarrow ? 2.6 : 3.4) * unit;
  const room = { top, height: height - top - 3.6 * unit };
  const chipType = (isStage ? 1 : 0.72) * unit;
  const titleType = (isStage ? 1 : 0.87) * unit;
  const last = sizes.length - 1;
  const isGauge = sizes[last] === 1;

  const smallest = (isStage ? 1 : 0.74) * unit;
  const columns = sizes.map((size, layer) => {
    const kind = layer === 0 ? "input" : layer === last ? "output" : "hidden";
    const widest = { input: 1.45, hidden: 1.75, output: isGauge ? 3.5 : 1.75 }[kind];
    const chip = kind === "input" ? 0 : 1.35 * chipType;
    const most = Math.min(widest * unit * (isStage ? 1.15 : 1), width / 7.5);
    return fillColumn({ layer, size, room, most, smallest, chip, unit });
  });

  const pitch = pitchOf(columns[0], room.height);
  const names = fitNames(
    columns[0].nodes.map(({ index }) => inputs[index] ?? ""),
    { width: (isNarrow ? 0.27 : 0.3) * width, pitch, size: unit },
    measure,
  );
  const outputType = (isNarrow ? 0.9 : 1.05) * unit;
  const words = Math.max(0, ...outputs.map((text) => measure(text, outputType)));
  const radius = columns[last].nodes[0].r;
  const left = pad + names.width + 0.7 * unit + columns[0].nodes[0].r;
  const right = isGauge
    ? pad + Math.max(radius + 0.9 * unit, words / 2)
    : pad + words + 0.8 * unit + radius;
  for (const column of columns) {
    column.x = left + ((width - left - right) * column.layer) / Math.max(1, last);
    for (const node of column.nodes) node.x = column.x;
    if (column.folded) column.folded.x = column.x;
  }
  const output = isGauge ? "gauge" : "column";
  const types = { unit, chipType, titleType, outputType };
  return { width, height, ...types, columns, names, output };
}

/**
 * Fill one column from the top, as large as fits.
 *
 * @param {{layer: number, size: number, room: {top: number, height: number},
 *   most: number, smallest: number, chip: number, unit: number}} column
 * @returns {Column}
 */
function fillColumn({ layer, size, room, most, smallest, chip, unit }) {
  const gap = 0.2 * unit;
  const tightest = 2 * ONE_DECIMAL * smallest + gap;
  const slots = Math.max(2, Math.floor(room.height / tightest));
  const isFolded = size > slots;
  const shown = isFolded ? slots - 1 : size;
  const filled = isFolded ? slots : size;
  const pitch = Math.min(room.height / filled, 2 * most + 1.5 * unit);

  const withChip = (pitch - gap - 0.62 * chip) / 2;
  const hasChips = chip > 0 && withChip >= ONE_DECIMAL * smallest;
  const r = Math.min(most, hasChips ? withChip : (pitch - gap) / 2);
  const decimals = r >= TWO_DECIMALS * smallest ? 2 : 1;
  const type = Math.min(
    Math.max(smallest, 0.95 * unit),
    r / (decimals === 2 ? TWO_DECIMALS : ONE_DECIMAL),
  );
  const first = room.top + room.height / 2 - ((filled - 1) / 2) * pitch;
  const nodes = Array.from({ length: shown }, (_, index) => {
    return { layer, index, x: 0, y: first + index * pitch, r };
  });
  const folded = isFolded
    ? { count: size - shown, x: 0, y: first + shown * pitch }
    : null;
  return { layer, size, x: 0, nodes, folded, decimals, type, hasChips };
}

/** @param {Column} column @param {number} height */
function pitchOf({ nodes: [first, second] }, height) {
  return second ? second.y - first.y : height;
}

/**
 * Find a node that is shown.
 *
 * @param {Picture} picture
 * @param {number} layer
 * @param {number} index
 * @returns {Node | undefined}
 */
export function nodeAt({ columns }, layer, index) {
  return columns[layer]?.nodes[index];
}
