/** Where a number comes from, in plain words: sentences, with numbers and no letters. */

import { momentOf, titleOf } from "../account.js";
import { partsText } from "../parts_view.js";
import { answerTold } from "./answer.js";
import { blameTold } from "./blame.js";
import { figure } from "./figure.js";
import { inputTold } from "./input.js";
import { movesTold } from "./move.js";
import { carriedTold, sumTold } from "./sum.js";

/** @typedef {import("../../store.js").Selection} Selection */
/** @typedef {import("../account.js").Moment} Moment */
/** @typedef {import("./terms.js").ToldTerm} ToldTerm */

export const DIGITS = 3; // of the numbers of a list

/**
 * @typedef {object} ToldSection
 * @property {string} heading
 * @property {number} part of the five of a step that it belongs to, from 1
 * @property {string[]} before sentences
 * @property {import("./terms.js").ToldTerms} [terms]
 * @property {string[]} [after] sentences below the terms
 * @property {import("../account.js").BatchParts} [parts] of the gradient of a batch
 */

/**
 * @typedef {object} Story
 * @property {string} title
 * @property {import("../account.js").Account["ends"]} [ends]
 * @property {string} value "Passes on 0.70"
 * @property {number} part of the five that is present, from 1
 * @property {ToldSection[]} sections
 */

/**
 * @param {Selection} selection
 * @param {Omit<Parameters<typeof momentOf>[0], "digits">} state
 * @returns {Story}
 */
export function storyOf(selection, state) {
  const moment = momentOf({ ...state, digits: DIGITS });
  const { name } = moment.frame.phase;
  return {
    ...titleOf(selection, moment.experiment),
    part: 1 + state.catalog.five_steps.findIndex(({ phases }) => phases.includes(name)),
    ...(selection.kind === "node"
      ? ofNode(selection, moment)
      : ofConnection(selection, moment)),
  };
}

/** @param {{layer: number, index: number}} node @param {Moment} moment */
function ofNode({ layer, index }, moment) {
  const { frame, known } = moment;
  const isKnown = layer <= known.forward;
  const number = isKnown ? figure(frame.array("a", layer)[index]) : "";
  const does = layer === 0 ? "Enters as" : "Passes on";
  const value = isKnown
    ? `${layer === known.last && layer > 0 ? "Answers" : does} ${number}`
    : "not computed yet";
  if (layer === 0) return { value, sections: [inputTold(index, moment)] };
  const sections = [sumTold(layer, index, moment)];
  if (layer === known.last && known.isTruthTold)
    sections.push(answerTold(index, moment));
  if (layer >= known.backward) {
    sections.push(blameTold(layer, index, moment));
    sections.push(...movesTold({ name: "biases", layer, index: [index] }, moment));
  }
  return { value, sections };
}

/** @param {{layer: number, from: number, to: number}} connection @param {Moment} moment */
function ofConnection({ layer, from, to }, moment) {
  const { frame, experiment, known } = moment;
  const at = from * experiment.network.sizes[layer] + to;
  const value = `Weight ${figure(frame.array("weights", layer)[at])}`;
  const sections =
    layer - 1 <= known.forward ? [carriedTold(layer, from, to, moment)] : [];
  if (layer >= known.backward) {
    sections.push(...movesTold({ name: "weights", layer, index: [from, to] }, moment));
  }
  return { value, sections };
}

/** @param {ToldSection} section @returns {string[]} its lines, to be copied */
export function sectionText({ heading, before, terms, after = [], parts }) {
  const lineOf = (/** @type {ToldTerm} */ { words, name }) => `${words} ${name}`;
  const rest = terms?.rest;
  return [
    heading,
    ...before,
    ...(terms?.shown.map(lineOf) ?? []),
    ...(rest ? [rest.words, ...rest.terms.map(lineOf)] : []),
    ...after,
    ...(parts ? partsText(parts, DIGITS) : []),
  ];
}

/** @param {Story} story */
export function storyText({ title, value, sections }) {
  const told = sections.flatMap((section) => ["", ...sectionText(section)]);
  return [`${title}: ${value}`, ...told].join("\n");
}
