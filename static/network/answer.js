/** The words at the output nodes: what is said, what is true, how far apart they are. */

import { MINUS, precise } from "./numerals.js";

/** @typedef {import("../protocol.js").Frame} Frame */
/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @typedef {{text: string, tone: "plain" | "strong" | "soft" | "right" | "wrong" | "error"}} Words */

const IN_TRUTH = "in truth";
const AGAIN = "again:";
const AGAIN_SIGNS = { nearer: ", nearer", further: ", further", same: "" };

/**
 * Give the lines of words at one output node, from the top.
 *
 * @param {ExperimentEvent} experiment
 * @param {Frame} frame
 * @param {import("./known.js").Known} known
 * @param {number} index of the output node
 * @returns {Words[]}
 */
export function answerWords(experiment, frame, known, index) {
  const said = known.forward >= known.last ? frame.prediction : null;
  const words = WORDS[experiment.dataset.task];
  return words(experiment, frame, { said, isTold: known.isTruthTold, index });
}

/**
 * List every line that may come up, to keep room for the longest.
 *
 * @param {ExperimentEvent} experiment
 * @returns {string[]}
 */
export function possibleWords({ outputs, outcomes, dataset }) {
  const names = outputs.map(({ name }) => name);
  if (dataset.task === "number")
    return [...names, "in truth 00.00", `${AGAIN} 00.00, further`];
  if (dataset.task === "classes") return [...names, `✓ ${IN_TRUTH}`];
  const truths = outcomes.map(({ truth }) => `✗ ${truth}`);
  return [outputs[0].predicted, ...truths, `${AGAIN} 00 %, further`];
}

/** @typedef {import("../wire.d.ts").Prediction} Prediction */
/** @typedef {{said: Prediction | null, isTold: boolean, index: number}} Moment */

/** @param {ExperimentEvent} experiment @param {Frame} frame @param {Moment} moment @returns {Words[]} */
function yesNoWords({ outputs }, frame, { said, isTold }) {
  const text = outputs[0].predicted;
  if (!said) return [{ text, tone: "soft" }];
  if (!isTold) return [{ text, tone: "strong" }];
  const { is_right: isRight } = said;
  return [
    { text, tone: "strong" },
    {
      text: `${isRight ? "✓" : "✗"} ${frame.example.truth}`,
      tone: isRight ? "right" : "wrong",
    },
    againWords(frame) ?? missWords(frame, said),
  ];
}

/**
 * Tell what is answered once the update is made; the node keeps what the step computed.
 * @param {Frame} frame
 * @returns {Words | null}
 */
function againWords({ again }) {
  return (
    again && { text: `${AGAIN} ${again.after}${AGAIN_SIGNS[again.way]}`, tone: "plain" }
  );
}

/**
 * Tell how far off the answer is, in the very units of the answer and of the sentence.
 * @param {Frame} frame
 * @param {Prediction} said
 * @returns {Words}
 */
function missWords(frame, said) {
  const sign = [MINUS, "", "+"][Math.sign(frame.array("error")[0]) + 1];
  return { text: `error ${sign}${said.misses[0]}`, tone: "error" };
}

/** @param {ExperimentEvent} experiment @param {Frame} frame @param {Moment} moment @returns {Words[]} */
function classWords({ outputs }, frame, { said, isTold, index }) {
  const isChosen = said?.outcome === index;
  const isTrue = isTold && frame.example.outcome === index;
  const name = outputs[index].name;
  /** @type {Words[]} */
  const words = [{ text: name, tone: isChosen ? "strong" : said ? "plain" : "soft" }];
  const again = isTrue && againWords(frame);
  if (isTrue && isChosen) words.push({ text: `✓ ${IN_TRUTH}`, tone: "right" });
  else if (isTrue) words.push({ text: IN_TRUTH, tone: "plain" });
  else if (isTold && isChosen) words.push({ text: "✗", tone: "wrong" });
  if (again) words.push(again);
  return words;
}

/** @param {ExperimentEvent} experiment @param {Frame} frame @param {Moment} moment @returns {Words[]} */
function numberWords({ outputs }, frame, { said, isTold, index }) {
  const isOnly = outputs.length === 1;
  const text = isOnly && said ? said.number : outputs[index].name;
  /** @type {Words[]} */
  const words = [{ text, tone: said ? "strong" : "soft" }];
  if (!isTold) return words;
  const target = isOnly
    ? `${IN_TRUTH} ${frame.example.truth}`
    : `target ${precise(frame.array("targets")[index], 3)}`;
  words.push({ text: target, tone: "plain" });
  if (isOnly && said) words.push(againWords(frame) ?? missWords(frame, said));
  return words;
}

/** @type {Record<string, typeof yesNoWords>} */
const WORDS = { two_classes: yesNoWords, classes: classWords, number: numberWords };
