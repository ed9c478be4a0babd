/** Kept curves under the error curve, and the same start with another setting. */

import { lossAt } from "../charts/curve_points.js";
import { differingNames, VARIATIONS, withKept } from "../charts/kept_curves.js";
import { settingNamed } from "../settings.js";
import { has } from "../store.js";
import { measured } from "./number_text.js";
import { html, panel } from "./panel.js";

/**
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

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
      state.kept.length && has(state, "catalog", "experiment")
        ? list(state, store, send)
        : null,
  );
}

/**
 * Say what a setting is called where room is scarce; "" where its value says enough.
 *
 * @param {import("../settings.js").Setting} setting
 */
export function shortOf({ short, name }) {
  return short ?? name.replaceAll("_", " ");
}

/**
 * @param {import("../store.js").With<"catalog" | "experiment">} state
 * @param {Store} store
 * @param {Send} send
 */
function list({ kept, catalog, experiment, role, connection }, store, send) {
  const present = { experiment: experiment.experiment, data: experiment.dataset.title };
  const names = differingNames(
    [...kept, present],
    (field) => shortOf(settingNamed(catalog, field)),
    (field) => settingNamed(catalog, field).choices ?? [],
  );
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
    ${role === "driver" && variations(experiment, catalog, connection !== "open", store, send)}
  `;
}

/**
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {import("../wire.d.ts").Catalog} catalog
 * @param {boolean} isOff
 * @param {Store} store
 * @param {Send} send
 */
function variations({ experiment }, catalog, isOff, store, send) {
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const choose = async ({ currentTarget: select }) => {
    const changes = VARIATIONS[Number(select.value)]?.change(experiment, catalog);
    select.value = "";
    if (!changes) return;
    const { kept, experiment: present, curve } = store.get();
    if (!(await send("set_experiment", { experiment: changes })) || !present) return;
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
        change(experiment, catalog) &&
        html`<option key=${words} value=${String(i)}>${words}</option>`,
    )}
  </select>`;
}
