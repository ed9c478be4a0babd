import assert from "node:assert/strict";
import { test } from "node:test";
import { mix, pick, ramp, readColor } from "../../../static/network/colors.js";
import {
  dashOf,
  HAIRLINE,
  largestOf,
  roundUp,
  scaleMaximum,
  widthOf,
} from "../../../static/network/scales.js";

test("a maximum is the next round number", () => {
  assert.deepEqual([0.31, 1, 1.01, 2.4, 7, 83].map(roundUp), [0.4, 1, 1.5, 3, 8, 100]);
});

test("the scale rises at once and falls only when all has become much smaller", () => {
  assert.equal(scaleMaximum(0.7), 1);
  assert.equal(scaleMaximum(0.9, 0.8), 1.5);
  assert.equal(scaleMaximum(0.3, 1), 1);
  assert.equal(scaleMaximum(0.2, 1), 0.3);
});

test("the scale stays where there is nothing to measure", () => {
  assert.equal(scaleMaximum(0, 2), 2);
  assert.equal(scaleMaximum(Number.NaN, 2), 2);
  assert.equal(scaleMaximum(0), 1);
});

test("width is proportional to size, with a hairline for the thinnest", () => {
  const scale = { maximum: 2, widest: 8 };
  assert.equal(widthOf(-1, scale), 4);
  assert.equal(widthOf(2, scale), 8);
  assert.equal(widthOf(0.001, scale), HAIRLINE);
});

test("only negative weights are dashed", () => {
  assert.equal(dashOf(0.5, 2), null);
  assert.equal(dashOf(-0.5, 2)?.length, 2);
});

test("the largest is found by size, not by sign", () => {
  assert.equal(largestOf([0.1, -3, 2]), 3);
  assert.equal(largestOf([]), 0);
});

test("a ramp runs from the zero colour to the full one", () => {
  const colors = ramp([217, 214, 206], [11, 107, 181]);
  assert.equal(colors[0], "rgb(217 214 206)");
  assert.equal(pick(colors, 1), "rgb(11 107 181)");
  assert.equal(pick(colors, -5), colors[0]);
  assert.equal(mix([0, 0, 0], [255, 255, 255], 0.5), "rgb(99 99 99)");
});

test("colours are read as browsers write them", () => {
  assert.deepEqual(readColor("rgb(11, 107, 181)"), [11, 107, 181]);
  assert.deepEqual(readColor("color(srgb 1 0 0.2)"), [255, 0, 51]);
});
