/** What a node is called within a sentence. */

import { nodeName } from "../nodes.js";

/**
 * Name a node as the page's sentences do: an only output is "the answer".
 *
 * @param {import("../../wire.d.ts").ExperimentEvent} experiment
 * @param {number} layer
 * @param {number} index
 */
export function nameWithin(experiment, layer, index) {
  const { sizes } = experiment.network;
  const isOnly = layer === sizes.length - 1 && sizes[layer] === 1;
  return isOnly ? "the answer" : nodeName(experiment, layer, index);
}
