import assert from "node:assert/strict";
import { test } from "node:test";
import { tickText } from "../../../static/charts/ticks.js";
import {
  fixed,
  fixedOrShort,
  grouped,
  percent,
  precise,
  typed,
  withSign,
} from "../../../static/network/numerals.js";
import { measured } from "../../../static/panels/number_text.js";
import { readNumber } from "../../../static/panels/typed_number.js";

test("numbers in nodes have a true minus, and zero has no sign", () => {
  assert.equal(fixed(-0.414), "−0.41");
  assert.equal(fixed(-0.001), "0.00");
  assert.equal(fixed(-0.26, 1), "−0.3");
});

test("long numbers lose decimals, then become powers", () => {
  assert.equal(fixed(12.345), "12.3");
  assert.equal(fixed(123.4), "123");
  assert.equal(fixed(-1234), "−1234");
  assert.equal(fixed(123456), "1·10⁵");
});

test("what is no number is said to be none, and infinity keeps its sign", () => {
  assert.equal(fixed(Number.NaN), "NaN");
  assert.equal(precise(Number.NaN), "not a number");
  assert.equal(fixed(Number.NEGATIVE_INFINITY), "−∞");
});

test("a bias shows its sign", () => {
  assert.deepEqual(
    [0.12, -0.2, 0.001].map((n) => withSign(n)),
    ["+0.12", "−0.20", "0.00"],
  );
});

test("precise numbers keep nine digits, small ones as powers", () => {
  assert.equal(precise(0.5932699921071872), "0.593269992");
  assert.equal(precise(-0.1, 9), "−0.1");
  assert.equal(precise(-0.0000123456789), "−1.23456789·10⁻⁵");
  assert.equal(precise(0), "0");
  assert.equal(precise(0.30000001192092896, 7), "0.3");
});

test("large and tiny numbers have the same notation wherever they stand", () => {
  const written = [
    fixed(-1.7e34),
    precise(-1.7e34, 2),
    measured(-1.7e34),
    fixedOrShort(-1.7e34, 2),
    tickText(-1.7e34),
  ];
  assert.equal(written[0], "−2·10³⁴");
  assert.deepEqual(new Set(written.slice(1)), new Set(["−1.7·10³⁴"]));
  assert.equal(tickText(2e-7), "2·10⁻⁷");
});

test("what is typed and pasted has an e, as programs read it", () => {
  assert.equal(typed(1e-8), "1e−8");
  assert.equal(typed(-1.5e12), "−1.5e12");
  assert.equal(typed(0), "0");
  assert.equal(readNumber(precise(-1.5e12), {}), -1.5e12);
});

test("thousands stand apart", () => {
  assert.equal(grouped(109184), "109\u202f184");
});

test("only a sure share reads 0 or 100 per cent", () => {
  assert.equal(percent(0.364), "36\u202f%");
  assert.equal(percent(0), "0\u202f%");
  assert.equal(percent(0.0004), "<1\u202f%");
  assert.equal(percent(0.9986), ">99\u202f%");
  assert.equal(percent(1), "100\u202f%");
  assert.equal(percent(0.9986, 1), "99.9\u202f%");
  assert.equal(percent(0.9999, 1), ">99.9\u202f%");
  assert.equal(percent(0.0001, 1), "<0.1\u202f%");
});

test("a score has its decimals, and never more room than a few digits", () => {
  assert.equal(fixedOrShort(0.8765, 2), "0.88");
  assert.equal(fixedOrShort(-12.5, 3), "−12.500");
  assert.equal(fixedOrShort(-1227037359315.9, 2), "−1.2·10¹²");
});
