/** What a page may tell at a moment, and where among the five steps the moment is. */

import { grouped } from "../network/numerals.js";
import { WORDS } from "./words.js";

/**
 * @typedef {{name: string, layer: number}} Phase
 * @typedef {{phases: string[], plain: string, technical: string}} StepOfFive
 */

/**
 * Say which moment it is: a check holds for one.
 *
 * @param {{revision: number, step: number, phase: {index: number}} | null} frame
 */
export function momentKey(frame) {
  return frame ? [frame.revision, frame.step, frame.phase.index].join() : "";
}

/** @typedef {{step: number, steps_per_epoch: number, phase: {name: string}}} Moment */

/**
 * Say which round through the examples a moment belongs to, counted from 1.
 *
 * @param {Moment} moment whose `step` counts the updates done, the present one too
 */
export function roundOf({ step, steps_per_epoch, phase }) {
  const isUpdated = phase.name === "update" || phase.name === "repeat";
  return Math.floor((isUpdated ? step - 1 : step) / steps_per_epoch) + 1;
}

/**
 * Say whether the truth is told: from phase "error" to the end of the step.
 * @param {readonly Phase[]} phases of one step
 * @param {number} index of the present phase
 */
export function isTruthTold(phases, index) {
  return index >= phases.findIndex((phase) => phase.name === "error");
}

/**
 * Name the example by its row, as sentences do: "Customer 4 711".
 * @param {string} noun
 * @param {{row: number}} example
 */
export function exampleTitle(noun, { row }) {
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${grouped(row + 1)}`;
}

/**
 * Write the truth behind a heading: "this digit is a 6" in a sentence, "In truth: a 6".
 * @param {string} truth
 */
export function truthAlone(truth) {
  return truth.replace(/^(is|has) /, "");
}

/**
 * Find the one of the five steps that a phase belongs to, counted from 0.
 * @param {readonly StepOfFive[]} fiveSteps
 * @param {string} name of the phase
 */
export function stepOf(fiveSteps, name) {
  return fiveSteps.findIndex((step) => step.phases.includes(name));
}

/**
 * Tell the part of a step that is made of several: "layer 1 of 2", "weights move".
 * @param {readonly Phase[]} phases of one step
 * @param {Phase} phase the present one
 * @param {"plain" | "technical"} vocabulary
 * @returns {string} empty for a step of a single part
 */
export function partOf(phases, phase, vocabulary) {
  if (phase.name === "update") {
    return vocabulary === "plain" ? "weights move" : "update";
  }
  const alike = phases.filter((other) => other.name === phase.name);
  if (phase.layer === 0) return "";
  return `layer ${phase.layer} of ${alike.length}`;
}

/**
 * Say where in time a moment is: "round 4 · steps done 812".
 * @param {Moment} moment
 * @param {import("../store.js").Vocabulary} vocabulary
 */
export function momentText(moment, vocabulary) {
  return `${momentLabel(moment, vocabulary)} ${grouped(moment.step)}`;
}

/**
 * Give the words before the number of a moment's step.
 * @param {Moment} moment
 * @param {import("../store.js").Vocabulary} vocabulary
 */
export function momentLabel(moment, vocabulary) {
  const round = WORDS[vocabulary].units.epoch;
  return `${round} ${grouped(roundOf(moment))} · steps done`;
}

/**
 * Name the examples that rows are of: another seed or another table has others.
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 */
export function dataOf({ dataset, experiment }) {
  const { key, title, train_size, test_size } = dataset;
  const options = JSON.stringify(experiment.data_options ?? {});
  return `${key} ${title} ${train_size + test_size} ${options}`;
}
