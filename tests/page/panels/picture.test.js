import assert from "node:assert/strict";
import { test } from "node:test";
import { pictureSide } from "../../../static/panels/picture.js";

/** @param {number} count @param {string} letter */
const facts = (count, letter) =>
  Array.from({ length: count }, (_, i) => ({ column: `${letter}${i}` }));

test("64 pixels are a picture of 8 by 8", () => {
  assert.equal(pictureSide(facts(64, "p")), 8);
});

test("what is not square, or not pixels, is no picture", () => {
  assert.equal(pictureSide(facts(60, "p")), 0);
  assert.equal(pictureSide(facts(64, "x")), 0);
  assert.equal(pictureSide(facts(4, "p")), 0);
});
