import assert from "node:assert/strict";
import { test } from "node:test";
import {
  boundsFrom,
  boundsOf,
  moved,
  readNumber,
  stepOf,
  wanted,
} from "../../../static/panels/typed_number.js";

const WEIGHT = { lowest: -1e6, highest: 1e6 };
const RATE = { lowest: 0, highest: 100, isAbove: true };
const STEP = { lowest: 0, highest: 812, isWhole: true };

test("a number is read as people write it", () => {
  assert.equal(readNumber("0.25", WEIGHT), 0.25);
  assert.equal(readNumber(" −0,25 ", WEIGHT), -0.25);
  assert.equal(readNumber("1e-3", WEIGHT), 0.001);
  assert.equal(readNumber("1/3", WEIGHT), 1 / 3);
  assert.equal(readNumber("−2,5 / 4", WEIGHT), -0.625);
  for (const text of ["1/", "/2", "1/0", "1/2/3", "0/0"]) {
    assert.throws(() => readNumber(text, WEIGHT), RangeError, text);
  }
  assert.equal(readNumber("10\u202f000", WEIGHT), 10_000);
});

test("a comma parts thousands where a number is whole, and is the point elsewhere", () => {
  const many = { lowest: 0, highest: 1e9, isWhole: true };
  for (const [text, value] of /** @type {const} */ ([
    ["1,000", 1000],
    ["1 000", 1000],
    ["1\u00a0000", 1000],
    ["1\u2009234\u2009567", 1_234_567],
    ["1\u202f2500", 12_500],
    ["12,345,678", 12_345_678],
    ["1e3", 1000],
    ["32.0", 32],
  ])) {
    assert.equal(readNumber(text, many), value, text);
  }
  for (const text of [
    "1,5",
    "1,00",
    "1,0000",
    "1.000",
    "1 00",
    "1,000 000",
    "1,000.5",
  ]) {
    assert.throws(() => readNumber(text, many), RangeError, text);
  }
  assert.equal(readNumber("1,000", WEIGHT), 1);
  assert.equal(readNumber("1 000,5", WEIGHT), 1000.5);
  assert.equal(readNumber("−12 000", WEIGHT), -12_000);
  assert.throws(() => readNumber("1,000,000", WEIGHT), RangeError);
});

test("what is no number, or too large for one, is refused in a sentence", () => {
  const wanted = "Expected a number from −1\u202f000\u202f000 to 1\u202f000\u202f000";
  for (const [text, found] of [
    ["abc", '"abc"'],
    ["1e400", '"1e400"'],
    ["", "nothing"],
    ["   ", "nothing"],
    ["NaN", '"NaN"'],
  ]) {
    assert.throws(() => readNumber(text, WEIGHT), {
      name: "RangeError",
      message: `${wanted}, found ${found}.`,
    });
  }
});

test("bounds are said as they are meant", () => {
  assert.throws(() => readNumber("0", RATE), {
    message: 'Expected a number above 0, at most 100, found "0".',
  });
  assert.throws(() => readNumber("1.5", STEP), /Expected a whole number from 0 to 812/);
});

test("without bounds only the kind is said", () => {
  assert.equal(readNumber("1,000", { isWhole: true }), 1000);
  assert.throws(() => readNumber("Infinity", {}), {
    message: 'Expected a number, found "Infinity".',
  });
  assert.throws(() => readNumber("", { isWhole: true }), {
    message: "Expected a whole number, found nothing.",
  });
});

test("a step suits the size of the number that it moves", () => {
  assert.equal(stepOf(0.47), 0.01);
  assert.equal(stepOf(-3.2), 0.1);
  assert.equal(stepOf(0), 0.01);
  assert.equal(stepOf(1000), 100);
});

test("steps leave no dust, and stay within bounds", () => {
  assert.equal(moved(0.1, 2, WEIGHT), 0.12);
  assert.equal(moved(0.3, -30, WEIGHT), 0);
  assert.equal(moved(0.01, -1, RATE), 0.01);
  assert.equal(moved(812, 1, STEP, 1), 812);
  assert.equal(moved(99.95, 1, RATE), 100);
});

test("a number that is set by hand has the bounds that the catalog tells", () => {
  const bounds = { lowest: 0, highest: 100, is_above: true };
  const edits = [
    { kind: "freeze", bounds: null },
    { kind: "set_learning_rate", bounds },
  ];
  assert.deepEqual(boundsOf(edits, "set_learning_rate"), {
    ...RATE,
    isBelow: false,
    isWhole: false,
  });
  assert.equal(readNumber("1e9", boundsOf(edits, "freeze")), 1e9);
  assert.equal(readNumber("-1e9", boundsOf([], "set_learning_rate")), -1e9);
});

test("a bound that is out of bounds itself is not reached", () => {
  const share = boundsFrom({ lowest: 0, highest: 1, is_below: true });
  assert.equal(readNumber("0.99", share), 0.99);
  assert.throws(() => readNumber("1", share), {
    message: 'Expected a number of at least 0, below 1, found "1".',
  });
  assert.equal(moved(0.99, 1, share), 0.99);
});

test("what numbers are wanted is said as far as there are bounds", () => {
  /** @type {[object, string][]} */
  const said = [
    [{ kind: "whole", lowest: 0, highest: 50 }, "a whole number from 0 to 50"],
    [{ lowest: 0, highest: 100, is_above: true }, "a number above 0, at most 100"],
    [{ kind: "whole", lowest: 1, highest: null }, "a whole number of at least 1"],
    [{ lowest: 0, highest: null, is_above: true }, "a number above 0"],
    [{}, "a number"],
  ];
  for (const [row, words] of said) assert.equal(wanted(boundsFrom(row)), words);
});
