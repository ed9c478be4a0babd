import assert from "node:assert/strict";
import { test } from "node:test";
import { pointsOf } from "../../../static/panels/glance.js";

/** @param {string} points */
const heights = (points) =>
  points.split(" ").map((point) => Number(point.split(",")[1]));

test("the little curve falls where the loss does, and skips what was not measured", () => {
  const found = heights(pointsOf([0, 10, 20, 30], [0.9, null, 0.5, 0.2]));
  assert.equal(found.length, 3);
  assert.ok(found[0] < found[1] && found[1] < found[2], "down is less wrong");
});

test("before anything was learnt there is no curve", () => {
  assert.equal(pointsOf([0], [0.7]), "");
  assert.equal(pointsOf([], []), "");
});
