/** The words at the output nodes: what is said, what is true, how far apart they are. */

import { MINUS, precise } from "./numerals.js";

/** @typedef {{text: string, tone: "plain" | "strong" | "soft" | "right" | "wrong" | "error"}} Words */

const IN_TRUTH = "in truth";

/**
 * Give the lines of words at one output node, from the top.
 *
 * @param {any} experiment
 * @param {any} frame
 * @param {import("./known.js").Known} known
 * @param {number} index of the output node
 * @returns {Words[]}
 */
export function answerWords(experiment, frame, known, index) {
  const isSaid = known.forward >= known.last && frame.prediction;
  const words = WORDS[experiment.dataset.task];
  return words(experiment, frame, { isSaid, isTold: known.isTruthTold, index });
}

/**
 * List every line that may come up, to keep room for the longest.
 *
 * @param {any} experiment
 * @returns {string[]}
 */
export function possibleWords({ outputs, outcomes, dataset }) {
  const names = outputs.map((/** @type {any} */ output) => output.name);
  if (dataset.task === "number") return [...names, "in truth 00.00", "error −00.00"];
  if (dataset.task === "classes") return [...names, `✓ ${IN_TRUTH}`];
  const truths = outcomes.map((/** @type {any} */ outcome) => `✗ ${outcome.truth}`);
  return [outputs[0].predicted, ...truths, "error −0.00"];
}

/** @typedef {{isSaid: boolean, isTold: boolean, index: number}} Moment */

/** @param {any} experiment @param {any} frame @param {Moment} moment @returns {Words[]} */
function yesNoWords({ outputs }, frame, { isSaid, isTold }) {
  const { prediction, example } = frame;
  const said = outputs[0].predicted;
  if (!isSaid) return [{ text: said, tone: "soft" }];
  if (!isTold) return [{ text: said, tone: "strong" }];
  const { is_right: isRight } = prediction;
  return [
    { text: said, tone: "strong" },
    {
      text: `${isRight ? "✓" : "✗"} ${example.truth}`,
      tone: isRight ? "right" : "wrong",
    },
    missWords(frame),
  ];
}

/**
 * Tell how far off the answer is, in the very units of the answer and of the sentence.
 * @param {any} frame
 * @returns {Words}
 */
function missWords(frame) {
  const sign = [MINUS, "", "+"][Math.sign(frame.array("error")[0]) + 1];
  return { text: `error ${sign}${frame.prediction.misses[0]}`, tone: "error" };
}

/** @param {any} experiment @param {any} frame @param {Moment} moment @returns {Words[]} */
function classWords({ outputs }, frame, { isSaid, isTold, index }) {
  const { prediction, example } = frame;
  const isChosen = isSaid && prediction.outcome === index;
  const isTrue = isTold && example.outcome === index;
  const name = outputs[index].name;
  /** @type {Words[]} */
  const words = [{ text: name, tone: isChosen ? "strong" : isSaid ? "plain" : "soft" }];
  if (isTrue && isChosen) words.push({ text: `✓ ${IN_TRUTH}`, tone: "right" });
  else if (isTrue) words.push({ text: IN_TRUTH, tone: "plain" });
  else if (isTold && isChosen) words.push({ text: "✗", tone: "wrong" });
  return words;
}

/** @param {any} experiment @param {any} frame @param {Moment} moment @returns {Words[]} */
function numberWords({ outputs }, frame, { isSaid, isTold, index }) {
  const isOnly = outputs.length === 1;
  const { prediction, example } = frame;
  const said = isOnly && isSaid ? prediction.number : outputs[index].name;
  /** @type {Words[]} */
  const words = [{ text: said, tone: isSaid ? "strong" : "soft" }];
  if (!isTold) return words;
  const target = isOnly
    ? `${IN_TRUTH} ${example.truth}`
    : `target ${precise(frame.array("targets")[index], 3)}`;
  words.push({ text: target, tone: "plain" });
  if (isOnly) words.push(missWords(frame));
  return words;
}

/** @type {Record<string, typeof yesNoWords>} */
const WORDS = { two_classes: yesNoWords, classes: classWords, number: numberWords };
