import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bytesOf,
  classTable,
  divergingTable,
  paintDiverging,
  paintStrongest,
  rounded,
  strongestAt,
} from "../../../static/charts/map_colors.js";

/** @type {import("../../../static/network/colors.js").Triple[]} */
const [ORANGE, GREY, BLUE] = [
  [194, 87, 12],
  [217, 214, 206],
  [11, 107, 181],
];

/** @param {Uint8ClampedArray} pixels @param {number} i */
const pixel = (pixels, i) => [...pixels.subarray(4 * i, 4 * i + 4)];

test("base64 is read as signed bytes", () => {
  assert.deepEqual([...bytesOf("gQB/")], [-127, 0, 127]);
});

test("the middle of the table is the background, its ends lean to the full colours", () => {
  const table = divergingTable(ORANGE, GREY, BLUE, 1);
  assert.deepEqual([...table.subarray(0, 3)], ORANGE);
  assert.deepEqual([...table.subarray(127 * 3, 127 * 3 + 3)], GREY);
  assert.deepEqual([...table.subarray(254 * 3)], BLUE);
});

test("every byte becomes one opaque pixel of its colour", () => {
  const table = divergingTable(ORANGE, GREY, BLUE, 1);
  const pixels = new Uint8ClampedArray(12);
  paintDiverging(Int8Array.of(-127, 0, 127), table, pixels);
  assert.deepEqual(pixel(pixels, 0), [...ORANGE, 255]);
  assert.deepEqual(pixel(pixels, 1), [...GREY, 255]);
  assert.deepEqual(pixel(pixels, 2), [...BLUE, 255]);
});

test("clear-cut answers have one colour on either side", () => {
  assert.equal(rounded(-1, 2), -127);
  assert.equal(rounded(1, 2), 127);
  assert.deepEqual(
    [-127, -60, 0, 60, 127].map((byte) => rounded(byte, 5)),
    [-127, -63, 0, 64, 127],
  );
});

test("of several classes the strongest colours a place, by how sure it is", () => {
  const tables = [ORANGE, BLUE, GREY].map((color) => classTable(GREY, color, 3));
  const outputs = [
    Int8Array.of(127, -60),
    Int8Array.of(-127, 20),
    Int8Array.of(-127, -100),
  ];
  assert.equal(strongestAt(outputs, 0), 0);
  assert.equal(strongestAt(outputs, 1), 1);
  const pixels = new Uint8ClampedArray(8);
  paintStrongest(outputs, tables, pixels, false);
  const sure = pixel(pixels, 0);
  const unsure = pixel(pixels, 1);
  paintStrongest(outputs, tables, pixels, true);
  assert.deepEqual(pixel(pixels, 0), sure);
  assert.notDeepEqual(pixel(pixels, 1), unsure);
});

test("a chance no better than a guess is as pale as the background", () => {
  const table = classTable(GREY, BLUE, 2);
  assert.deepEqual([...table.subarray(0, 3)], GREY);
  assert.deepEqual([...table.subarray(127 * 3, 127 * 3 + 3)], GREY);
});
