/** The words around the landscape of the loss, in both vocabularies. */

import { nodeName } from "../network/nodes.js";
import { grouped, percent, precise } from "../network/numerals.js";

/**
 * @typedef {import("../wire.d.ts").LandscapeEvent} LandscapeEvent
 * @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent
 * @typedef {import("../network/edit_controls.js").Parameter} Parameter
 * @typedef {import("../store.js").Vocabulary} Vocabulary
 */

export const WORDS = {
  plain: {
    title: "The landscape of the error",
    random: "All weights at random",
    weights: "Two weights",
    seed: "Which random directions",
    draw: "Draw it",
    again: "Draw it from here",
    low: "error",
  },
  technical: {
    title: "Loss landscape",
    random: "Random directions",
    weights: "Two parameters",
    seed: "Seed",
    draw: "Draw it",
    again: "Draw it from here",
    low: "loss",
  },
};

/**
 * Name a weight by its ends, a bias by its node.
 *
 * @param {ExperimentEvent} experiment
 * @param {{name: string, layer: number, index: readonly number[]}} parameter
 */
export function parameterName(experiment, { name, layer, index }) {
  const [first, second] = index;
  if (name === "biases") return `bias of ${nodeName(experiment, layer, first)}`;
  const start = nodeName(experiment, layer - 1, first);
  return `${start} → ${nodeName(experiment, layer, second)}`;
}

/**
 * Name both axes.
 *
 * @param {LandscapeEvent} landscape
 * @param {ExperimentEvent} experiment
 * @param {Vocabulary} vocabulary
 * @returns {[string, string]} across, upwards
 */
export function axisNames({ by, places }, experiment, vocabulary) {
  if (by === "weights") {
    const [x, y] = places.map((place) => parameterName(experiment, place));
    return [x, y];
  }
  return vocabulary === "plain"
    ? ["one direction", "another direction"]
    : ["along δ", "along η"];
}

/**
 * Say what the picture shows: which loss, where, and what the line on it is.
 *
 * @param {LandscapeEvent} landscape
 * @param {ExperimentEvent} experiment
 * @param {Vocabulary} vocabulary
 */
export function aboutText(landscape, experiment, vocabulary) {
  return vocabulary === "plain"
    ? plainAbout(landscape, experiment)
    : technicalAbout(landscape, experiment);
}

/** @param {LandscapeEvent} landscape @param {ExperimentEvent} experiment */
function plainAbout(landscape, experiment) {
  const { by, step, share } = landscape;
  const where =
    by === "weights"
      ? `Across and upwards two weights vary; all else is as at step ${grouped(step)}.`
      : "Across and upwards all weights vary, moved two ways at random, each as far as it is large.";
  const way =
    share === null
      ? "The dot is where the run stands."
      : `The thick line is the way of the run, from the ring to the dot at step ${grouped(step)}, as far as it lies in this picture: ${percent(share)} of it. On the way the other weights differed too, so the error was not what the picture shows there.`;
  return `${where} The shade is the error of ${plainPart(landscape, experiment)}; a thin line joins places of the same error. ${way}`;
}

/** @param {LandscapeEvent} landscape @param {ExperimentEvent} experiment */
function plainPart({ examples, of }, { dataset, experiment }) {
  const { nouns } = dataset;
  const { l1 = 0, l2 = 0, dropout = 0 } = experiment;
  const who =
    examples < of
      ? `${grouped(examples)} of the ${grouped(of)} ${nouns} that it learns from`
      : `the ${grouped(of)} ${nouns} that it learns from`;
  const parts = [
    ...(l1 || l2 ? ["with the penalty on large weights"] : []),
    ...(dropout ? ["with no circle left out"] : []),
  ];
  return [who, ...parts].join(", ");
}

/** @param {LandscapeEvent} landscape @param {ExperimentEvent} experiment */
function technicalAbout(landscape, { experiment }) {
  const { by, seed, examples, of, step, share } = landscape;
  const { l1 = 0, l2 = 0, dropout = 0 } = experiment;
  const part =
    examples < of
      ? `${grouped(examples)} of ${grouped(of)} training examples`
      : `all ${grouped(of)} training examples`;
  const parts = [
    `L of ${part}`,
    ...(l1 || l2 ? ["penalties included"] : []),
    ...(dropout ? ["without dropout"] : []),
  ];
  const plane =
    by === "weights"
      ? "all other parameters fixed at θ"
      : `at θ + xδ + yη, with δ and η Gaussian (seed ${seed}), scaled to the weights into each node, and 0 for biases (Li et al., 2018, filter normalisation)`;
  const way =
    share === null
      ? ""
      : ` The path to step ${grouped(step)} is projected by least squares: ${percent(share)} of its squared distance from θ lies in the plane.`;
  return `${parts.join(", ")}; ${plane}.${way}`;
}

/**
 * Tell the loss at one place.
 *
 * @param {[string, string]} names of the axes
 * @param {{x: number, y: number}} values
 * @param {number | null} loss
 * @param {string} word for it
 */
export function placeText([across, up], { x, y }, loss, word) {
  const height = loss === null ? "beyond all bounds" : precise(loss, 4);
  return `${across} ${precise(x, 3)}, ${up} ${precise(y, 3)}: ${word} ${height}`;
}

/**
 * Choose two weights to begin with: the one that is held, and one beside it.
 *
 * @param {ExperimentEvent} experiment
 * @param {Parameter | null} held
 * @returns {[Parameter, Parameter]}
 */
export function usualPlaces({ network: { sizes } }, held) {
  const first = held ?? { name: "weights", layer: 1, index: [0, 0] };
  const { name, layer, index } = first;
  if (name === "weights" && sizes[layer - 1] > 1) {
    const start = (index[0] + 1) % sizes[layer - 1];
    return [first, { name, layer, index: [start, index[1]] }];
  }
  const to = index[index.length - 1];
  return name === "weights"
    ? [first, { name: "biases", layer, index: [to] }]
    : [first, { name: "weights", layer, index: [0, to] }];
}
