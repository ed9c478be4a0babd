import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "../../../static/panels/way.js";

/** @param {string} line */
const heights = (line) => line.split(" ").map((point) => Number(point.split(",")[1]));

test("a chance is placed between 0 and 1, and nearer to the truth is nearer", () => {
  const { line, goal } = placed(
    { steps: [0, 64, 100], answers: [0.5, 0.7, 0.9], goal: 1 },
    true,
  );
  const found = heights(line).map((y) => Math.abs(y - Number(goal)));
  assert.ok(found[0] > found[1] && found[1] > found[2]);
  assert.match(line, /^0\.0,/);
  assert.match(line, / 200\.0,\S+$/);
});

test("numbers take the room that they need, the truth too", () => {
  const { line, goal } = placed({ steps: [0, 9], answers: [30, 20], goal: 10 }, false);
  assert.deepEqual([...heights(line), Number(goal)].map(Math.round), [3, 32, 61]);
});

test("a single answer is a point at the start", () => {
  assert.equal(placed({ steps: [0], answers: [0.5], goal: 0 }, true).line, "0.0,32.0");
});
