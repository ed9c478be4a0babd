/** A choice from a table, whose rows each bring a sentence about them. */

import { chosenValue } from "../settings.js";
import { html } from "./panel.js";

/** @typedef {{name: string, words: string, hint: string}} Choice */

/**
 * List what a field may be. What fits the data by itself says what that is.
 * @param {import("./experiment_fields.js").Field} field
 * @param {import("../store.js").With<"catalog" | "experiment">} state
 * @returns {Choice[]}
 */
export function choicesOf(field, { vocabulary, experiment }) {
  const choices = (field.choices ?? []).map((row) => ({
    name: row.name,
    words: row.title,
    hint: row[vocabulary],
  }));
  if (!field.has_auto) return choices;
  const isAuto = chosenValue(field, experiment.experiment) === "auto";
  const fitting = isAuto && fittingOf(field, experiment.network);
  const found = choices.find(({ name }) => name === fitting);
  const words = found ? `auto: ${found.words}` : "auto: as it fits the data";
  return [{ name: "auto", words, hint: found?.hint ?? "" }, ...choices];
}

/**
 * Say what fits the data, where the network was made of it.
 * @param {import("./experiment_fields.js").Field} field
 * @param {{activations: string[], loss: string}} network
 */
function fittingOf({ name }, { activations, loss }) {
  if (name === "loss") return loss;
  return name === "output" ? activations.at(-1) : null;
}

/**
 * @param {Record<string, unknown>} attributes
 * @param {readonly {name: string, words: string}[]} choices
 * @param {string} chosen
 */
export function select(attributes, choices, chosen) {
  return html`<select ...${attributes} value=${chosen}>
    ${choices.map(
      ({ name, words }) =>
        html`<option key=${name} value=${name} selected=${name === chosen}>
          ${words}
        </option>`,
    )}
  </select>`;
}
