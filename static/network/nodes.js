/** All nodes of the picture in SVG: made anew for a new layout, then only updated. */

import { frozenAt } from "./frozen.js";
import { createGauge } from "./gauge.js";
import { usedBiases } from "./known.js";
import { createLabels } from "./labels.js";
import { createNode } from "./node.js";
import { fixed, percent, withSign } from "./numerals.js";
import { activationOf, dropoutOf, isZeroAt } from "./rows.js";
import { largestOf } from "./scales.js";

/** @typedef {import("../protocol.js").Frame} Frame */
/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @typedef {import("./known.js").Known} Known */
/** @typedef {import("../wire.d.ts").Catalog} Catalog */

/** @type {import("./gauge.js").Chance} */
const UNSAID = { share: null, text: "?", target: null, isYes: false };

/**
 * @param {SVGSVGElement} svg
 * @param {import("./layout.js").Picture} picture
 * @param {Pick<import("../store.js").With<"experiment">, "experiment" | "catalog">} state
 * @param {import("../store.js").Vocabulary} vocabulary
 * @param {import("./names.js").Measure} measure
 */
export function createNodes(svg, picture, state, vocabulary, measure) {
  const { experiment, catalog } = state;
  const { columns } = picture;
  const last = columns.length - 1;
  const isChance = experiment.dataset.task !== "number";
  const labels = createLabels(picture, experiment, vocabulary, measure);
  const drawings = columns.map((column) =>
    column.nodes.map((node) =>
      column.layer === last && isChance
        ? createGauge(node, column, picture)
        : createNode(node, column, picture, hiddenName(experiment, node)),
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
        const states = statesOf(frame, known, layer, maximum, { experiment, catalog });
        for (const { index } of nodes) {
          const state = {
            ...states(index),
            isLit: layer === 0 && (highlight?.includes(index) ?? false),
            isNear: isNear(layer, index),
          };
          const drawing = drawings[layer][index];
          const isAnswer = layer === last && isChance;
          drawing.update(
            state,
            isAnswer ? chanceOf(experiment, frame, known, index) : UNSAID,
          );
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
 * @param {ExperimentEvent} experiment
 * @param {import("./column.js").Node} node
 */
function hiddenName(experiment, { layer, index }) {
  const isHidden = experiment.network.name_starts[layer] !== "";
  return isHidden ? nodeName(experiment, layer, index) : "";
}

/**
 * @param {Frame} frame
 * @param {Known} known
 * @param {number} layer
 * @param {number} maximum
 * @param {{experiment: ExperimentEvent, catalog: Catalog | null}} state
 */
function statesOf(frame, known, layer, maximum, { experiment, catalog }) {
  const a = frame.array("a", layer);
  const isKnown = layer <= known.forward;
  const largest = Math.max(1, isKnown ? largestOf(a) : 1);
  const biases = layer ? usedBiases(frame, layer, false) : null;
  const hasDeltas = layer >= known.backward && frame.phase.name === "backward";
  const deltas = hasDeltas && layer ? frame.array("delta", layer) : null;
  const steepest = deltas ? largestOf(deltas) || 1 : 1;
  const { named } = frame;
  return (/** @type {number} */ index) => {
    const bias = biases ? biases[index] : null;
    const isDropped =
      isKnown && isLeftOut(frame, layer, index, { experiment, catalog });
    const number = isDropped ? "dropped in this step" : fixed(a[index], 3);
    const value = isKnown ? number : "not computed yet";
    const tag = bias === null ? "" : `, bias ${withSign(bias, 3)}`;
    return {
      isKnown,
      isDropped,
      a: a[index],
      strength: Math.min(1, Math.abs(a[index]) / largest),
      bias,
      isFrozen: frozenAt(frame, { name: "biases", layer, index: [index] }),
      biasShare: bias === null ? 0 : bias / maximum,
      delta: deltas ? deltas[index] / steepest : 0,
      label: `${nodeTitle(experiment, layer, index)}: ${value}${tag}`,
      isNamed: named?.source === null && named.layer === layer && named.node === index,
    };
  };
}

/**
 * Say whether dropout leaves a node out in this step. Where its activation gives 0
 * anyway, one cannot tell; and asking about an example drops none.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} index
 * @param {{experiment: ExperimentEvent, catalog: Catalog | null}} state
 */
export function isLeftOut(frame, layer, index, { experiment, catalog }) {
  if (layer === 0 || frame.isAsked || !catalog) return false;
  if (frame.array("a", layer)[index] !== 0) return false;
  const share = dropoutOf(layer, { experiment });
  const row = activationOf({ catalog, experiment }, layer);
  return share > 0 && !isZeroAt(row, frame.array("z", layer)[index]);
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
  return `${network.name_starts[layer]}${index + 1}`;
}

/**
 * Name a node where the name stands alone: "hidden node h3".
 *
 * @param {ExperimentEvent} experiment
 * @param {number} layer
 * @param {number} index
 */
export function nodeTitle(experiment, layer, index) {
  const name = nodeName(experiment, layer, index);
  return experiment.network.name_starts[layer] ? `hidden node ${name}` : name;
}

/**
 * @param {ExperimentEvent} experiment
 * @param {Frame} frame
 * @param {Known} known
 * @param {number} index
 * @returns {import("./gauge.js").Chance}
 */
export function chanceOf({ dataset, network, outputs }, frame, known, index) {
  const { prediction } = frame;
  const isSaid = known.forward >= known.last && prediction?.chances.length;
  const isOne = dataset.task === "two_classes";
  if (!isSaid) return { ...UNSAID, isYes: isOne };
  const place = isOne ? 1 : index;
  // What is no chance is told as it is; the ring is the way from no to yes.
  const { scale, mean } = outputs[index];
  const a = frame.array("a", known.last)[index];
  const share = network.gives_chances
    ? prediction.chances[place]
    : Math.max(0, Math.min(1, a * scale + mean));
  const text = network.gives_chances ? percent(share) : fixed(a);
  const isTold = known.isTruthTold;
  const target = isTold ? frame.array("targets")[index] * scale + mean : null;
  return { share, text, target, isYes: isOne };
}
