import assert from "node:assert/strict";
import { test } from "node:test";
import { measured, short } from "../../../static/panels/number_text.js";

test("a number that enters is short, whole where it is whole, and never minus zero", () => {
  assert.equal(short(1), "1");
  assert.equal(short(-0.414), "\u22120.41");
  assert.equal(short(-0.001), "0.00");
});

test("a loss that is not there is a dash, a tiny one keeps its digits", () => {
  assert.equal(measured(null), "–");
  assert.equal(measured(Number.NaN), "NaN");
  assert.equal(measured(Number.POSITIVE_INFINITY), "∞");
  assert.equal(measured(0.4119), "0.412");
  assert.equal(measured(1234.5), "1235");
  assert.equal(measured(1.4e68), "1.4·10⁶⁸");
  assert.equal(measured(0.000012), "1.2·10⁻⁵");
});
