import assert from "node:assert/strict";
import { test } from "node:test";
import { barsOf } from "../../../static/charts/bars.js";
import {
  asValues,
  BLACK,
  fromValues,
  inked,
  isPicture,
  stroked,
} from "../../../static/charts/pixels.js";

const WHITE = Array(64).fill(0);

test("the pen is black in its middle and fades within a cell", () => {
  const pixels = inked(WHITE, 3.5, 2.5);
  assert.equal(pixels[2 * 8 + 3], BLACK);
  assert.equal(pixels[2 * 8 + 5], 0);
  const beside = inked(WHITE, 3.9, 2.5)[2 * 8 + 4];
  assert.ok(beside > 0 && beside < BLACK);
});

test("a stroke leaves no gaps, keeps what was darker, and can be rubbed out", () => {
  const line = stroked(WHITE, { x: 0.5, y: 4.5 }, { x: 7.5, y: 4.5 });
  assert.ok(line.slice(32, 40).every((ink) => ink === BLACK));
  assert.deepEqual(stroked(line, { x: 3.5, y: 4.5 }, { x: 3.5, y: 4.5 }), line);
  const rubbed = stroked(line, { x: 0.5, y: 4.5 }, { x: 7.5, y: 4.5 }, true);
  assert.ok(rubbed.slice(32, 40).every((ink) => ink === 0));
});

test("pixels are named as in the data set, and come back from an example", () => {
  const pixels = inked(WHITE, 6.5, 7.5);
  const values = asValues(pixels);
  assert.equal(values.p76, BLACK);
  assert.deepEqual(fromValues({ ...values, digit: 3 }), pixels);
});

test("only columns that are pixels make a picture", () => {
  assert.ok(isPicture([{ name: "p00" }, { name: "p77" }]));
  assert.ok(!isPicture([{ name: "p00" }, { name: "age" }]));
  assert.ok(!isPicture([]));
});

const OUTCOMES = ["setosa", "versicolor", "virginica"].map((name) => ({ name }));
const PREDICTION = { chances: [0.1, 0.7, 0.2], outcome: 1, is_right: null };

test("the answer's bar has its colour; the truth is marked only once it is told", () => {
  const before = barsOf(OUTCOMES, PREDICTION, null);
  assert.deepEqual(
    before.map(({ tone, mark }) => [tone, mark]),
    [
      ["", ""],
      ["own", ""],
      ["", ""],
    ],
  );
  const after = barsOf(OUTCOMES, PREDICTION, 2);
  assert.deepEqual(
    after.map(({ tone, mark }) => [tone, mark]),
    [
      ["", ""],
      ["wrong", ""],
      ["", "✓"],
    ],
  );
  assert.equal(barsOf(OUTCOMES, PREDICTION, 1)[1].tone, "right");
});

test("of many classes the likeliest are drawn, and the truth in any case", () => {
  const outcomes = Array.from({ length: 30 }, (_, i) => ({ name: `class ${i}` }));
  const chances = outcomes.map((_, i) => (i + 1) / 465);
  const bars = barsOf(outcomes, { chances, outcome: 29 }, 0);
  assert.equal(bars.length, 14);
  assert.ok(bars.some(({ mark }) => mark === "✓"));
});

test("before the answer is made no share is told", () => {
  const bars = barsOf(OUTCOMES, null, null);
  assert.equal(bars.length, OUTCOMES.length);
  assert.ok(bars.every(({ share }) => share === null));
});
