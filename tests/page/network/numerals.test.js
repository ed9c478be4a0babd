import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fixed,
  fixedOrShort,
  grouped,
  percent,
  precise,
  withSign,
} from "../../../static/network/numerals.js";

test("numbers in nodes have a true minus, and zero has no sign", () => {
  assert.equal(fixed(-0.414), "−0.41");
  assert.equal(fixed(-0.001), "0.00");
  assert.equal(fixed(-0.26, 1), "−0.3");
});

test("long numbers lose decimals, then become powers", () => {
  assert.equal(fixed(12.345), "12.3");
  assert.equal(fixed(123.4), "123");
  assert.equal(fixed(-1234), "−1234");
  assert.equal(fixed(123456), "1e5");
});

test("what is no number is a dash, and infinity keeps its sign", () => {
  assert.equal(fixed(Number.NaN), "–");
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
  assert.equal(precise(-0.0000123456789), "−1.23456789e−5");
  assert.equal(precise(0), "0");
  assert.equal(precise(0.30000001192092896, 7), "0.3");
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
  assert.equal(fixedOrShort(-1227037359315.9, 2), "−1.23e12");
});
