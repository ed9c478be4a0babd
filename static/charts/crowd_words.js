/** What the crowds show, in words: their headings, and what a screen reader is told. */

import { fixed, grouped, percent } from "../network/numerals.js";
import { bytesOf, TOP } from "./crowd_places.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */
/** @typedef {import("../wire.d.ts").CrowdMembers} CrowdMembers */
/** @typedef {"plain" | "technical"} Vocabulary */

/**
 * Say who they are: "78 cars it has never seen", or "600 of 2 000 it has never seen".
 *
 * @param {Pick<ExperimentEvent, "dataset">} experiment
 * @param {CrowdMembers} members
 * @param {Vocabulary} vocabulary
 */
export function whoTheyAre({ dataset }, { part, rows }, vocabulary) {
  const { noun, nouns, train_size, test_size } = dataset;
  const isHeldOut = part === "test";
  const all = isHeldOut ? test_size : train_size;
  const isAll = rows.length === all;
  const count = isAll ? grouped(all) : `${grouped(rows.length)} of ${grouped(all)}`;
  const which = {
    plain: isHeldOut ? "it has never seen" : "it learns from",
    technical: isHeldOut ? "of the test set" : "of the training set",
  }[vocabulary];
  return isAll ? `${count} ${all === 1 ? noun : nouns} ${which}` : `${count} ${which}`;
}

/**
 * Write a place of the crowds: a chance, or where two classes have other targets than 0
 * and 1 the number that the node gives there.
 *
 * @param {Pick<ExperimentEvent, "dataset" | "network" | "outputs">} experiment
 * @param {number} share of the way from no to yes
 */
export function placeText({ dataset, network, outputs }, share) {
  if (dataset.task !== "two_classes" || network.gives_chances) return percent(share);
  const { scale, mean } = outputs[0];
  return fixed((share - mean) / scale, 1);
}

/**
 * Tell where the crowds stand: of each, how many there are and where their middle is.
 *
 * @param {Pick<ExperimentEvent, "outcomes" | "dataset" | "network" | "outputs">} experiment
 * @param {CrowdMembers} members
 * @param {string} places as they are sent
 */
export function spokenCrowds(experiment, { truths }, places) {
  const { outcomes, dataset, network } = experiment;
  if (!outcomes.length) {
    return `Predicted against true numbers of ${truths.length} ${dataset.nouns}.`;
  }
  const bytes = bytesOf(places);
  const isTwo = dataset.task === "two_classes";
  const told = outcomes.flatMap(({ name, truth }, which) => {
    const own = bytes.filter((_, i) => truths[i] === which).sort();
    if (!own.length) return [];
    const middle = placeText(experiment, Math.min(1, own[own.length >> 1] / TOP));
    const who = isTwo ? `in truth “${truth}”` : `“${name}”`;
    return [`${grouped(own.length)} ${who}, the middle one at ${middle}`];
  });
  const axis = isTwo ? outcomes[1].predicted : "the chance of what is true";
  const isScore = isTwo && !network.gives_chances;
  const what = isScore
    ? `What it answers for “${axis}”.`
    : `How likely it says “${axis}” is.`;
  return `${what} ${told.join("; ")}.`;
}
