import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemory } from "../../static/memory.js";

/** @returns {any} */
function shelf() {
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) =>
      kept.set(name, value),
    removeItem: (/** @type {string} */ name) => kept.delete(name),
  };
}

test("what is kept is found again, and forgotten when told", () => {
  const store = shelf();
  createMemory(() => store).set("theme", "dark");
  assert.equal(createMemory(() => store).get("theme"), "dark");
  createMemory(() => store).set("theme", null);
  assert.equal(createMemory(() => store).get("theme"), null);
});

test("where the browser keeps nothing, it lasts as long as the page", () => {
  const memory = createMemory(() => {
    throw new Error("Access is denied for this document.");
  });
  assert.equal(memory.get("key"), null);
  memory.set("key", "a");
  assert.equal(memory.get("key"), "a");
  memory.set("key", null);
  assert.equal(memory.get("key"), null);
});

test("two places of one store do not know of each other", () => {
  const store = shelf();
  const [first, second] = ["#data=iris ", "#data=xor "].map((place) =>
    createMemory(() => store, place),
  );
  first.set("key", "a");
  assert.equal(second.get("key"), null);
  second.set("key", "b");
  assert.equal(first.get("key"), "a");
});
