/**
 * The settings of an experiment, beside the network. A change holds at once: the network
 * starts again with it, and undo brings the one before back.
 */

import { grouped } from "../network/numerals.js";
import { has } from "../store.js";
import { changesOf, fieldsFor, isAt, withoutName } from "./experiment_fields.js";
import { html, panel } from "./panel.js";
import { settingsRow } from "./settings_row.js";
import { openAsSheet } from "./sheet.js";
import { WORDS } from "./words.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("./experiment_fields.js").Field} Field
 */

/**
 * @typedef {object} Asking how a row asks for a change
 * @property {(name: string, text: string) => void} type keeps what is being typed
 * @property {(name: string) => boolean} forget what was typed, if anything was
 * @property {(name: string) => void} apply asks for what was typed into a field
 * @property {(changes: Record<string, unknown>) => void} change
 */

const UNDOING = /** @type {const} */ (["undo", "redo"]);

/** @param {HTMLElement} element a dialog @param {Store} store @param {Send} send */
export function settings(element, store, send) {
  const dialog = /** @type {HTMLDialogElement} */ (element);
  const asking = askingOf(store, send);
  dialog.setAttribute("aria-labelledby", "settings-title");
  openAsSheet(dialog, store, "settings", false);
  store.subscribe(
    (state) => state.open === "settings",
    () => {
      // What was refused at a field is no news once the field is gone.
      const { problem } = store.get();
      store.set({ draft: {}, problem: problem?.field ? null : problem });
    },
  );
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
      (state) => state.status,
    ],
    (state) => (state.open === "settings" ? form(state, store, send, asking) : null),
  );
}

/** @param {Store} store @param {Send} send @returns {Asking} */
function askingOf(store, send) {
  let underway = 0;
  /** What was asked for, unlike what is only being typed. @type {Set<string>} */
  const asked = new Set();
  /** Forget what was asked for once it holds, and not while it is refused. */
  const tidy = () => {
    if (underway > 0 || store.get().problem || asked.size === 0) return;
    const texts = Object.entries(store.get().draft);
    const draft = Object.fromEntries(texts.filter(([name]) => !asked.has(name)));
    asked.clear();
    store.set({ draft });
  };
  store.subscribe((state) => state.experiment, tidy);
  store.subscribe((state) => state.problem, tidy);
  /** @param {Record<string, unknown>} changes */
  const change = async (changes) => {
    underway += 1;
    store.set({ problem: null });
    await send("set_experiment", { experiment: changes });
    underway -= 1;
    tidy();
  };
  return {
    change,
    type(name, text) {
      asked.delete(name);
      store.set({ draft: { ...store.get().draft, [name]: text } });
    },
    forget(name) {
      const { [name]: typed, ...rest } = store.get().draft;
      if (typed !== undefined) store.set({ draft: rest, problem: null });
      return typed !== undefined;
    },
    apply(name) {
      const state = store.get();
      if (!has(state, "catalog", "experiment")) return;
      const { experiment, catalog, draft } = state;
      const fields = fieldsFor(experiment.experiment, catalog);
      const field = fields.find((one) => one.name === name);
      const both = fields.filter(
        (one) => one === field || one.name === field?.goes_with,
      );
      asked.add(name);
      const found = changesOf(both, experiment.experiment, draft);
      const [refused] = Object.keys(found.problems);
      if (refused) {
        store.set({ problem: { field: refused, message: found.problems[refused] } });
      } else if (Object.keys(found.changes).length) change(found.changes);
      else this.forget(name);
    },
  };
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 * @param {Asking} asking
 */
function form(state, store, send, asking) {
  if (!has(state, "catalog", "experiment")) return null;
  const { experiment, catalog, vocabulary, connection, problem, status } = state;
  const fields = fieldsFor(experiment.experiment, catalog);
  const isOff = connection !== "open";
  const isElsewhere = problem?.field && !fields.some((field) => isAt(field, problem));
  return html`<form
    class="page"
    aria-labelledby="settings-title"
    novalidate
    onSubmit=${(/** @type {SubmitEvent} */ event) => event.preventDefault()}
  >
    <header>
      <h2 id="settings-title">${WORDS[vocabulary].settings}</h2>
      <p class="about">${summary(experiment)}</p>
      <button
        type="button"
        class="close"
        aria-label="Close"
        onClick=${() => store.set({ open: null })}
      >
        ×
      </button>
    </header>
    ${catalog.groups.map((group) => {
      const own = fields.filter((field) => field.group === group.name);
      const count = warned(own, experiment.warnings);
      return html`<details key=${group.name} open>
        <summary>
          ${group[vocabulary]}
          ${count > 0 && html`<span class="count" title="Warnings">${count}</span>`}
        </summary>
        <div class="fields">
          ${own.map((field) => settingsRow(field, state, asking))}
        </div>
      </details>`;
    })}
    <footer class="foot">
      ${
        isElsewhere &&
        html`<p class="refused" role="alert">${withoutName(problem.message)}</p>`
      }
      <p>A change starts the network again.</p>
      ${UNDOING.map(
        (kind) => html`<button
          type="button"
          key=${kind}
          class="pill"
          disabled=${isOff || !status?.[`can_${kind}`]}
          onClick=${() => send(kind)}
        >
          ${kind === "undo" ? "Undo" : "Redo"}
        </button>`,
      )}
    </footer>
  </form>`;
}

/**
 * @param {readonly Field[]} fields
 * @param {readonly import("../wire.d.ts").SettingWarning[]} warnings
 */
function warned(fields, warnings) {
  return warnings.filter((one) => fields.some((field) => isAt(field, one))).length;
}

/** @param {{network: {sizes: number[], parameters: number}}} experiment */
function summary({ network }) {
  const sizes = network.sizes.join(" – ");
  return `${sizes} nodes, ${grouped(network.parameters)} weights and biases`;
}
