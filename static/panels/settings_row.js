/** One setting: its name, its control, a sentence of help, and what is wrong with it. */

import { chosenValue, isAt, textOf, withoutName } from "./experiment_fields.js";
import { html } from "./panel.js";
import { activationsControl } from "./settings_activations.js";
import { choicesOf, select } from "./settings_choice.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("./experiment_fields.js").Field} Field
 * @typedef {import("./settings.js").Asking} Asking
 */

/**
 * @param {Field} field
 * @param {State} state
 * @param {Asking} asking
 */
export function settingsRow(field, state, asking) {
  const { experiment, catalog, vocabulary, problem } = state;
  const id = `field-${field.name.replace(".", "-")}`;
  const value = chosenValue(field, experiment.experiment, catalog);
  const text = state.draft[field.name] ?? textOf(field, value);
  const refused = problem && isAt(field, problem) ? withoutName(problem.message) : null;
  const warnings = experiment.warnings.filter((/** @type {any} */ one) =>
    isAt(field, one),
  );
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
    <label for=${id} title=${catalog.help[field.name]?.[vocabulary]}>
      ${field[vocabulary]}
    </label>
    <div class="control">${control(field, state, asking, shared, text)}</div>
    <div id=${`${id}-about`} class="told">
      ${refused && html`<p class="refused" role="alert">${refused}</p>`}
      ${warnings.map(
        (/** @type {any} */ one) =>
          html`<p class="caution" key=${one.plain}>${one[vocabulary]}</p>`,
      )}
      <p class="hint">${about}</p>
    </div>
  </div>`;
}

/**
 * @param {Field} field
 * @param {State} state
 * @param {Asking} asking
 * @param {Record<string, any>} shared
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
  if (field.kind === "activations") return activationsControl(state, asking, shared);
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
  return html`<input
      ...${shared}
      inputmode=${field.kind === "widths" ? "text" : "decimal"}
      autocomplete="off"
      spellcheck=${false}
      placeholder=${field.isOptional ? "never" : field.kind === "widths" ? "none" : null}
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
function shortcut({ name }, { experiment, connection }, asking) {
  const { train_size: all } = experiment.dataset;
  const { batch_size: batch, seed } = experiment.experiment;
  const offered = {
    seed: { words: "New seed", change: () => ({ seed: otherSeed(seed) }), isOn: true },
    batch_size: {
      words: "All",
      change: () => ({ batch_size: all }),
      isOn: batch !== all,
    },
  };
  const shown = offered[/** @type {keyof typeof offered} */ (name)];
  if (!shown) return null;
  return html`<button
    type="button"
    class="pill small"
    disabled=${connection !== "open" || !shown.isOn}
    onClick=${() => asking.change(shown.change())}
  >
    ${shown.words}
  </button>`;
}

/**
 * Draw another seed, short enough to say aloud.
 * @param {number} seed the present one
 * @param {() => number} random
 */
export function otherSeed(seed, random = Math.random) {
  const drawn = Math.floor(9999 * random());
  return drawn < seed ? drawn : drawn + 1;
}

/**
 * Say what is chosen, or what the field is for.
 * @param {Field} field
 * @param {State} state
 * @param {string} text
 * @returns {string}
 */
function hintOf(field, state, text) {
  const { catalog, vocabulary, experiment } = state;
  const help = catalog.help[field.name]?.[vocabulary] ?? "";
  if (field.kind === "activations") {
    const [first, ...rest] = experiment.experiment.activations;
    const found = catalog.activations.find(
      (/** @type {any} */ one) => one.name === first,
    );
    return rest.length ? help : (found?.[vocabulary] ?? help);
  }
  if (!field.from) return help;
  const chosen = choicesOf(field, state).find(({ name }) => name === text);
  return chosen?.hint || help;
}
