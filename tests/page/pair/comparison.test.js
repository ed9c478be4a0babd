import assert from "node:assert/strict";
import { test } from "node:test";
import { comparedIn, standText, stopText } from "../../../static/pair/comparison.js";
import { catalog, usual } from "../catalog.js";
import { made } from "../made.js";

/** @param {number} test_size @param {string} [nouns] */
const about = (test_size, nouns = "customers") =>
  made({ dataset: { test_size, nouns } });

/**
 * @param {number} step
 * @param {[number | null, number | null]} scores
 * @param {string} [score_name]
 */
const moments = (step, scores, score_name = "accuracy") =>
  scores.map((score) =>
    made({ step, score_name, test_score: score, train_score: score }),
  );

test("what is compared is named in both vocabularies, with both values", () => {
  const right = { ...usual, learning_rate: 0.5 };
  assert.deepEqual(comparedIn(usual, right, catalog, "technical"), {
    name: "Learning rate",
    values: ["0.1", "0.5"],
  });
  assert.equal(
    comparedIn(usual, right, catalog, "plain")?.name,
    "Size of a correction",
  );
  assert.equal(comparedIn(usual, usual, catalog, "plain"), null);
  const none = comparedIn(usual, { ...usual, hidden: [] }, catalog, "technical");
  assert.deepEqual(none?.values, ["8", "none"]);
});

test("who is ahead is told in plain and in technical words", () => {
  const frames = moments(120, [0.84, 0.614]);
  assert.equal(
    standText(frames, about(100), "plain"),
    "After 120 steps, of the customers never seen: 84.0\u202f% right | 61.4\u202f% right. Left is ahead.",
  );
  assert.equal(
    standText(frames, about(100), "technical"),
    "After 120 steps, test accuracy: 84.0\u202f% | 61.4\u202f%. Left is ahead.",
  );
});

test("without examples held out, it is told of those that it learns from", () => {
  const frames = moments(1, [-0.5, 0.25], "R²");
  assert.equal(
    standText(frames, about(0, "cars"), "plain"),
    "After 1 step, of the cars it learns from: R² −0.50 | R² 0.25. Right is ahead.",
  );
  assert.equal(
    standText(frames, about(0, "cars"), "technical"),
    "After 1 step, training R²: −0.50 | 0.25. Right is ahead.",
  );
});

test("nobody is ahead by less than is printed, nor where there is no number", () => {
  const close = standText(moments(0, [0.50001, 0.50002]), about(9), "technical");
  assert.match(
    close,
    /^Before the first step, .*: 50.0\u202f% \| 50.0\u202f%. Neither/,
  );
  const none = standText(moments(9, [0.5, null]), about(9), "technical");
  assert.match(none, /50.0\u202f% \| –\.$/);
});

test("who cannot go on is named", () => {
  assert.equal(stopText([1]), "Right cannot go on, so the other waits.");
  assert.equal(stopText([0, 1]), "Neither can go on.");
});
