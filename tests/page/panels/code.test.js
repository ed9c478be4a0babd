import assert from "node:assert/strict";
import { test } from "node:test";
import { indentOf, scrollFor, variables } from "../../../static/panels/code.js";

const ROWS = [
  { name: "layer.a", shape: [8, 32], first: [0.99786, -0.25, 0.5] },
  { name: "network.loss", shape: [], first: [0.951908] },
  { name: "layer.z", shape: [2], first: [null, -0.0000014] },
];

/**
 * Collect the texts of what is drawn.
 * @param {any} node
 * @returns {string[]}
 */
function texts(node) {
  if (node === null || node === undefined || typeof node === "boolean") return [];
  if (Array.isArray(node)) return node.flatMap(texts);
  return typeof node === "object" ? texts(node.props.children) : [String(node)];
}

test("the small pane names shape and first two values of each variable", () => {
  const said = texts(variables(ROWS, false)).join("|");
  assert.match(said, /layer\.a\|8×32\|0\.998\|−0\.25\|network\.loss\|1\|0\.952\|/);
  assert.match(said, /layer\.z\|2\|–\|−1\.4·10⁻⁶$/);
});

test("the large pane has more values, with more digits", () => {
  const said = texts(variables(ROWS, true)).join("|");
  assert.match(
    said,
    /layer\.a\|8 × 32\|0\.9979\|−0\.25\|0\.5\|network\.loss\|one number/,
  );
});

test("where nothing is computed, it says so", () => {
  assert.deepEqual(texts(variables([], false)), ["Nothing is computed here."]);
});

test("the view scrolls only as far as the lit lines need", () => {
  const view = { top: 0, height: 100 };
  assert.equal(scrollFor(view, { top: 20, bottom: 60 }, 10), 0);
  assert.equal(scrollFor(view, { top: 120, bottom: 160 }, 10), 110);
  assert.equal(indentOf("    yield DATA"), 4);
});
