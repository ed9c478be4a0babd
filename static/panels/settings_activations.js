/** The activations of the hidden layers: one for all, or one for each. */

import { eachOf, withActivation } from "../network/layer_changes.js";
import { html } from "./panel.js";
import { select, wordsOf } from "./settings_choice.js";

const DIFFERENT = "";

/**
 * @param {import("../store.js").State} state
 * @param {import("./settings.js").Asking} asking
 * @param {Record<string, any>} shared attributes of the first control
 */
export function activationsControl({ catalog, experiment }, asking, shared) {
  const { experiment: layers } = experiment;
  const each = eachOf(layers.activations, layers.hidden.length);
  const choices = catalog.activations
    .filter((/** @type {any} */ row) => row.is_for_hidden)
    .map((/** @type {any} */ row) => ({ name: row.name, words: wordsOf(row.name) }));
  const isOne = each.every((name) => name === each[0]);
  const all = isOne ? choices : [{ name: DIFFERENT, words: "different" }, ...choices];
  /** @param {number | null} layer */
  const set =
    (layer) =>
    /** @param {Event & {currentTarget: HTMLSelectElement}} event */
    ({ currentTarget: { value } }) =>
      value !== DIFFERENT && asking.change(withActivation(layers, layer, value));
  return html`
    ${select({ ...shared, onChange: set(null) }, all, isOne ? each[0] : DIFFERENT)}
    ${
      each.length > 1 &&
      html`<div class="layers">
        ${each.map(
          (name, i) => html`<label key=${i}>
            <span>${i + 1}</span>
            ${select(
              {
                name: `activations.${i + 1}`,
                disabled: shared.disabled,
                "aria-label": `Layer ${i + 1}`,
                onChange: set(i + 1),
              },
              choices,
              name,
            )}
          </label>`,
        )}
      </div>`
    }
  `;
}
