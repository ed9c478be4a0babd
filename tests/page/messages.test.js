import assert from "node:assert/strict";
import { test } from "node:test";
import { changeBy } from "../../static/messages.js";
import { INITIAL } from "../../static/store.js";

const experiment = { kind: "experiment", network: { sizes: [2, 3, 1] } };
/** @type {any} */
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
  const other = { ...experiment, network: { sizes: [2, 1] } };
  const { selection, isPinned } = changeBy(other, pinned);
  assert.deepEqual([selection, isPinned], [null, false]);
});

test("a curve arrives as points and is kept as columns", () => {
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
  assert.deepEqual(changeBy({ kind: "toString" }, INITIAL), {});
});
