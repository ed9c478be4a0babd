/** What a landscape goes along: random directions, or two weights, chosen by name. */

import { titlesOf } from "../network/labels.js";
import { nodeName } from "../network/nodes.js";
import { WORDS } from "./landscape_words.js";
import { html } from "./panel.js";

/**
 * @typedef {import("../store.js").PlaneChoice} PlaneChoice
 * @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent
 * @typedef {import("../network/edit_controls.js").Parameter} Parameter
 */

const LARGEST_SEED = 2 ** 31 - 1;

/**
 * @param {PlaneChoice} choice
 * @param {ExperimentEvent} experiment
 * @param {import("../store.js").Vocabulary} vocabulary
 * @param {(choice: PlaneChoice) => void} choose
 */
export function landscapeForm(choice, experiment, vocabulary, choose) {
  const words = WORDS[vocabulary];
  /** @param {Event & {currentTarget: HTMLInputElement}} event */
  const reseed = ({ currentTarget }) => {
    const seed = Math.round(Number(currentTarget.value));
    const isGood = seed >= 0 && seed <= LARGEST_SEED;
    currentTarget.value = String(isGood ? seed : choice.seed);
    if (isGood) choose({ ...choice, seed });
  };
  return html`<fieldset class="segments">
      <legend>What it goes along</legend>
      ${(/** @type {const} */ (["random", "weights"])).map(
        (by) => html`<label key=${by} class=${by === choice.by ? "on" : ""}>
          <input
            type="radio"
            name="by"
            checked=${by === choice.by}
            onChange=${() => choose({ ...choice, by })}
          />
          ${words[by]}
        </label>`,
      )}
    </fieldset>
    ${
      choice.by === "random"
        ? html`<label class="seed">
            ${words.seed}
            <input type="number" min="0" max=${LARGEST_SEED} value=${choice.seed} onChange=${reseed} />
          </label>`
        : choice.places.map((place, i) => {
            const change = (/** @type {Parameter} */ next) => {
              const places = /** @type {[Parameter, Parameter]} */ ([...choice.places]);
              places[i] = next;
              choose({ ...choice, places });
            };
            const title = i === 0 ? "Across" : "Upwards";
            return html`<${Place} key=${i} ...${{ title, place, experiment, change }} />`;
          })
    }`;
}

/**
 * @param {{title: string, place: Parameter, experiment: ExperimentEvent,
 *   change: (place: Parameter) => void}} props
 */
function Place({ title, place, experiment, change }) {
  const { sizes } = experiment.network;
  const { layer } = place;
  const to = place.index[place.index.length - 1];
  const from = place.name === "weights" ? place.index[0] : null;
  /** @param {number | null} start @param {number} end @returns {Parameter} */
  const made = (start, end, at = layer) =>
    start === null
      ? { name: "biases", layer: at, index: [end] }
      : { name: "weights", layer: at, index: [start, end] };
  const layers = sizes.slice(1).map((_, i) => ({
    value: i + 1,
    text: `${titlesOf(i, experiment.network, "plain")[0]} → ${titlesOf(i + 1, experiment.network, "plain")[0]}`,
  }));
  const starts = [
    ...Array.from({ length: sizes[layer - 1] }, (_, i) => ({
      value: i,
      text: nodeName(experiment, layer - 1, i),
    })),
    { value: -1, text: "bias" },
  ];
  const ends = Array.from({ length: sizes[layer] }, (_, i) => ({
    value: i,
    text: nodeName(experiment, layer, i),
  }));
  return html`<fieldset class="place">
    <legend>${title}</legend>
    ${
      layers.length > 1
        ? select(`${title}: layer`, layers, layer, (value) => change(made(0, 0, value)))
        : null
    }
    ${select(`${title}: from`, starts, from ?? -1, (value) =>
      change(made(value < 0 ? null : value, to)),
    )}
    →
    ${select(`${title}: to`, ends, to, (value) => change(made(from, value)))}
  </fieldset>`;
}

/**
 * @param {string} label
 * @param {{value: number, text: string}[]} options
 * @param {number} chosen
 * @param {(value: number) => void} choose
 */
function select(label, options, chosen, choose) {
  return html`<select
    class="pill small"
    aria-label=${label}
    onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => choose(Number(event.currentTarget.value))}
  >
    ${options.map(
      ({
        value,
        text,
      }) => html`<option key=${value} value=${value} selected=${value === chosen}>
        ${text}
      </option>`,
    )}
  </select>`;
}
