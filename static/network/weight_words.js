/** The words around the heat map of all weights, and those of one of its cells. */

import { html } from "../panels/panel.js";
import { titlesOf } from "./labels.js";
import { nodeName } from "./nodes.js";
import { grouped, precise } from "./numerals.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/**
 * Say one weight in words: "weight from Age to hidden node 3: −0.42".
 *
 * @param {ExperimentEvent} experiment
 * @param {{layer: number, from: number, to: number}} connection
 * @param {number} weight
 */
export function sentenceOf(experiment, { layer, from, to }, weight) {
  const start = nodeName(experiment, layer - 1, from);
  const end = nodeName(experiment, layer, to);
  return `weight from ${start} to ${end}: ${precise(weight, 3)}`;
}

/**
 * @param {ExperimentEvent} experiment
 * @param {import("../store.js").Vocabulary} vocabulary
 * @param {number} layer
 * @param {(layer: number) => void} choose
 * @param {() => void} close
 */
export function heading({ network }, vocabulary, layer, choose, close) {
  const { sizes } = network;
  /** @param {number} one */
  const title = (one) => titlesOf(one, network, "plain")[0];
  const total = grouped(sizes[layer - 1] * sizes[layer]);
  return html`
    <h2>${vocabulary === "plain" ? "All the weights" : "Weight matrix"}</h2>
    <label>
      <span class="hidden-but-read">Layer</span>
      <select
        class="pill"
        onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => choose(Number(event.currentTarget.value))}
      >
        ${sizes.slice(1).map(
          (/** @type {number} */ size, /** @type {number} */ i) => html`<option
            key=${i}
            value=${i + 1}
            selected=${i + 1 === layer}
          >
            ${title(i)} → ${title(i + 1)} (${sizes[i]} × ${size})
          </option>`,
        )}
      </select>
    </label>
    <button type="button" class="close" aria-label="Close the weights" onClick=${close}>
      ×
    </button>
    <p class="about">
      ${total} weights. Rows: ${title(layer - 1)}. Columns: ${title(layer)}.
    </p>
  `;
}

/**
 * Hold the width that the longest name needs.
 *
 * @param {number} count
 * @param {(index: number) => string} nameOf
 */
export function sizer(count, nameOf) {
  let longest = "";
  for (let i = 0; i < count; i++) {
    if (nameOf(i).length > longest.length) longest = nameOf(i);
  }
  return html`<b key="sizer">${longest}</b>`;
}

/** @param {string} text @param {Record<string, string>} style */
export function name(text, style) {
  return html`<span key=${text} title=${text} style=${style}>${text}</span>`;
}
