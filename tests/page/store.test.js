import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, INITIAL } from "../../static/store.js";

test("a listener hears at once and then only of changes of what it selects", () => {
  const store = createStore();
  /** @type {string[]} */
  const heard = [];
  store.subscribe(
    (state) => state.vocabulary,
    (vocabulary) => heard.push(vocabulary),
  );
  store.set({ theme: "dark" });
  store.set({ vocabulary: "technical" });
  store.set({ vocabulary: "technical" });
  assert.deepEqual(heard, ["plain", "technical"]);
});

test("who unsubscribes hears no more", () => {
  const store = createStore();
  let count = 0;
  const stop = store.subscribe(
    (state) => state.scale,
    () => {
      count += 1;
    },
  );
  stop();
  store.set({ scale: 2 });
  assert.equal(count, 1);
});

test("a listener may set the state itself, and all hear the last value", () => {
  const store = createStore();
  /** @type {boolean[]} */
  const heard = [];
  store.subscribe(
    (state) => state.isStage,
    (isStage) => {
      if (!isStage && store.get().isBlack) store.set({ isBlack: false });
    },
  );
  store.subscribe(
    (state) => state.isBlack,
    (isBlack) => heard.push(isBlack),
  );
  store.set({ isStage: true, isBlack: true });
  store.set({ isStage: false });
  assert.deepEqual(heard, [false, true, false]);
});

test("the initial state is not touched", () => {
  createStore().set({ scale: 3 });
  assert.equal(INITIAL.scale, 1);
});
