import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterOf, valueAt } from "../../../static/network/edit_controls.js";
import { frozenAt } from "../../../static/network/frozen.js";
import { verdict } from "../../../static/network/gradient_check.js";

test("two numbers agree to the digits that they share", () => {
  assert.equal(verdict(0.08216704, 0.08216705, 1e-10), "Yes: they agree to 6 digits.");
  assert.equal(verdict(0.5, 0.5, 1e-10), "Yes: they agree to 9 digits.");
  assert.match(verdict(0.5, 0.25, 1e-10), /^They differ/);
});

test("what the rounding of the loss hides is not called a corner", () => {
  // A loss of 365 is rounded at 6e-14, so its slope is off by some 1e-8.
  assert.match(verdict(4.9e-17, -5.7e-9, 6.6e-8), /both are 0, as far as one can see/);
  assert.match(verdict(1e-7, 1.05e-7, 6.6e-8), /good to about 7·10⁻⁸/);
  assert.match(verdict(0.5, 0.25, 6.6e-8), /^They differ/);
});

test("a connection has a weight, a node behind the inputs has a bias", () => {
  assert.deepEqual(parameterOf({ kind: "connection", layer: 2, from: 3, to: 0 }), {
    name: "weights",
    layer: 2,
    index: [3, 0],
  });
  assert.deepEqual(parameterOf({ kind: "node", layer: 1, index: 4 }), {
    name: "biases",
    layer: 1,
    index: [4],
  });
  assert.equal(parameterOf({ kind: "node", layer: 0, index: 4 }), null);
});

test("weights lie row by row, one row for each node that they come from", () => {
  const frame = { array: () => Float64Array.of(10, 11, 12, 20, 21, 22) };
  const weight = /** @type {const} */ ({ name: "weights", layer: 1, index: [1, 2] });
  assert.equal(valueAt(frame, [2, 3], { ...weight, index: [1, 2] }), 22);
});

test("what is frozen is found by its place", () => {
  const frame = { frozen: [{ name: "weights", layer: 1, index: [1, 2] }] };
  assert.ok(frozenAt(frame, { name: "weights", layer: 1, index: [1, 2] }));
  assert.ok(!frozenAt(frame, { name: "weights", layer: 1, index: [2, 1] }));
  assert.ok(!frozenAt(frame, { name: "biases", layer: 1, index: [1] }));
});
