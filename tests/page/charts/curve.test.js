import assert from "node:assert/strict";
import { test } from "node:test";
import { lossText, roomFor } from "../../../static/charts/curve_options.js";
import { extended, lossAt } from "../../../static/charts/curve_points.js";
import { scoreText } from "../../../static/panels/number_text.js";

const CURVE = { steps: [0, 10], train: [0.7, 0.6], test: [0.71, 0.62] };
const copy = () => structuredClone(CURVE);

test("a later frame with a loss is appended, and the store sees a new curve", () => {
  const curve = copy();
  const longer = extended(curve, { scored_step: 12, train_loss: 0.5, test_loss: null });
  assert.notEqual(longer, curve);
  assert.deepEqual(longer, {
    steps: [0, 10, 12],
    train: [0.7, 0.6, 0.5],
    test: [0.71, 0.62, null],
  });
});

test("a frame of the past or without a loss changes nothing", () => {
  const curve = copy();
  assert.equal(
    extended(curve, { scored_step: 10, train_loss: 1, test_loss: 1 }),
    curve,
  );
  assert.equal(
    extended(curve, { scored_step: 11, train_loss: null, test_loss: null }),
    curve,
  );
});

test("a curve never grows past what can be seen", () => {
  /** @type {import("../../../static/charts/curve_points.js").Curve} */
  let curve = { steps: [], train: [], test: [] };
  for (let step = 0; step < 20_000; step++) {
    curve = extended(curve, {
      scored_step: step,
      train_loss: 1 / (1 + step),
      test_loss: null,
    });
  }
  assert.ok(curve.steps.length <= 4097);
  assert.equal(curve.steps[0], 0);
  assert.equal(curve.steps.at(-1), 19_999);
  assert.equal(curve.test.length, curve.steps.length);
});

test("the loss at a step is that of the nearest point before it", () => {
  assert.equal(lossAt(CURVE.steps, CURVE.train, 10), 0.6);
  assert.equal(lossAt(CURVE.steps, CURVE.train, 9), 0.7);
  assert.equal(lossAt(CURVE.steps, CURVE.train, -1), null);
});

test("the axis has room for its longest mark", () => {
  assert.equal(roomFor(null, 10), 30);
  assert.equal(roomFor([0, 5, 10], 10), 30);
  assert.ok(roomFor(["0.235", "0.24"], 10) > 5 * 6 + 4);
});

test("the marks of a nearly level curve differ", () => {
  assert.deepEqual([0.707169, 0.70717, 0, 25000].map(lossText), [
    "0.707169",
    "0.70717",
    "0",
    "25\u202f000",
  ]);
});

test("a score is a share, a plain number, or a dash that keeps its place", () => {
  assert.equal(scoreText("accuracy", 0.8125), "81.3\u202f%");
  assert.equal(scoreText("R²", -0.5), "−0.50");
  assert.equal(scoreText("accuracy", null), "–");
});
