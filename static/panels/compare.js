/** Kept curves under the error curve, and the same start with another setting. */

import { lossAt } from "../charts/curve_points.js";
import { differingNames, VARIATIONS, withKept } from "../charts/kept_curves.js";
import { measured } from "./number_text.js";
import { html, panel } from "./panel.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

/**
 * Short words for the settings, where room is scarce; what is empty is told by its value.
 * @type {Record<string, string>}
 */
const SHORT = {
  hidden: "hidden",
  activations: "",
  optimizer: "",
  initializer: "",
  schedule: "",
  loss: "",
  output: "output",
  learning_rate: "rate",
  batch_size: "batch",
  data_options: "",
  columns: "inputs",
  points: "own points",
  held_out: "",
  is_scaled: "scaled",
  test_share: "held out",
};

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function compare(element, store, send) {
  store.subscribe(
    ({ kept }) => kept.length > 0,
    (isShown) => {
      element.hidden = !isShown;
    },
  );
  panel(
    element,
    store,
    [
      (state) => state.kept,
      (state) => state.experiment,
      (state) => state.role,
      (state) => state.connection,
    ],
    (state) =>
      state.kept.length && state.experiment ? list(state, store, send) : null,
  );
}

/**
 * Say what a field of the experiment is called.
 *
 * @param {string} field
 */
export function wordsOf(field) {
  return SHORT[field] ?? field.replaceAll("_", " ");
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 */
function list({ kept, experiment, role, connection }, store, send) {
  const present = { experiment: experiment.experiment, data: experiment.dataset.title };
  const names = differingNames([...kept, present], wordsOf);
  return html`
    <ul class="kept" aria-label="Kept curves">
      ${kept.map(
        (one, i) => html`<li key=${one.id}>
          <i class=${`sample kept-${i}`}></i>
          <span class="name" title=${names[i]}>${names[i]}</span>
          <b>${measured(lossAt(one.steps, one.train, Number.POSITIVE_INFINITY))}</b>
          <button
            type="button"
            aria-label=${`Forget: ${names[i]}`}
            onClick=${() => store.set({ kept: kept.filter(({ id }) => id !== one.id) })}
          >
            ×
          </button>
        </li>`,
      )}
      <li>
        <i class="sample"></i>
        <span class="name" title=${names[kept.length]}>now: ${names[kept.length]}</span>
      </li>
    </ul>
    ${role === "driver" && variations(experiment, connection !== "open", store, send)}
  `;
}

/**
 * @param {any} experiment
 * @param {boolean} isOff
 * @param {Store} store
 * @param {Send} send
 */
function variations({ experiment }, isOff, store, send) {
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const choose = async ({ currentTarget: select }) => {
    const changes = VARIATIONS[Number(select.value)]?.change(experiment);
    select.value = "";
    if (!changes) return;
    const { kept, experiment: present, curve } = store.get();
    if (!(await send("set_experiment", { experiment: changes }))) return;
    store.set({ kept: withKept(kept, present, curve) });
    send("play", {});
  };
  return html`<select
    class="pill small"
    aria-label="Same start, other setting"
    disabled=${isOff}
    onChange=${choose}
  >
    <option value="" selected>Same start, but with …</option>
    ${VARIATIONS.map(
      ({ words, change }, i) =>
        change(experiment) &&
        html`<option key=${words} value=${String(i)}>${words}</option>`,
    )}
  </select>`;
}
