/**
 * Where the nodes lie: from the sizes of the layers and the room there is to positions
 * and radii. What cannot be shown at a readable size is folded, and counted.
 */

import { fillColumn, fillSquare } from "./column.js";
import { fitNames } from "./names.js";

/** @typedef {import("./column.js").Node} Node */
/** @typedef {import("./column.js").Column} Column */

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {number} unit size of running text, in pixels
 * @property {number} chipType
 * @property {number} titleType
 * @property {number} widest line, in pixels
 * @property {Column[]} columns
 * @property {ReturnType<typeof fitNames>} names of the inputs
 * @property {"gauge" | "column"} output one large node, or several with words beside
 * @property {number} outputType size of the words at the output
 * @property {number} outputRoom that they may take, in pixels
 * @property {{top: number, bottom: number, isCrowded: boolean} | null} buttons where
 *   those above the hidden layers begin, and those below them end
 */

/**
 * @typedef {object} Options
 * @property {readonly number[]} sizes
 * @property {number} width
 * @property {number} height
 * @property {number} unit
 * @property {boolean} isStage on a stage no type is smaller than `unit`
 * @property {readonly string[]} inputs names
 * @property {number} [side] pixels along each side, where the inputs are a picture
 * @property {readonly string[]} outputs the words that may stand at the output nodes
 * @property {import("./names.js").Measure} measure
 * @property {boolean} [hasButtons] whether layers can be changed on the drawing
 */

export const BUTTON_ROW = 26; // pixels: a target of 24, and a little air

const SQUARE = 0.27; // of the width, that a picture may take
const WORDS = 0.3; // of the width, that the words at the output may take
const SHORTEST = 1.6; // way between two columns, in radii of the smallest nodes

/**
 * Lay the network out; nodes get smaller until the connections have room to be seen.
 *
 * @param {Options} options
 * @returns {Picture}
 */
export function layoutNetwork(options) {
  for (let scale = 1; ; scale *= 0.85) {
    const { picture, way } = arrange(options, scale);
    const radii = picture.columns.map(({ nodes }) => nodes[0].r);
    if (scale < 0.25 || way >= SHORTEST * Math.min(...radii)) return picture;
  }
}

/** @param {Options} options @param {number} scale of the nodes */
function arrange(options, scale) {
  const { sizes, width, height, unit, isStage, inputs, outputs, measure } = options;
  const { side = 0 } = options;
  const isNarrow = width < 30 * unit;
  const pad = (isNarrow ? 0.7 : 1.3) * unit;
  const top = (isNarrow ? 2.6 : 3.4) * unit;
  const room = { top, height: height - top - (isNarrow ? 2.6 : 3.6) * unit };
  const chipType = (isStage ? 1 : 0.72) * unit;
  const titleType = (isStage ? 1 : 0.87) * unit;
  const last = sizes.length - 1;
  const isGauge = sizes[last] === 1;

  const buttons = options.hasButtons ? buttonsFor(options, isNarrow) : null;
  const hiddenRoom = buttons ? between(room, buttons) : room;

  const smallest = (isStage ? 1 : isNarrow ? 0.6 : 0.74) * unit;
  const columns = sizes.map((size, layer) => {
    const few = Math.max(0, 6 - size) * 0.2; // a small network may stand taller
    const widest = layer === last && isGauge ? 3.5 : (layer === 0 ? 1.45 : 1.75) + few;
    const most = scale * Math.min(widest * unit * (isStage ? 1.15 : 1), width / 7.5);
    const chip = layer === 0 ? 0 : 1.35 * chipType;
    const own = layer > 0 && layer < last ? hiddenRoom : room;
    if (layer === 0 && side) {
      return fillSquare({ layer, side, room: own, most: scale * SQUARE * width });
    }
    return fillColumn({ layer, size, room: own, most, smallest, chip, unit });
  });

  const names = fitNames(
    side ? [] : columns[0].nodes.map(({ index }) => inputs[index] ?? ""),
    {
      width: (isNarrow ? 0.27 : 0.3) * width,
      pitch: pitchOf(columns[0], room.height),
      size: unit,
      isFixed: isStage,
    },
    measure,
  );
  const largestType = (isNarrow ? 0.9 : 1.05) * unit;
  const wanted = Math.max(0, ...outputs.map((text) => measure(text, largestType)));
  // What was not foreseen may be a little longer, and is not cut for that.
  const outputRoom = (isGauge ? 1.3 : 1) * WORDS * width;
  const words = Math.min(wanted, outputRoom);
  const radius = columns[last].nodes[0].r;
  const left = pad + names.width + 0.7 * unit + columns[0].half;
  const right = isGauge
    ? pad + Math.max(radius + 0.9 * unit, words / 2)
    : pad + words + 0.8 * unit + radius;
  const way = place(columns, left, width - right);
  const thinnest = Math.min(...columns.map(({ nodes }) => nodes[0].r));
  const widest = Math.min(0.42 * Math.min(unit, 24), 0.34 * thinnest);
  const output = isGauge ? "gauge" : "column";
  // Words below a gauge keep off the nodes beside it.
  const isTight = isGauge && words > 2 * (radius + way);
  const shrunk = isTight ? Math.max(0.72, (2 * (radius + way)) / words) : 1;
  const outputType = shrunk * largestType;
  const types = { unit, chipType, titleType, outputType, outputRoom };
  /** @type {Picture} */
  const picture = { width, height, ...types, widest, columns, names, output, buttons };
  return { picture, way };
}

/**
 * Find the rows for buttons between titles and legend; two each where it is crowded.
 *
 * @param {Options} options
 * @param {boolean} isNarrow
 */
function buttonsFor({ sizes, width, height, unit }, isNarrow) {
  const pitch = (width - 11 * unit) / (sizes.length - 1);
  // What is folded is counted in the legend, which then may take a second line.
  const isCounted = Math.max(...sizes) > (height / unit - 8) / 2.1;
  const isTwoLines = isNarrow || width < (isCounted ? 58 : 43) * unit;
  const bottom = height - ((isNarrow ? 2.2 : 2.4) + (isTwoLines ? 1.6 : 0)) * unit;
  return { top: 2.45 * unit, bottom, isCrowded: pitch < 5.4 * unit };
}

/**
 * @param {{top: number, height: number}} room
 * @param {NonNullable<Picture["buttons"]>} buttons
 */
function between(room, { top, bottom, isCrowded }) {
  const rows = (isCrowded ? 2 : 1) * BUTTON_ROW;
  const first = Math.max(room.top, top + rows);
  return {
    top: first,
    height: Math.min(room.top + room.height, bottom - rows) - first,
  };
}

/**
 * Give every column its x, with the same free way for the connections between all.
 *
 * @param {Column[]} columns
 * @param {number} first x of the first column
 * @param {number} last x of the last
 * @returns {number} that way, from rim to rim
 */
function place(columns, first, last) {
  const halves = columns.map(({ half }) => half);
  const taken =
    halves.reduce((sum, half) => sum + 2 * half, 0) -
    halves[0] -
    halves[halves.length - 1];
  const way = (last - first - taken) / Math.max(1, columns.length - 1);
  let x = first;
  for (const [i, column] of columns.entries()) {
    if (i > 0) x += halves[i - 1] + way + halves[i];
    column.x = x;
    for (const node of column.nodes) node.x += x;
    if (column.folded) column.folded.x = x;
  }
  return way;
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
