/** What is said of two networks side by side: in what they differ, and who is ahead. */

import { valueText } from "../charts/kept_curves.js";
import { differencesOf } from "../links/pair.js";
import { grouped } from "../network/numerals.js";
import { scoreText } from "../panels/number_text.js";

/**
 * @typedef {import("../store.js").Vocabulary} Vocabulary
 * @typedef {import("../wire.d.ts").Catalog} Catalog
 * @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent
 */

/** @typedef {Pick<import("../wire.d.ts").FrameHeader,
 *   "step" | "train_score" | "test_score" | "score_name">} Scored */

const SIDES = ["Left", "Right"];

/**
 * Name what is compared, and the value on each side.
 *
 * @param {import("../settings.js").ExperimentFields} left
 * @param {import("../settings.js").ExperimentFields} right
 * @param {Catalog} catalog
 * @param {Vocabulary} vocabulary
 * @returns {{name: string, values: [string, string]} | null} null where nothing differs
 */
export function comparedIn(left, right, catalog, vocabulary) {
  const [first] = differencesOf(left, right, catalog);
  if (!first) return null;
  const { setting, before, after } = first;
  const value = (/** @type {unknown} */ one) =>
    (one === null && setting.empty) || valueText(one);
  return { name: setting[vocabulary], values: [value(before), value(after)] };
}

/**
 * Say who is ahead, in the very numbers that both print.
 *
 * @param {readonly Scored[]} frames left and right, of the same step
 * @param {Pick<ExperimentEvent, "dataset">} experiment
 * @param {Vocabulary} vocabulary
 */
export function standText(frames, { dataset }, vocabulary) {
  const [{ step, score_name: name }] = frames;
  const isTest = dataset.test_size > 0;
  const scores = frames.map((one) => (isTest ? one.test_score : one.train_score));
  const texts = scores.map((score) => scoreText(name, score));
  const when =
    step === 0
      ? "Before the first step"
      : `After ${grouped(step)} ${step === 1 ? "step" : "steps"}`;
  const whole =
    vocabulary === "plain"
      ? `${when}, of the ${dataset.nouns} ${isTest ? "never seen" : "it learns from"}: ${plainScores(texts, name)}.`
      : `${when}, ${isTest ? "test" : "training"} ${name}: ${texts.join(" | ")}.`;
  return `${whole} ${aheadText(scores, texts)}`.trim();
}

/** @param {readonly string[]} texts @param {string} name */
function plainScores(texts, name) {
  const isShare = name === "accuracy";
  return texts
    .map((text) => (isShare ? `${text} right` : `${name} ${text}`))
    .join(" | ");
}

/**
 * Say who is ahead, as far as that can be seen in what is printed.
 *
 * @param {readonly (number | null)[]} scores
 * @param {readonly string[]} texts
 */
function aheadText([left, right], [leftText, rightText]) {
  if (left === null || right === null) return "";
  if (leftText === rightText) return "Neither is ahead.";
  return `${left > right ? SIDES[0] : SIDES[1]} is ahead.`;
}

/**
 * Say that both wait, and for whom; what happened to it is told beside it.
 *
 * @param {readonly number[]} stop who cannot go on, 0 on the left
 */
export function stopText([first, second]) {
  if (second !== undefined) return "Neither can go on.";
  return `${SIDES[first]} cannot go on, so the other waits.`;
}
