/** A choice for the hidden layers: one for all, or one for each. */

import { eachOf, withActivation } from "../network/layer_changes.js";
import { chosenValue } from "../settings.js";
import { html } from "./panel.js";
import { choicesOf, select } from "./settings_choice.js";

const DIFFERENT = "";

/**
 * @param {import("./experiment_fields.js").Field} field
 * @param {import("../store.js").With<"catalog" | "experiment">} state
 * @param {import("./settings.js").Asking} asking
 * @param {Record<string, unknown>} shared attributes of the first control
 */
export function layersControl(field, state, asking, shared) {
  const { experiment } = state.experiment;
  const { hidden } = experiment;
  const names = /** @type {string[]} */ (chosenValue(field, experiment));
  const each = eachOf(names, hidden.length);
  const choices = choicesOf(field, state);
  const isOne = each.every((name) => name === each[0]);
  const all = isOne ? choices : [{ name: DIFFERENT, words: "different" }, ...choices];
  /** @param {number | null} layer */
  const set =
    (layer) =>
    /** @param {Event & {currentTarget: HTMLSelectElement}} event */
    ({ currentTarget: { value } }) =>
      value !== DIFFERENT &&
      asking.change({
        [field.name]: withActivation({ hidden, activations: names }, layer, value)
          .activations,
      });
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
                name: `${field.name}.${i + 1}`,
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
