/** A decision map on a canvas: each byte one pixel of a small picture, then enlarged. */

import {
  bytesOf,
  classTable,
  divergingTable,
  paintDiverging,
  paintStrongest,
} from "./map_colors.js";
import { CLASS_COLORS, tripleOf } from "./theme_colors.js";

/** @typedef {import("../wire.d.ts").PlaneMap} PlaneMap */

/** @param {HTMLCanvasElement} canvas */
export function createHeat(canvas) {
  const small = document.createElement("canvas");
  /** @type {Uint8ClampedArray[]} */
  let tables = [];
  /** @type {Int8Array[]} */
  let outputs = [];
  /** @type {PlaneMap | null} */
  let decoded = null;

  /** @param {PlaneMap} map */
  const decode = (map) => {
    if (map !== decoded) outputs = map.outputs.map(bytesOf);
    decoded = map;
    if (tables.length === outputs.length) return;
    const zero = tripleOf(canvas, "--zero");
    const full = CLASS_COLORS.map((name) => tripleOf(canvas, name));
    tables =
      outputs.length === 1
        ? [divergingTable(full[0], zero, full[1])]
        : outputs.map((_, k) =>
            classTable(zero, full[k % full.length], outputs.length),
          );
  };

  return {
    /** @param {PlaneMap} map of a frame */
    outputsOf(map) {
      decode(map);
      return outputs;
    },
    /** Forget the colours: the theme has changed. */
    forget() {
      tables = [];
    },
    /**
     * @param {PlaneMap} map of a frame
     * @param {import("../store.js").State} state
     */
    draw(map, { isDiscrete, experiment }) {
      decode(map);
      // Drawn by the processor, which is the faster one at pictures this small.
      const context = canvas.getContext("2d", { willReadFrequently: true });
      const brush = small.getContext("2d", { willReadFrequently: true });
      if (!context || !brush) return;
      small.width = map.size;
      small.height = map.size;
      const image = brush.createImageData(map.size, map.size);
      if (outputs.length > 1) {
        paintStrongest(outputs, tables, image.data, isDiscrete);
      } else {
        const levels = experiment?.outcomes.length ? 2 : 5;
        paintDiverging(outputs[0], tables[0], image.data, isDiscrete ? levels : 0);
      }
      brush.putImageData(image, 0, 0);
      const size = Math.round(canvas.clientWidth * devicePixelRatio);
      if (canvas.width !== size) {
        canvas.width = size;
        canvas.height = size;
      }
      context.imageSmoothingQuality = "high";
      context.drawImage(small, 0, 0, size, size);
    },
  };
}
