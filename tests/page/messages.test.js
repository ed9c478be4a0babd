import assert from "node:assert/strict";
import { test } from "node:test";
import { changeBy } from "../../static/messages.js";
import { INITIAL } from "../../static/store.js";
import { made } from "./made.js";

/** @typedef {import("../../static/wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @param {number[]} sizes @returns {ExperimentEvent} */
const experimentOf = (...sizes) => made({ kind: "experiment", network: { sizes } });
const experiment = experimentOf(2, 3, 1);
/** @type {import("../../static/store.js").State} */
const pinned = {
  ...INITIAL,
  experiment,
  selection: { kind: "node", layer: 1, index: 2 },
  isPinned: true,
};

test("a new experiment of the same shape keeps what is pinned", () => {
  assert.equal(changeBy({ ...experiment, revision: 2 }, pinned).isPinned, true);
});

test("another shape lets go of what is pinned: it may not exist there", () => {
  const { selection, isPinned } = changeBy(experimentOf(2, 1), pinned);
  assert.deepEqual([selection, isPinned], [null, false]);
});

test("a curve arrives as points and is kept as columns", () => {
  /** @type {[number, number, number | null][]} */
  const points = [
    [0, 0.7, 0.8],
    [10, 0.5, null],
  ];
  assert.deepEqual(changeBy({ kind: "curve", points }, INITIAL).curve, {
    steps: [0, 10],
    train: [0.7, 0.5],
    test: [0.8, null],
  });
});

test("a kind that this page does not know changes nothing", () => {
  const later = /** @type {never} */ ({ kind: "toString" });
  assert.deepEqual(changeBy(later, INITIAL), {});
});
