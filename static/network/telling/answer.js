/** The truth, in plain words: how far off an answer is, and how wrong that counts. */

import { truthAlone } from "../../panels/moment.js";
import { lossesOf, toldLoss } from "../comparing.js";
import { grouped } from "../numerals.js";
import { lossOf } from "../rows.js";
import { chance, figure, within } from "./figure.js";

/** @typedef {import("../account.js").Moment} Moment */
/** @typedef {import("./story.js").ToldSection} ToldSection */

/** @param {number} index @param {Moment} moment @returns {ToldSection} */
export function answerTold(index, moment) {
  const { frame, experiment } = moment;
  const losses = lossesOf(moment);
  const { size } = frame.example;
  const { mean_loss: mean, loss } = frame;
  const sentences = [
    comparison(index, moment),
    `How wrong that counts: ${figure(losses[index])} (${within(lossOf(moment).plain)}).`,
  ];
  if (losses.length > 1) {
    const all = figure(toldLoss(frame, "example_loss"));
    sentences.push(`All ${losses.length} answers together: ${all}.`);
  }
  if (size > 1) {
    const whole = `all ${grouped(size)} ${experiment.dataset.nouns} of this step`;
    sentences.push(
      `On average over ${whole}: ${figure(toldLoss(frame, "mean_loss"))}.`,
    );
  }
  if (mean !== null && loss !== null && mean !== loss) {
    sentences.push(`With the penalty on large weights: ${figure(loss)}.`);
  }
  return { heading: "How far from the truth", part: 3, before: sentences };
}

/** @param {number} index @param {Moment} moment */
function comparison(index, moment) {
  const { frame, known } = moment;
  const error = frame.array("error")[index];
  const { says, truth, miss, own } = wordsOf(index, moment);
  if (error === 0) return `It says ${says}, and that is exactly right.`;
  const side = error > 0 ? "too high" : "too low";
  const isNumber = Number.isFinite(frame.array("a", known.last)[index]);
  const off = isNumber ? `off by ${miss}, ${side}` : `off by ${miss}`;
  return `It says ${says}, in truth ${truth}: ${off}.${own}`;
}

/**
 * Give answer, truth and what is between them in the words of the data.
 *
 * @param {number} index
 * @param {Moment} moment
 * @returns {{says: string, truth: string, miss: string, own: string}}
 */
function wordsOf(index, { frame, experiment, known }) {
  const [a, t] = [frame.array("a", known.last)[index], frame.array("targets")[index]];
  const miss = figure(Math.abs(frame.array("error")[index]));
  const { dataset, network, outputs } = experiment;
  if (network.gives_chances) {
    return { says: chance(a), truth: chance(t), miss, own: "" };
  }
  if (dataset.task !== "number") {
    return { says: figure(a), truth: figure(t), miss, own: "" };
  }
  const { scale, mean } = outputs[index];
  const own =
    scale !== 1 || mean !== 0 ? ` In the machine’s own numbers that is ${miss}.` : "";
  const { prediction, example } = frame;
  if (outputs.length === 1 && prediction) {
    const [said, [missed]] = [prediction.number, prediction.misses];
    return { says: said, truth: truthAlone(example.truth), miss: missed ?? miss, own };
  }
  return {
    says: figure(a * scale + mean),
    truth: figure(t * scale + mean),
    miss: prediction?.misses[index] ?? miss,
    own,
  };
}
