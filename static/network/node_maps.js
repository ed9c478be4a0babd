/**
 * A small round picture in every node that has one: its own answer over the plane, or,
 * where the inputs are pixels, the weights with which it looks at them.
 */

import { bytesOf, divergingTable, paintDiverging } from "../charts/map_colors.js";
import { isPicture, SIDE } from "../charts/pixels.js";
import { readColor } from "./colors.js";
import { largestOf } from "./scales.js";

/** @typedef {import("../protocol.js").Frame} Frame */

/**
 * @typedef {object} Pictures
 * @property {number} size pixels along each side
 * @property {number[]} layers that have pictures
 * @property {(layer: number, index: number) => Int8Array} bytes of one node
 */

const STRONGEST = 0.72; // of the full colours: the number stands on it
const RIM = 1; // px that the picture keeps from the outer edge of the circle

/**
 * Find the pictures of a moment; null where the nodes of this network have none.
 *
 * @param {Frame} frame
 * @returns {Pictures | null}
 */
export function picturesOf(frame) {
  if (frame.map) {
    const { node_size: size, nodes } = frame.map;
    return {
      size,
      layers: [...nodes.keys()],
      bytes: (layer, index) => bytesOf(nodes[layer][index]),
    };
  }
  const { facts } = frame.example;
  const isWhole = facts.length === SIDE * SIDE;
  if (!isWhole || !isPicture(facts.map(({ column }) => ({ name: column }))))
    return null;
  const weights = frame.array("weights", 1);
  const width = weights.length / facts.length;
  return {
    size: SIDE,
    layers: [1],
    bytes(_, index) {
      const own = Float64Array.from(
        facts,
        (_, pixel) => weights[pixel * width + index],
      );
      const largest = largestOf(own) || 1;
      return Int8Array.from(own, (weight) => Math.round((127 * weight) / largest));
    },
  };
}

/**
 * Draw on a canvas of its own, between the connections and the nodes.
 *
 * @param {HTMLCanvasElement} connections
 * @param {SVGElement} svg with the nodes
 */
export function createNodeMaps(connections, svg) {
  const canvas = document.createElement("canvas");
  canvas.className = "node-maps";
  canvas.setAttribute("aria-hidden", "true");
  connections.after(canvas);
  const small = document.createElement("canvas");
  /** @type {Pictures | null} */
  let pictures = null;
  /** What the last drawing was made of. @type {unknown[]} */
  let drawn = [];
  let revision = -1; // of that frame

  return {
    /**
     * @param {import("./layout.js").Picture} picture
     * @param {Frame} frame one without a map leaves that of the same run standing
     * @param {import("./palette.js").Palette} palette
     */
    draw(picture, frame, palette) {
      const parts = [frame, picture, palette];
      if (parts.every((part, i) => part === drawn[i])) return;
      const isSameRun = frame.revision === revision;
      const found = picturesOf(frame) ?? (isSameRun ? pictures : null);
      const isSame = found === pictures && picture === drawn[1] && palette === drawn[2];
      drawn = parts;
      revision = frame.revision;
      pictures = found;
      if (!isSame) drawAll(picture, palette);
    },
  };

  /**
   * @param {import("./layout.js").Picture} picture
   * @param {import("./palette.js").Palette} palette
   */
  function drawAll({ width, height, columns }, palette) {
    const context = canvas.getContext("2d");
    const brush = small.getContext("2d", { willReadFrequently: true });
    if (!context || !brush) return;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    context.scale(devicePixelRatio, devicePixelRatio);
    const last = columns.length - 1;
    for (const { layer, nodes } of columns) {
      const isPictured = layer < last && pictures?.layers.includes(layer);
      for (const { index } of nodes) {
        const node = svg.querySelector(`[data-node="${layer}:${index}"]`);
        node?.toggleAttribute("data-map", Boolean(isPictured));
      }
      if (!isPictured || !pictures) continue;
      const table = tableOf(palette);
      small.width = pictures.size;
      small.height = pictures.size;
      const image = brush.createImageData(pictures.size, pictures.size);
      for (const { index, x, y, r } of nodes) {
        paintDiverging(pictures.bytes(layer, index), table, image.data);
        brush.putImageData(image, 0, 0);
        context.save();
        context.beginPath();
        context.arc(x, y, r - RIM, 0, 2 * Math.PI);
        context.clip();
        context.imageSmoothingEnabled = pictures.size > SIDE;
        context.drawImage(small, x - r, y - r, 2 * r, 2 * r);
        context.restore();
      }
    }
  }
}

/** @type {{palette: import("./palette.js").Palette, table: Uint8ClampedArray} | null} */
let last = null;

/** @param {import("./palette.js").Palette} palette */
function tableOf(palette) {
  if (last?.palette !== palette) {
    const [zero, negative] = [palette.negative[0], palette.negative.at(-1) ?? ""];
    const positive = palette.positive.at(-1) ?? "";
    const [low, middle, high] = [negative, zero, positive].map(readColor);
    last = { palette, table: divergingTable(low, middle, high, STRONGEST) };
  }
  return last.table;
}
