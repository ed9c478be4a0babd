/** All data sets and ready-made experiments, as small pictures with what they teach. */

import { has } from "../store.js";
import { html, panel } from "./panel.js";
import { sampleForm } from "./sample_form.js";
import { openAsSheet } from "./sheet.js";
import { sketch } from "./sketch.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("../wire.d.ts").OfferedDataset} OfferedDataset
 */

/**
 * @param {HTMLElement} element a dialog
 * @param {Store} store
 * @param {Send} send
 */
export function gallery(element, store, send) {
  element.setAttribute("aria-label", "Data and experiments");
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "gallery");
  panel(
    element,
    store,
    [
      (state) => state.open === "gallery",
      (state) => state.catalog,
      (state) => state.experiment,
      (state) => state.connection,
      (state) => state.problem,
      (state) => state.vocabulary,
    ],
    (state) => (state.open === "gallery" ? page(state, store, send) : null),
  );
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 */
function page(state, store, send) {
  if (!has(state, "catalog", "experiment")) return null;
  const { catalog, experiment, problem } = state;
  const close = () => store.set({ open: null });
  /** @param {OfferedDataset} row */
  const chooseData = (row) => {
    send("set_experiment", {
      experiment: { data: row.key, data_options: {}, columns: null },
    });
    close();
  };
  /** @param {import("../wire.d.ts").OfferedPreset} row */
  const openPreset = (row) => {
    send("open_preset", { name: row.name });
    close();
  };
  const { points, tables } = sorted(catalog.datasets);
  const byKey = new Map(catalog.datasets.map((row) => [row.key, row]));
  /** @param {OfferedDataset} row */
  const dataCard = (row) =>
    card({
      id: row.key,
      title: row.title,
      teaches: row.teaches,
      small: row.licence,
      picture: sketch(row.sketch, row.task),
      isChosen: row.key === experiment.dataset.key,
      choose: () => chooseData(row),
    });
  return html`<div class="page">
    <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
    <aside>
      <h2>In use</h2>
      ${sampleForm(state, send)}
      ${problem && html`<p class="refused" role="alert">${problem.message}</p>`}
    </aside>
    <div class="shelves">
      ${shelf("Tables", [...tables.map(dataCard), ownTable(store)])}
      ${shelf("Points drawn from a rule", points.map(dataCard))}
      ${shelf(
        "Ready-made experiments",
        catalog.presets.map((row) =>
          card({
            id: `preset-${row.name}`,
            title: row.title,
            teaches: row.teaches,
            small: "",
            picture: sketch(
              byKey.get(row.data)?.sketch ?? {},
              byKey.get(row.data)?.task ?? "",
            ),
            isChosen: false,
            choose: () => openPreset(row),
          }),
        ),
      )}
    </div>
  </div>`;
}

/**
 * Part the sets of points, which have options, from the tables.
 *
 * @param {readonly OfferedDataset[]} datasets
 */
export function sorted(datasets) {
  return {
    points: datasets.filter((row) => row.sketch.points),
    tables: datasets.filter((row) => !row.sketch.points),
  };
}

/** @param {string} title @param {unknown} cards */
function shelf(title, cards) {
  return html`<section aria-label=${title}>
    <h2>${title}</h2>
    <div class="cards">${cards}</div>
  </section>`;
}

/** @param {Store} store */
function ownTable(store) {
  return card({
    id: "own",
    title: "Your own table",
    teaches:
      "Choose, drop or paste a CSV file; the first rows are shown before it enters.",
    small: "",
    picture: html`<svg class="sketch" viewBox="0 0 96 96" aria-hidden="true">
      <path class="plus" d="M48 28v40M28 48h40" />
    </svg>`,
    isChosen: false,
    choose: () => store.set({ open: "data" }),
  });
}

/**
 * @param {{id: string, title: string, teaches: string, small: string, picture: unknown,
 *   isChosen: boolean, choose: () => void}} row
 */
function card({ id, title, teaches, small, picture, isChosen, choose }) {
  return html`<button
    key=${id}
    type="button"
    class="card"
    data-choose=${id}
    aria-pressed=${String(isChosen)}
    onClick=${choose}
  >
    ${picture}
    <span class="words">
      <b>${title}</b>
      <span>${teaches}</span>
      ${small && html`<small>${small}</small>`}
    </span>
  </button>`;
}
