/** Choose the one setting that differs, and go to two networks side by side. */

import { valueText } from "../charts/kept_curves.js";
import { leftOut } from "../links/link.js";
import {
  differencesOf,
  readPair,
  whyNotBeside,
  whyShared,
  writePair,
} from "../links/pair.js";
import { chosenValue } from "../settings.js";
import { has } from "../store.js";
import { Component } from "../vendor/preact.mjs";
import { changesOf, fieldsFor } from "./experiment_fields.js";
import { html, panel } from "./panel.js";
import { settingsRow } from "./settings_row.js";
import { openAsSheet } from "./sheet.js";

/**
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").With<"catalog" | "experiment">} Filled
 * @typedef {import("./experiment_fields.js").Field} Field
 * @typedef {import("../settings.js").ExperimentFields} ExperimentFields
 */

const FIRST = "learning_rate"; // what most people ask about

/** @param {HTMLElement} element a dialog @param {Store} store */
export function pairing(element, store) {
  element.setAttribute("aria-labelledby", "pairing-title");
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "pairing");
  panel(
    element,
    store,
    [
      (state) => state.open === "pairing",
      (state) => state.catalog,
      (state) => state.experiment,
      (state) => state.status?.marks,
      (state) => state.vocabulary,
      (state) => state.connection,
    ],
    (state) =>
      state.open === "pairing" && has(state, "catalog", "experiment")
        ? html`<${Pairing} state=${state} close=${() => store.set({ open: null })} />`
        : null,
  );
}

/** @typedef {{name: string, text: string | null, changes: ExperimentFields}} Chosen */

/** @extends {Component<{state: Filled, close: () => void}, Chosen>} */
class Pairing extends Component {
  /** @override @type {Chosen} */
  state = { name: FIRST, text: null, changes: {} };

  /** How a row of the settings asks for a change: here it is only noted. */
  asking = {
    type: (/** @type {string} */ _, /** @type {string} */ text) =>
      this.setState({ text }),
    forget: () => false,
    apply: () => {},
    change: (/** @type {ExperimentFields} */ changes) =>
      this.setState({ changes, text: null }),
  };

  /** @override */
  render() {
    const { state, close } = this.props;
    const refusal = whyNotBeside(state.experiment.experiment);
    return html`<div class="page">
      <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
      <h2 id="pairing-title">Compare side by side</h2>
      ${refusal ? html`<p>${refusal}</p>` : this.form()}
    </div>`;
  }

  form() {
    const { state } = this.props;
    const { catalog, vocabulary, status } = state;
    const { experiment } = state.experiment;
    const fields = fieldsFor(experiment, catalog).filter((one) => !whyShared(one));
    const field = fields.find(({ name }) => name === this.state.name) ?? fields[0];
    const { link, problem } = this.linkWith(field);
    const left = leftOut(experiment, status);
    const choose = (
      /** @type {Event & {currentTarget: HTMLSelectElement}} */ { currentTarget },
    ) => this.setState({ name: currentTarget.value, text: null, changes: {} });
    return html`<p>
        The present experiment on the left, and on the right the same from the same
        start, with one setting changed. Both learn at once.
      </p>
      <div class="fields">
        <div class="field">
          <label for="pairing-setting">What differs</label>
          <select id="pairing-setting" value=${field.name} onChange=${choose}>
            ${catalog.groups.map((group) => {
              const own = fields.filter((one) => one.group === group.name);
              return (
                own.length > 0 &&
                html`<optgroup key=${group.name} label=${group[vocabulary]}>
                  ${own.map(
                    ({ name, [vocabulary]: words }) => html`<option
                      key=${name}
                      value=${name}
                      selected=${name === field.name}
                    >
                      ${words}
                    </option>`,
                  )}
                </optgroup>`
              );
            })}
          </select>
        </div>
        <p>On the left it is <b>${valueText(chosenValue(field, experiment))}</b>, and on the right:</p>
        ${settingsRow(field, this.rowState(field, problem), this.asking)}
      </div>
      ${left.map((sentence) => html`<p class="about" key=${sentence}>${sentence}</p>`)}
      <div class="foot pair">
        ${
          link
            ? html`<a class="main" href=${link}>Compare</a>`
            : html`<button type="button" class="main" disabled>Compare</button>`
        }
      </div>`;
  }

  /**
   * Show in the row what the right network gets; on the left it is as it is.
   *
   * @param {Field} field
   * @param {string | null} message
   */
  rowState(field, message) {
    const { state } = this.props;
    const { text, changes } = this.state;
    const experiment = { ...state.experiment.experiment, ...changes };
    return {
      ...state,
      experiment: { ...state.experiment, experiment, warnings: [] },
      draft: text === null ? {} : { [field.name]: text },
      problem: message === null ? null : { field: field.name, message },
    };
  }

  /**
   * Give the way to both networks, or say what is wrong with the value.
   *
   * @param {Field} field
   * @returns {{link: string | null, problem: string | null}}
   */
  linkWith(field) {
    const { catalog, experiment: event, status } = this.props.state;
    const { experiment } = event;
    const { text } = this.state;
    const texts = text === null ? {} : { [field.name]: text };
    const typed = changesOf([field], experiment, texts);
    if (typed.problems[field.name]) {
      return { link: null, problem: typed.problems[field.name] };
    }
    const right = { ...experiment, ...this.state.changes, ...typed.changes };
    if (differencesOf(experiment, right, catalog).length === 0) {
      return { link: null, problem: null };
    }
    const link = writePair(experiment, right, 0, catalog, "", status?.preset);
    const { refusal, notices } = readPair(link, catalog);
    const problem = refusal ?? notices[0]?.replace(/; [^;]* taken\.$/, ".") ?? null;
    return { link: problem ? null : `/beside${link}`, problem };
  }
}
