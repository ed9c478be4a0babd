/** The settings of an experiment, as a form beside the network. */

import { grouped } from "../network/numerals.js";
import { changesOf, FIELDS, textOf } from "./experiment_fields.js";
import { html, panel } from "./panel.js";
import { openAsSheet } from "./sheet.js";
import { WORDS } from "./words.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("./experiment_fields.js").Field} Field
 */

/**
 * @param {HTMLElement} element a dialog
 * @param {Store} store
 * @param {Send} send
 */
export function settings(element, store, send) {
  element.classList.add("side");
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "settings");
  const forget = () => store.set({ draft: {} });
  store.subscribe((state) => state.experiment, forget);
  store.subscribe((state) => state.open === "settings", forget);
  panel(
    element,
    store,
    [
      (state) => state.open === "settings",
      (state) => state.catalog,
      (state) => state.experiment,
      (state) => state.draft,
      (state) => state.vocabulary,
      (state) => state.problem,
      (state) => state.connection,
    ],
    (state) => (state.open === "settings" ? form(state, store, send) : null),
  );
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 */
function form(state, store, send) {
  const { experiment, draft, vocabulary, connection } = state;
  if (!experiment || !state.catalog) return null;
  const close = () => store.set({ open: null });
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const { changes, problems } = changesOf(FIELDS, experiment.experiment, draft);
    const [field] = Object.keys(problems);
    if (field) store.set({ problem: { field, message: problems[field] } });
    else if (Object.keys(changes).length) {
      store.set({ problem: null });
      send("set_experiment", { experiment: changes });
    } else close();
  };
  /** @param {InputEvent & {target: HTMLInputElement | HTMLSelectElement}} event */
  const type = ({ target }) =>
    store.set({ draft: { ...store.get().draft, [target.name]: target.value } });
  const title = WORDS[vocabulary].settings;
  return html`<form
    class="page"
    aria-label=${title}
    novalidate
    onSubmit=${submit}
    onInput=${type}
  >
    <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
    <h2>${title}</h2>
    <p class="about">${summary(experiment)}</p>
    <div class="fields">${FIELDS.map((field) => row(field, state))}</div>
    <div class="foot">
      <button type="submit" class="main" disabled=${connection !== "open"}>
        Start again with these
      </button>
    </div>
  </form>`;
}

/** @param {{network: {sizes: number[], parameters: number}}} experiment */
function summary({ network }) {
  const sizes = network.sizes.join(" – ");
  return `${sizes} nodes, ${grouped(network.parameters)} weights and biases`;
}

/**
 * @param {Field} field
 * @param {State} state
 */
function row(field, { experiment, catalog, draft, vocabulary, problem }) {
  const id = `field-${field.name}`;
  const text = draft[field.name] ?? textOf(field, experiment.experiment[field.name]);
  const message = problem?.field === field.name ? problem.message : null;
  const options = field.from ? choices(field, catalog[field.from], vocabulary) : [];
  const hint = options.find(({ name }) => name === text)?.hint;
  const shared = {
    id,
    name: field.name,
    "aria-invalid": message ? "true" : null,
    "aria-describedby": message || hint ? `${id}-about` : null,
  };
  const input = html`<input
    ...${shared}
    inputmode=${field.kind === "widths" ? "text" : "decimal"}
    autocomplete="off"
    spellcheck=${false}
    value=${text}
  />`;
  return html`<div class="field" key=${field.name}>
    <label for=${id}>${field[vocabulary]}</label>
    ${field.from ? select(shared, options, text) : input}
    ${
      (message || hint) &&
      html`<p
        id=${`${id}-about`}
        class=${message ? "refused" : "hint"}
        role=${message ? "alert" : null}
      >
        ${message || hint}
      </p>`
    }
  </div>`;
}

/**
 * List what a field may be, with a sentence about each.
 * @param {Field} field
 * @param {any[]} rows of the catalog
 * @param {"plain" | "technical"} vocabulary
 * @returns {{name: string, words: string, hint: string}[]}
 */
function choices(field, rows, vocabulary) {
  const offered =
    field.kind === "activation" ? rows.filter((entry) => entry.is_for_hidden) : rows;
  const options = offered.map((entry) => ({
    name: entry.name,
    words: entry.name.replaceAll("_", " "),
    hint: entry[vocabulary],
  }));
  const auto = { name: "auto", words: "as it fits the data", hint: "" };
  return field.hasAuto ? [auto, ...options] : options;
}

/**
 * @param {Record<string, unknown>} shared
 * @param {{name: string, words: string}[]} options
 * @param {string} chosen
 */
function select(shared, options, chosen) {
  const isListed = options.some(({ name }) => name === chosen);
  // One of several layers with different activations is kept as it is.
  const all = isListed ? options : [...options, { name: chosen, words: chosen }];
  return html`<select ...${shared}>
    ${all.map(
      ({ name, words }) =>
        html`<option key=${name} value=${name} selected=${name === chosen}>
          ${words}
        </option>`,
    )}
  </select>`;
}
