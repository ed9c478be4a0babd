import assert from "node:assert/strict";
import { test } from "node:test";
import { heightIn, heightsOf } from "../../../static/charts/line_map.js";

/** @type {[number, number][]} */
const POINTS = [
  [0, -1],
  [1, 1],
];

test("the chart reaches to all points, and to a line near them", () => {
  const [low, high] = heightsOf(POINTS, [[0, 1.3]]);
  assert.ok(low <= -1);
  assert.ok(high >= 1.3);
});

test("a line that goes astray does not make the points small", () => {
  const [low, high] = heightsOf(POINTS, [
    [0, -40],
    [1, 90],
  ]);
  assert.ok(low > -2 && high < 2);
});

test("the chart is as high as its room, in units of which the width has 300", () => {
  assert.equal(heightIn({ clientWidth: 240, clientHeight: 120 }), 150);
  assert.equal(heightIn({ clientWidth: 360, clientHeight: 300 }), 250);
  assert.equal(heightIn({ clientWidth: 300, clientHeight: 20 }), 90);
});

test("a chart that has no room yet is drawn as usual", () => {
  assert.equal(heightIn(null), 250);
  assert.equal(heightIn({ clientWidth: 0, clientHeight: 0 }), 250);
});
