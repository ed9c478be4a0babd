import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, FUNCTIONS, withNumbers } from "../../../static/network/tree.js";
import { formula } from "../catalog.js";
import { check } from "./evaluating.js";

/** @type {Record<string, number>} */
const ARITIES = formula.functions;
const VALUES = { a: 0.75, b: 0.25, total: 1.5 };

test("the page evaluates every function and sign that a formula may have", () => {
  const known = [...Object.keys(FUNCTIONS), "total"].sort();
  assert.deepEqual(known, [...Object.keys(ARITIES), ...formula.signs].sort());
});

for (const [name, arity] of Object.entries(ARITIES)) {
  test(`${name} is evaluated, and what is printed of it says the same`, () => {
    const tree = /** @type {any} */ ([name, ...["a", "b"].slice(0, arity)]);
    const value = evaluate(tree, VALUES);
    assert.ok(Number.isFinite(value));
    const printed = withNumbers(
      tree,
      VALUES,
      () => 17,
      (one) => [one],
    );
    assert.ok(check([...printed, "=", { n: value, digits: 6 }], 6, name));
  });
}
