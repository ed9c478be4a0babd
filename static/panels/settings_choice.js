/** A choice from a list of the catalog, each with a sentence about it. */

import { html } from "./panel.js";

/** @typedef {{name: string, words: string, hint: string}} Choice */

/**
 * List what a field may be. What fits the data by itself says what that is.
 * @param {import("./experiment_fields.js").Field} field
 * @param {import("../store.js").State} state
 * @returns {Choice[]}
 */
export function choicesOf(field, { catalog, vocabulary, experiment }) {
  const rows = field.from ? catalog[field.from] : [];
  const choices = rows.map((/** @type {any} */ row) => ({
    name: row.name,
    words: wordsOf(row.name),
    hint: row[vocabulary],
  }));
  if (!field.hasAuto) return choices;
  const { activations, loss } = experiment.network;
  const fitting = field.name === "loss" ? loss : activations.at(-1);
  const isAuto = experiment.experiment[field.name] === "auto";
  const found = choices.find((/** @type {Choice} */ one) => one.name === fitting);
  const words = isAuto ? `auto: ${wordsOf(fitting)}` : "auto: as it fits the data";
  return [{ name: "auto", words, hint: isAuto ? found.hint : "" }, ...choices];
}

/** @param {string} name @returns {string} */
export function wordsOf(name) {
  return name.replaceAll("_", " ");
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
