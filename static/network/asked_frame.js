/**
 * The moment as it would be for an example that a person fills in: forward to its
 * answer, and no truth to compare with.
 */

import { columnText } from "../panels/column_text.js";

/** @typedef {import("../protocol.js").Frame} Frame */

/**
 * Give the frame that is drawn: the present one, or that of the example asked about.
 *
 * @param {Pick<import("../store.js").State,
 *   "frame" | "experiment" | "asking" | "answer">} state
 * @returns {Frame | null}
 */
export function shownFrame({ frame, experiment, asking, answer }) {
  const layers = answer?.activations;
  if (!frame || !experiment || !asking || !layers) return frame;
  const { sizes } = experiment.network;
  if (layers.map((a) => a.length).join() !== sizes.join()) {
    return frame;
  }
  const last = sizes.length - 1;
  const index = experiment.phases.findLastIndex(({ name }) => name === "forward");
  const columns = new Map(experiment.columns.map((column) => [column.name, column]));
  /** @param {import("../wire.d.ts").FactWords} fact */
  const asked = (fact) => {
    const column = columns.get(fact.column);
    const value = column && columnText(column, answer.values[fact.column]);
    return { ...fact, value: value ?? "as it follows" };
  };
  return {
    ...frame,
    isAsked: true,
    phase: { name: "forward", layer: last, index },
    prediction: answer.prediction,
    example: {
      ...frame.example,
      values: answer.values,
      facts: frame.example.facts.map(asked),
    },
    /** @param {string} name @param {number} [layer] */
    array(name, layer = 0) {
      if (name === "a") return Float64Array.from(layers[layer]);
      if (name === "z") return weighed(frame, layers[layer - 1], layer);
      return frame.array(name, layer);
    },
  };
}

/**
 * Add up what enters each node of a layer: z = weights.T @ a + biases.
 *
 * @param {Frame} frame
 * @param {readonly number[]} before activations of the layer before
 * @param {number} layer
 */
function weighed(frame, before, layer) {
  const [weights, biases] = [
    frame.array("weights", layer),
    frame.array("biases", layer),
  ];
  return Float64Array.from(biases, (bias, j) =>
    before.reduce((sum, a, i) => sum + weights[i * biases.length + j] * a, bias),
  );
}
