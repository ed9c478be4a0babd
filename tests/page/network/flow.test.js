import assert from "node:assert/strict";
import { test } from "node:test";
import {
  eased,
  flowBetween,
  knownDuring,
  pulseAt,
  swelling,
} from "../../../static/network/flow.js";
import { knownAt, usedWeights } from "../../../static/network/known.js";
import { PHASES } from "../phases.js";

/** @param {number} index @param {number} step */
const frame = (index, step = 0, row = 5) => ({
  revision: 1,
  step,
  phase: { ...PHASES[index], index },
  example: { row },
});

test("each phase knows what the phases so far have computed", () => {
  const known = PHASES.map((_, index) => knownAt(PHASES, index));
  assert.deepEqual(
    known.map(({ forward }) => forward),
    [0, 1, 2, 2, 2, 2, 2, 2],
  );
  assert.deepEqual(
    known.map(({ backward }) => backward),
    [3, 3, 3, 3, 2, 1, 1, 1],
  );
  assert.deepEqual(known.map(({ isTruthTold }) => isTruthTold).indexOf(true), 3);
  assert.deepEqual(known.map(({ isUpdated }) => isUpdated).indexOf(true), 6);
});

test("after the update the weights that were used are the new ones less the change", () => {
  /** @type {Record<string, number[]>} */
  const arrays = { weights: [0.5, -1], weight_changes: [0.25, 0.5] };
  const holder = {
    array: (/** @type {string} */ name) => Float64Array.from(arrays[name]),
  };
  assert.deepEqual([...usedWeights(holder, 1, false)], [0.5, -1]);
  assert.deepEqual([...usedWeights(holder, 1, true)], [0.25, -1.5]);
});

test("the next phase is seen to happen, and a step back is not", () => {
  assert.equal(flowBetween(frame(0), frame(1), null)?.name, "forward");
  assert.equal(flowBetween(frame(5), frame(6, 1), null)?.name, "update");
  assert.equal(flowBetween(frame(2), frame(1), null), null);
  assert.equal(flowBetween(null, frame(1), null), null);
});

test("the next step begins with other data", () => {
  assert.equal(flowBetween(frame(7, 1), frame(0, 1, 9), null)?.name, "data");
});

test("another example in focus or a jump is drawn straight", () => {
  assert.equal(flowBetween(frame(0, 0, 5), frame(1, 0, 6), null), null);
  assert.equal(flowBetween(frame(0, 0), frame(1, 3), null), null);
});

test("fast play is drawn straight, slow play ends before the next phase", () => {
  const fast = { unit: "step", per_second: 60 };
  assert.equal(flowBetween(frame(0), frame(1), fast), null);
  const slow = { unit: "phase", per_second: 4 };
  assert.equal(flowBetween(frame(0), frame(1), slow)?.milliseconds, 200);
});

test("a node lights up when the pulses have reached it", () => {
  const known = knownAt(PHASES, 1);
  const flow = flowBetween(frame(0), frame(1), null);
  assert.equal(knownDuring(known, flow, 0.3).forward, 0);
  assert.equal(knownDuring(known, flow, 0.9).forward, 1);
  assert.equal(knownDuring(known, flow, 1), known);
});

test("pulses run from the start of a line to its end", () => {
  assert.deepEqual(pulseAt(0), [0, 0]);
  const [tail, head] = pulseAt(1);
  assert.ok(tail >= 1 && head === 1);
  assert.equal(eased(0.5), 0.5);
});

test("a weight that grows swells beyond its new width, and settles on it", () => {
  assert.equal(swelling(2, 2.1, 1, 0), 2);
  assert.ok(Math.abs(swelling(2, 2.1, 1, 1) - 2.1) < 1e-9);
  assert.ok(swelling(2, 2.1, 1, 0.5) > 4);
  assert.ok(swelling(2, 1.9, -0.5, 0.5) < 1);
});
