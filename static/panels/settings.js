/** The settings of an experiment, as a form beside the network. */

import { grouped } from "../network/numerals.js";
import { changesOf, FIELDS, textOf } from "./experiment_fields.js";
import { html, panel } from "./panel.js";
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
  const dialog = /** @type {HTMLDialogElement} */ (element);
  dialog.classList.add("sheet", "side");
  dialog.addEventListener("close", () => {
    if (store.get().open === "settings") store.set({ open: null });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  store.subscribe(
    (state) => state.open === "settings",
    (isOpen) => {
      if (isOpen && !dialog.open) dialog.showModal();
      else if (!isOpen && dialog.open) dialog.close();
    },
  );
  panel(
    dialog,
    store,
    [
      (state) => state.open === "settings",
      (state) => state.catalog,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.problem,
      (state) => state.connection,
    ],
    (state) => (state.open === "settings" ? form(state, store, send, dialog) : null),
  );
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 * @param {HTMLDialogElement} dialog
 */
function form(state, store, send, dialog) {
  const { experiment, vocabulary, connection } = state;
  if (!experiment || !state.catalog) return null;
  /** @param {SubmitEvent & {currentTarget: HTMLFormElement}} event */
  const submit = (event) => {
    event.preventDefault();
    const texts = textsIn(event.currentTarget);
    const { changes, problems } = changesOf(FIELDS, experiment.experiment, texts);
    const [field] = Object.keys(problems);
    if (field) {
      store.set({ problem: { field, message: problems[field] } });
      return;
    }
    store.set({ problem: null });
    if (Object.keys(changes).length) send("set_experiment", { experiment: changes });
    else dialog.close();
  };
  const title = WORDS[vocabulary].settings;
  return html`<form class="page" onSubmit=${submit} aria-label=${title} novalidate>
    <button
      type="button"
      class="close"
      aria-label="Close"
      onClick=${() => dialog.close()}
    >
      ×
    </button>
    <h2>${title}</h2>
    <p class="about">${summary(experiment)}</p>
    <div class="fields">
      ${FIELDS.map((field) => row(field, state))}
    </div>
    <div class="foot">
      <button type="submit" class="main" disabled=${connection !== "open"}>
        Start again with these
      </button>
    </div>
  </form>`;
}

/**
 * Read the fields of the form by name.
 * @param {HTMLFormElement} form
 */
function textsIn(form) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") texts[name] = value;
  }
  return texts;
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
function row(field, { experiment, catalog, vocabulary, problem }) {
  const id = `field-${field.name}`;
  const text = textOf(field, experiment.experiment[field.name]);
  const message = problem?.field === field.name ? problem.message : null;
  const shared = {
    id,
    name: field.name,
    "aria-invalid": message ? "true" : null,
    "aria-describedby": message ? `${id}-problem` : null,
  };
  // A field keeps what was typed until the server's experiment says something new.
  return html`<div class="field" key=${`${field.name} ${text}`}>
    <label for=${id}>${field[vocabulary]}</label>
    ${
      field.from
        ? choice(field, shared, catalog[field.from], text, vocabulary)
        : html`<input
            ...${shared}
            type="text"
            inputmode=${field.kind === "widths" ? "text" : "decimal"}
            autocomplete="off"
            spellcheck=${false}
            defaultValue=${text}
          />`
    }
    ${message && html`<p class="refused" id=${`${id}-problem`} role="alert">${message}</p>`}
  </div>`;
}

/**
 * @param {Field} field
 * @param {Record<string, unknown>} shared
 * @param {any[]} rows of the catalog
 * @param {string} chosen
 * @param {"plain" | "technical"} vocabulary
 */
function choice(field, shared, rows, chosen, vocabulary) {
  const offered =
    field.kind === "activation" ? rows.filter((entry) => entry.is_for_hidden) : rows;
  const options = offered.map((entry) => ({
    name: entry.name,
    words: entry[vocabulary],
  }));
  if (field.hasAuto) {
    options.unshift({ name: "auto", words: "as it fits the data" });
  }
  if (!options.some(({ name }) => name === chosen)) {
    options.push({ name: chosen, words: chosen }); // a different one for each layer
  }
  return html`<select ...${shared}>
    ${options.map(
      ({ name, words }) =>
        html`<option key=${name} value=${name} selected=${name === chosen}>
          ${words}
        </option>`,
    )}
  </select>`;
}
