import assert from "node:assert/strict";
import { test } from "node:test";
import { cutAtNumbers } from "../../../static/panels/sentence.js";

/** @param {string} sentence */
const numbersIn = (sentence) =>
  cutAtNumbers(sentence)
    .filter(({ isNumber }) => isNumber)
    .map(({ text }) => text);

test("numbers stand out with their sign, thousands, decimals and per cent", () => {
  assert.deepEqual(
    numbersIn(
      "It says 83\u202f% of 10\u202f000, from −0.31 to 1.2e−9. An error of 0.83.",
    ),
    ["83\u202f%", "10\u202f000", "−0.31", "1.2e−9", "0.83"],
  );
});

test("a number inside of brackets and after an equals sign stands out", () => {
  assert.deepEqual(numbersIn("ŷ = σ(1.59) = 0.83, target 0"), ["1.59", "0.83", "0"]);
});

test("a digit that is part of a name does not stand out", () => {
  assert.deepEqual(numbersIn("W2 and z₁ of x86"), []);
});

test("the pieces joined are the sentence", () => {
  const sentence = "7 of 32 customers, and 0.5 more.";
  assert.equal(
    cutAtNumbers(sentence)
      .map(({ text }) => text)
      .join(""),
    sentence,
  );
});
