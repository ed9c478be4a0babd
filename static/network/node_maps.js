/** In every node its own answer over the plane, as a small round picture. */

import { bytesOf, divergingTable, paintDiverging } from "../charts/map_colors.js";
import { readColor } from "./colors.js";

const STRONGEST = 0.72; // of the full colours: the number stands on it
const RIM = 1; // px that the picture keeps from the outer edge of the circle

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

  /** @type {{node_size: number, nodes: string[][]} | null} */
  let map = null;
  let revision = -1;
  /** What the last drawing was made of. @type {unknown[]} */
  let drawn = [];

  return {
    /**
     * @param {import("./layout.js").Picture} picture
     * @param {any} frame one without a map leaves that of the same run standing
     * @param {import("./palette.js").Palette} palette
     */
    draw(picture, frame, palette) {
      if (frame.map || frame.revision !== revision) map = frame.map;
      revision = frame.revision;
      const parts = [picture, map, palette];
      if (parts.every((part, i) => part === drawn[i])) return;
      drawn = parts;
      const { width, height, columns } = picture;
      const context = canvas.getContext("2d");
      const brush = small.getContext("2d", { willReadFrequently: true });
      if (!context || !brush) return;
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
      context.scale(devicePixelRatio, devicePixelRatio);
      for (const { layer, nodes } of columns) {
        for (const { index } of nodes) {
          const node = svg.querySelector(`[data-node="${layer}:${index}"]`);
          node?.toggleAttribute("data-map", Boolean(map?.nodes[layer]));
        }
      }
      if (!map) return;
      const table = tableOf(palette);
      small.width = map.node_size;
      small.height = map.node_size;
      const image = brush.createImageData(map.node_size, map.node_size);
      for (const { layer, nodes } of columns.slice(0, map.nodes.length)) {
        for (const { index, x, y, r } of nodes) {
          paintDiverging(bytesOf(map.nodes[layer][index]), table, image.data);
          brush.putImageData(image, 0, 0);
          context.save();
          context.beginPath();
          context.arc(x, y, r - RIM, 0, 2 * Math.PI);
          context.clip();
          context.drawImage(small, x - r, y - r, 2 * r, 2 * r);
          context.restore();
        }
      }
    },
  };
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
