/** All nodes of the picture in SVG: made anew for a new layout, then only updated. */

import { frozenAt } from "./frozen.js";
import { createGauge } from "./gauge.js";
import { usedBiases } from "./known.js";
import { createLabels } from "./labels.js";
import { createNode } from "./node.js";
import { fixed, percent, withSign } from "./numerals.js";
import { largestOf } from "./scales.js";

/** @typedef {import("../protocol.js").Frame} Frame */
/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @typedef {import("./known.js").Known} Known */

/**
 * @param {SVGSVGElement} svg
 * @param {import("./layout.js").Picture} picture
 * @param {ExperimentEvent} experiment
 * @param {import("../store.js").Vocabulary} vocabulary
 * @param {import("./names.js").Measure} measure
 */
export function createNodes(svg, picture, experiment, vocabulary, measure) {
  const { columns } = picture;
  const last = columns.length - 1;
  const isChance = experiment.dataset.task !== "number";
  const labels = createLabels(picture, experiment, vocabulary, measure);
  const drawings = columns.map((column) =>
    column.nodes.map((node) =>
      column.layer === last && isChance
        ? createGauge(node, column, picture)
        : createNode(node, column, picture),
    ),
  );
  const names = labels.elements.filter((element) => element.dataset.name);
  svg.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
  svg.replaceChildren(
    ...labels.elements,
    ...drawings.flat().map(({ element }) => element),
  );

  return {
    /**
     * @param {Frame} frame
     * @param {Known} known
     * @param {number} maximum of the weights' scale
     * @param {(layer: number, index: number) => boolean} isNear
     * @param {readonly number[] | null} highlight
     */
    update(frame, known, maximum, isNear, highlight) {
      for (const column of columns) {
        const { layer, nodes } = column;
        const states = statesOf(frame, known, layer, maximum, experiment);
        for (const { index } of nodes) {
          const state = {
            ...states(index),
            isLit: layer === 0 && (highlight?.includes(index) ?? false),
            isNear: isNear(layer, index),
          };
          const drawing = drawings[layer][index];
          const chance = chanceOf(experiment, frame, known, index);
          drawing.update(state, chance);
        }
      }
      for (const name of names) {
        const index = Number(name.dataset.name);
        const isLit = highlight?.includes(index) || false;
        name.classList.toggle("is-lit", isLit);
        name.classList.toggle("is-far", !isNear(0, index));
      }
      labels.update(frame, known);
    },
  };
}

/**
 * @param {Frame} frame
 * @param {Known} known
 * @param {number} layer
 * @param {number} maximum
 * @param {ExperimentEvent} experiment
 */
function statesOf(frame, known, layer, maximum, experiment) {
  const a = frame.array("a", layer);
  const isKnown = layer <= known.forward;
  const largest = Math.max(1, isKnown ? largestOf(a) : 1);
  const biases = layer ? usedBiases(frame, layer, false) : null;
  const hasDeltas = layer >= known.backward && frame.phase.name === "backward";
  const deltas = hasDeltas && layer ? frame.array("delta", layer) : null;
  const steepest = deltas ? largestOf(deltas) || 1 : 1;
  return (/** @type {number} */ index) => {
    const bias = biases ? biases[index] : null;
    const value = isKnown ? fixed(a[index], 3) : "not computed yet";
    const tag = bias === null ? "" : `, bias ${withSign(bias, 3)}`;
    return {
      isKnown,
      a: a[index],
      strength: Math.min(1, Math.abs(a[index]) / largest),
      bias,
      isFrozen: frozenAt(frame, { name: "biases", layer, index: [index] }),
      biasShare: bias === null ? 0 : bias / maximum,
      delta: deltas ? deltas[index] / steepest : 0,
      label: `${nodeName(experiment, layer, index)}: ${value}${tag}`,
    };
  };
}

/**
 * Name a node in words, as sentences do.
 *
 * @param {ExperimentEvent} experiment
 * @param {number} layer
 * @param {number} index
 * @returns {string}
 */
export function nodeName({ inputs, outputs, network }, layer, index) {
  const last = network.sizes.length - 1;
  if (layer === 0) return inputs[index].name;
  if (layer === last) return outputs[index].name;
  return last === 2
    ? `hidden node ${index + 1}`
    : `node ${index + 1} of layer ${layer}`;
}

/**
 * @param {ExperimentEvent} experiment
 * @param {Frame} frame
 * @param {Known} known
 * @param {number} index
 * @returns {import("./gauge.js").Chance}
 */
function chanceOf({ dataset }, frame, known, index) {
  const { prediction, example } = frame;
  const isSaid = known.forward >= known.last && prediction?.chances.length;
  if (!isSaid) return { share: null, text: "?", target: null, verdict: "" };
  const isOne = dataset.task === "two_classes";
  const place = isOne ? 1 : index;
  const share = prediction.chances[place];
  const text = percent(share);
  const isTold = known.isTruthTold;
  const target = isTold ? Number(example.outcome === place) : null;
  const isSubject = isOne || prediction.outcome === index;
  const right = prediction.is_right ? "right" : "wrong";
  return { share, text, target, verdict: isTold && isSubject ? right : "" };
}
