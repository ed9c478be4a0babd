/** One setting: its name, its control, a sentence of help, and what is wrong with it. */

import { chosenValue } from "../settings.js";
import { isAt, textOf, withoutName } from "./experiment_fields.js";
import { html } from "./panel.js";
import { choicesOf, select } from "./settings_choice.js";
import { layersControl } from "./settings_layers.js";

/**
 * @typedef {import("../store.js").With<"catalog" | "experiment">} State
 * @typedef {import("./experiment_fields.js").Field} Field
 * @typedef {import("./settings.js").Asking} Asking
 */

/**
 * @param {Field} field
 * @param {State} state
 * @param {Asking} asking
 */
export function settingsRow(field, state, asking) {
  const { experiment, vocabulary, problem } = state;
  const id = `field-${field.name.replace(".", "-")}`;
  const value = chosenValue(field, experiment.experiment);
  const text = state.draft[field.name] ?? textOf(value);
  const refused = problem && isAt(field, problem) ? withoutName(problem.message) : null;
  const warnings = experiment.warnings.filter((one) => isAt(field, one));
  const shared = {
    id,
    name: field.name,
    disabled: state.connection !== "open",
    "aria-invalid": refused ? "true" : null,
    "aria-describedby": `${id}-about`,
    onChange: () => asking.apply(field.name),
  };
  const about = hintOf(field, state, text);
  return html`<div class=${`field ${field.kind}`} key=${field.name}>
    <label for=${id} title=${field.help[vocabulary]}>
      ${field[vocabulary]}${field.unit && ` (${field.unit})`}
    </label>
    <div class="control">${control(field, state, asking, shared, text)}</div>
    <div id=${`${id}-about`} class="told">
      ${refused && html`<p class="refused" role="alert">${refused}</p>`}
      ${warnings.map(
        (one) => html`<p class="caution" key=${one.plain}>${one[vocabulary]}</p>`,
      )}
      <p class="hint">${about}</p>
    </div>
  </div>`;
}

/**
 * @param {Field} field
 * @param {State} state
 * @param {Asking} asking
 * @param {Record<string, unknown>} shared
 * @param {string} text
 */
function control(field, state, asking, shared, text) {
  const { name } = field;
  /** @param {Event & {currentTarget: HTMLInputElement | HTMLSelectElement}} event */
  const type = ({ currentTarget }) => asking.type(name, currentTarget.value);
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.key === "Escape" && asking.forget(name)) event.preventDefault();
  };
  if (field.kind === "choices") return layersControl(field, state, asking, shared);
  if (field.kind === "choice") {
    return select({ ...shared, onInput: type }, choicesOf(field, state), text);
  }
  if (field.kind === "flag") {
    /** @param {Event & {currentTarget: HTMLInputElement}} event */
    const tick = ({ currentTarget }) =>
      asking.type(name, String(currentTarget.checked));
    const isOn = text === "true";
    return html`<input ...${shared} type="checkbox" checked=${isOn} onInput=${tick} />`;
  }
  const isText = field.kind === "widths" || field.kind === "texts";
  return html`<input
      ...${shared}
      inputmode=${isText ? "text" : "decimal"}
      autocomplete="off"
      spellcheck=${false}
      placeholder=${field.empty}
      value=${text}
      onInput=${type}
      onKeyDown=${press}
    />
    ${shortcut(field, state, asking)}`;
}

/**
 * A button beside a field that fills it in.
 * @param {Field} field
 * @param {State} state
 * @param {Asking} asking
 */
function shortcut(field, { experiment, connection }, asking) {
  const { name, button } = field;
  if (!button) return null;
  const present = /** @type {number} */ (chosenValue(field, experiment.experiment));
  const isOther = button.fills_in === "another";
  const { train_size: all } = experiment.dataset;
  return html`<button
    type="button"
    class="pill small"
    disabled=${connection !== "open" || (!isOther && present === all)}
    onClick=${() => asking.change({ [name]: isOther ? otherThan(present) : all })}
  >
    ${button.words}
  </button>`;
}

/**
 * Draw another whole number, short enough to say aloud.
 * @param {number} present
 * @param {() => number} random
 */
export function otherThan(present, random = Math.random) {
  const drawn = Math.floor(9999 * random());
  return drawn < present ? drawn : drawn + 1;
}

/**
 * Say what is chosen, or what the field is for.
 * @param {Field} field
 * @param {State} state
 * @param {string} text
 * @returns {string}
 */
function hintOf(field, state, text) {
  const help = field.help[state.vocabulary];
  if (!field.choices) return help;
  const names = field.kind === "choices" ? text.split(", ") : [text];
  if (names.length > 1) return help;
  const chosen = choicesOf(field, state).find(({ name }) => name === names[0]);
  return chosen?.hint || help;
}
