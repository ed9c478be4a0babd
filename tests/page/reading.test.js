import assert from "node:assert/strict";
import { test } from "node:test";
import { readingStore } from "../../static/reading.js";
import { createStore } from "../../static/store.js";
import { made } from "./made.js";

/** @type {import('../../static/wire.d.ts').OfferedSpeed[]} */
const SPEEDS = [
  { unit: "phase", per_second: 2, plain: "" },
  { unit: "step", per_second: 10, plain: "" },
  { unit: "step", per_second: 60, plain: "" },
  { unit: "step", per_second: null, plain: "" },
];

/** @param {number} speed @param {boolean} isPlaying */
function played(speed, isPlaying) {
  const store = createStore();
  store.set({ catalog: made({ speeds: SPEEDS }), status: made({ speed }) });
  const reading = readingStore(store);
  /** @type {(number | undefined)[]} */
  const told = [];
  reading.subscribe(
    (state) => state.frame,
    (frame, state) => {
      assert.equal(state.frame, frame);
      told.push(frame?.step);
    },
  );
  /** @param {number} step @param {number} [revision] */
  const show = (step, revision = 1) =>
    store.set({ frame: made({ step, revision, is_playing: isPlaying }) });
  return { store, reading, told, show };
}

test("whatever goes slowly enough to be read is told at once", () => {
  for (const speed of [0, 1]) {
    const { told, show } = played(speed, true);
    for (const step of [1, 2, 3]) show(step);
    assert.deepEqual(told, [undefined, 1, 2, 3]);
  }
});

test("what stands still is told at once, at whatever speed it would play", () => {
  const { told, show } = played(3, false);
  for (const step of [1, 2, 3]) show(step);
  assert.deepEqual(told, [undefined, 1, 2, 3]);
});

test("a moment rests while others rush by, and the last one is told", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  for (const speed of [2, 3]) {
    const { store, reading, told, show } = played(speed, true);
    for (const step of [1, 2, 3]) show(step);
    assert.deepEqual(told, [undefined, 1]);
    assert.equal(store.get().frame?.step, 3);
    assert.equal(reading.get().frame?.step, 1);
    t.mock.timers.tick(200);
    assert.deepEqual(told, [undefined, 1, 3]);
  }
});

test("a moment of another network is told at once", () => {
  const { told, show } = played(3, true);
  show(5);
  show(0, 2);
  assert.deepEqual(told, [undefined, 5, 0]);
});

test("all but the frame is as it is in the store", () => {
  const { store, reading, show } = played(3, true);
  show(1);
  show(2);
  reading.set({ vocabulary: "technical" });
  assert.equal(store.get().vocabulary, "technical");
  assert.equal(reading.get().vocabulary, "technical");
  assert.equal(reading.get(), reading.get());
});
