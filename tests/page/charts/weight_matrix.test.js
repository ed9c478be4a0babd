import assert from "node:assert/strict";
import { test } from "node:test";
import { divergingTable } from "../../../static/charts/map_colors.js";
import {
  cellSize,
  labelled,
  movedCell,
  packedColors,
  paintWeights,
} from "../../../static/charts/weight_matrix.js";
import { sentenceOf } from "../../../static/network/weight_words.js";
import { made } from "../made.js";

/** @type {[number, number, number][]} */
const [ORANGE, GREY, BLUE] = [
  [194, 87, 12],
  [217, 214, 206],
  [11, 107, 181],
];

test("zero is near the background, both ends are full, what is beyond stays full", () => {
  const colors = packedColors(divergingTable(ORANGE, GREY, BLUE, 1));
  const pixels = new Uint32Array(6);
  paintWeights([-0.5, 0, 0.5, -9, 9, Number.NaN], 0.5, colors, pixels);
  const bytes = [...new Uint8Array(pixels.buffer)];
  /** @param {number} i */
  const colorAt = (i) => bytes.slice(4 * i, 4 * i + 4);
  assert.deepEqual(colorAt(0), [...ORANGE, 255]);
  assert.deepEqual(colorAt(1), [...GREY, 255]);
  assert.deepEqual(colorAt(2), [...BLUE, 255]);
  assert.deepEqual(colorAt(3), colorAt(0));
  assert.deepEqual(colorAt(4), colorAt(2));
  assert.equal(colorAt(5)[3], 255);
});

test("to paint 100 000 weights, each of them is read once", () => {
  const weights = Float32Array.from({ length: 784 * 128 }, (_, i) => Math.sin(i));
  const reads = new Uint8Array(weights.length);
  const watched = new Proxy(weights, {
    get(target, place) {
      reads[Number(place)] += 1;
      return target[Number(place)];
    },
  });
  const colors = packedColors(divergingTable(ORANGE, GREY, BLUE, 1));
  paintWeights(watched, 1, colors, new Uint32Array(weights.length));
  assert.ok(reads.every((count) => count === 1));
});

test("all cells have the same whole size, and never less than a pixel", () => {
  const room = { width: 800, height: 450 };
  assert.deepEqual(cellSize({ rows: 64, columns: 64 }, room), { width: 12, height: 7 });
  assert.deepEqual(cellSize({ rows: 784, columns: 512 }, room), {
    width: 1,
    height: 1,
  });
  const few = cellSize({ rows: 2, columns: 1 }, room);
  assert.ok(few.width <= 88 && few.height <= 42);
});

test("no more nodes are named than there is room for, and one at least", () => {
  assert.deepEqual(labelled(3, 20, 15), [0, 1, 2]);
  assert.deepEqual(labelled(12, 7, 30), [4, 9]);
  assert.deepEqual(labelled(3, 1, 30), [2]);
});

test("the cursor stops at the edges", () => {
  const shape = { rows: 12, columns: 8 };
  const corner = { from: 0, to: 0 };
  assert.deepEqual(movedCell(corner, "ArrowUp", shape), corner);
  assert.deepEqual(movedCell(corner, "ArrowDown", shape), { from: 1, to: 0 });
  assert.deepEqual(movedCell(corner, "End", shape), { from: 0, to: 7 });
  assert.deepEqual(movedCell(corner, "PageDown", shape), { from: 10, to: 0 });
  assert.equal(movedCell(corner, "x", shape), null);
});

test("a weight is said with both its ends", () => {
  /** @type {import("../../../static/wire.d.ts").ExperimentEvent} */
  const experiment = made({
    inputs: [{ name: "Age" }],
    outputs: [{ name: "leaves" }],
    network: { sizes: [1, 8, 1], name_starts: ["", "h", ""] },
  });
  assert.equal(
    sentenceOf(experiment, { layer: 1, from: 0, to: 2 }, -0.4204),
    "weight from Age to h3: −0.42",
  );
});
