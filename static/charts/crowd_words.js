/** What the crowds show, in words: their headings, and what a screen reader is told. */

import { grouped, percent } from "../network/numerals.js";
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
 * Tell where the crowds stand: of each, how many there are and where their middle is.
 *
 * @param {Pick<ExperimentEvent, "outcomes" | "dataset">} experiment
 * @param {CrowdMembers} members
 * @param {string} places as they are sent
 */
export function spokenCrowds({ outcomes, dataset }, { truths }, places) {
  if (!outcomes.length) {
    return `Predicted against true numbers of ${truths.length} ${dataset.nouns}.`;
  }
  const bytes = bytesOf(places);
  const isTwo = dataset.task === "two_classes";
  const told = outcomes.flatMap(({ name, truth }, which) => {
    const own = bytes.filter((_, i) => truths[i] === which).sort();
    if (!own.length) return [];
    const middle = percent(Math.min(1, own[own.length >> 1] / TOP));
    const who = isTwo ? `in truth “${truth}”` : `“${name}”`;
    return [`${grouped(own.length)} ${who}, the middle one at ${middle}`];
  });
  const axis = isTwo ? outcomes[1].predicted : "the chance of what is true";
  return `How likely it says “${axis}” is. ${told.join("; ")}.`;
}
