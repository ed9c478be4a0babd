import assert from "node:assert/strict";
import { test } from "node:test";
import { readTable, tableText } from "../../../static/network/weight_table.js";

const SHAPE = { rows: 2, columns: 3 };
/** @type {any} */
const frame = {
  /** @param {string} name */
  array: (name) =>
    name === "weights" ? [0.5, -1, 2, 0.25, 1e-7, 1 / 3] : [0.1, 0, -0.2],
};

test("a table that is written is read again, with the biases in its last row", () => {
  const text = tableText(frame, 1, SHAPE);
  assert.equal(text.split("\n").length, 3);
  assert.deepEqual(readTable(text, SHAPE), {
    weights: [
      [0.5, -1, 2],
      [0.25, 1e-7, 1 / 3],
    ],
    biases: [0.1, 0, -0.2],
  });
});

test("a table is read as spreadsheets, programs and people write it", () => {
  const expected = {
    weights: [
      [1, 2, 3],
      [4, 5.5, 6],
    ],
    biases: null,
  };
  for (const text of [
    "1\t2\t3\n4\t5,5\t6\n",
    "1;2;3\r\n4;5,5;6",
    "1, 2, 3\n4, 5.5, 6",
    "1 2 3\n\n4 5.5 6",
    "1\t2\t3\n4\t11/2\t6",
  ]) {
    assert.deepEqual(readTable(text, SHAPE), expected, text);
  }
});

test("what is not a table of this shape is refused with its place", () => {
  for (const [text, message] of /** @type {const} */ ([
    ["1 2 3", /^Expected 2 rows, or 3 with the biases below; found 1\.$/],
    ["1 2 3\n4 5", /^Row 2: expected 3 numbers, found 2\.$/],
    ["1 2 3\n4 x 6", /^Row 2, number 2: Expected a number .* found "x"\.$/],
    ["1 2 3\n4 2e6 6", /^Row 2, number 2: .* from −1.000.000 to/],
    ["1 2 3\n4 1/0 6", /^Row 2, number 2: /],
  ])) {
    assert.throws(() => readTable(text, SHAPE), { name: "RangeError", message }, text);
  }
});
