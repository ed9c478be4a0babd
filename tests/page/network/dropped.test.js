/** A node that dropout leaves out is shown as such, and never as one that answers 0. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { classesOf } from "../../../static/network/node.js";
import { isLeftOut } from "../../../static/network/nodes.js";
import { catalog } from "../catalog.js";
import { made } from "../made.js";

/** @param {string} activation @param {number} dropout @returns {any} */
const stateOf = (activation, dropout) => ({
  catalog,
  experiment: made({
    network: { sizes: [2, 2, 1], activations: [activation, "sigmoid"] },
    experiment: { dropout },
  }),
});
/** @param {number} a @param {number} z @param {boolean} [isAsked] @returns {any} */
const frameOf = (a, z, isAsked = false) => ({
  isAsked,
  array: (/** @type {string} */ name) => (name === "a" ? [a] : [z]),
});

test("a node that would answer and gives 0 is left out", () => {
  const dropping = stateOf("tanh", 0.5);
  assert.ok(isLeftOut(frameOf(0, 0.7), 1, 0, dropping));
  assert.ok(!isLeftOut(frameOf(0.6, 0.7), 1, 0, dropping));
  assert.ok(!isLeftOut(frameOf(0, 0.7, true), 1, 0, dropping), "asking drops none");
  assert.ok(!isLeftOut(frameOf(0, 0.7), 2, 0, dropping), "an output stays");
  assert.ok(!isLeftOut(frameOf(0, 0.7), 1, 0, stateOf("tanh", 0)));
});

test("a 0 that the activation gives by itself is a 0", () => {
  assert.ok(!isLeftOut(frameOf(0, -0.7), 1, 0, stateOf("relu", 0.5)));
  assert.ok(isLeftOut(frameOf(0, 0.7), 1, 0, stateOf("relu", 0.5)));
});

test("it has a look of its own", () => {
  /** @type {any} */
  const state = { isKnown: true, a: 0, delta: 0, isLit: false, isNear: true };
  assert.equal(classesOf("node", { ...state, isDropped: true }), "node is-dropped");
  assert.equal(classesOf("node", { ...state, isDropped: false }), "node is-zero");
});
