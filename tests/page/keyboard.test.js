import assert from "node:assert/strict";
import { test } from "node:test";
import { KEYS, listenToKeys, NOT_MINE, nameOf, rowOf } from "../../static/keyboard.js";
import { createStore } from "../../static/store.js";

/** @param {string} key @param {Record<string, boolean>} [held] */
const press = (key, held = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

/** @param {string} key @param {Record<string, boolean>} [held] @param {any} [patch] */
function sentBy(key, held = {}, patch = {}) {
  const store = createStore();
  store.set(patch);
  /** @type {unknown[][]} */
  const sent = [];
  const said = rowOf(press(key, held))?.act(store, async (kind, fields) => {
    sent.push([kind, fields]);
    return true;
  });
  return { sent, said, state: store.get() };
}

test("no key stands in two rows", () => {
  const all = KEYS.flatMap(({ keys }) => keys);
  assert.equal(new Set(all).size, all.length);
});

test("keys are named as they are printed", () => {
  assert.equal(nameOf(press(" ")), "Space");
  assert.equal(nameOf(press("ArrowRight", { shiftKey: true })), "Shift →");
  assert.equal(nameOf(press("r")), "R");
  assert.equal(nameOf(press("?", { shiftKey: true })), "?");
});

test("Space plays, and pauses what is playing", () => {
  assert.deepEqual(sentBy(" ").sent, [["play", undefined]]);
  const playing = { status: { is_playing: true } };
  assert.deepEqual(sentBy(" ", {}, playing).sent, [["pause", undefined]]);
});

test("arrows and a clicker step by the chosen unit, with Shift by an epoch", () => {
  const chosen = { unit: "step" };
  assert.deepEqual(sentBy("ArrowRight", {}, chosen).sent, [["step", chosen]]);
  assert.deepEqual(sentBy("PageUp", {}, chosen).sent, [["back", chosen]]);
  assert.deepEqual(sentBy("ArrowLeft", { shiftKey: true }).sent, [
    ["back", { unit: "epoch" }],
  ]);
});

test("B blacks the screen only on a stage", () => {
  assert.equal(sentBy("b").state.isBlack, false);
  assert.equal(sentBy(".", {}, { isStage: true }).state.isBlack, true);
});

test("Esc lets go of the inspected number first, then leaves the stage", () => {
  const selection = { kind: "node", layer: 0, index: 0 };
  const held = sentBy("Escape", {}, { isStage: true, selection, isPinned: true }).state;
  assert.deepEqual([held.selection, held.isPinned, held.isStage], [null, false, true]);
  assert.equal(sentBy("Escape", {}, { isStage: true }).state.isStage, false);
});

test("Esc makes the enlarged code small", () => {
  assert.equal(sentBy("Escape", {}, { isCodeLarge: true }).state.isCodeLarge, false);
});

test("Esc is the browser's where it has nothing to close", () => {
  assert.equal(sentBy("Escape").said, NOT_MINE);
  assert.notEqual(sentBy("Escape", {}, { isStage: true }).said, NOT_MINE);
});

test("Ctrl or the command key undoes, with Shift or as Ctrl Y it does again", () => {
  const both = { status: { can_undo: true, can_redo: true } };
  assert.deepEqual(sentBy("z", { ctrlKey: true }, both).sent, [["undo", undefined]]);
  const held = { metaKey: true, shiftKey: true };
  assert.deepEqual(sentBy("Z", held, both).sent, [["redo", undefined]]);
  assert.deepEqual(sentBy("y", { ctrlKey: true }, both).sent, [["redo", undefined]]);
  assert.deepEqual(sentBy("z", { ctrlKey: true }).sent, []);
});

test("N and P go by whole steps, whatever the arrows do", () => {
  assert.deepEqual(sentBy("n").sent, [["step", { unit: "step" }]]);
  assert.deepEqual(sentBy("p").sent, [["back", { unit: "step" }]]);
});

test("the browser keeps its own key combinations", () => {
  assert.equal(rowOf(press("r", { ctrlKey: true })), undefined);
});

/** @param {any} patch */
function listening(patch) {
  /** @type {(event: any) => void} */
  let heard = () => {};
  Object.assign(globalThis, {
    addEventListener: (
      /** @type {string} */ _,
      /** @type {typeof heard} */ listener,
    ) => {
      heard = listener;
    },
    Element: class {},
  });
  const store = createStore();
  store.set({ role: "driver", connection: "open", ...patch });
  /** @type {((isDone: boolean) => void)[]} what is still to be answered */
  const asked = [];
  listenToKeys(store, () => new Promise((settle) => asked.push(settle)));
  /** @param {boolean} repeat */
  const right = (repeat) => {
    let isTaken = false;
    heard({ ...press("ArrowRight"), repeat, preventDefault: () => (isTaken = true) });
    return isTaken;
  };
  return { right, asked };
}

test("a key that is held down waits until what it asked for is done", async () => {
  const { right, asked } = listening({});
  assert.ok(right(false));
  assert.ok(right(true));
  assert.equal(asked.length, 1);
  asked[0](true);
  await new Promise(setImmediate);
  right(true);
  assert.equal(asked.length, 2);
  right(false); // pressed anew, it is a press of its own
  assert.equal(asked.length, 3);
});

test("without a connection a key does no more than a button", () => {
  const { right, asked } = listening({ connection: "lost" });
  assert.ok(right(false));
  assert.equal(asked.length, 0);
});
