/** Who one of the crowds is: what is known of it, what is true, and what is said now. */

import { exampleTitle, truthAlone } from "../panels/moment.js";
import { newestOnly } from "../panels/newest_only.js";
import { html, panel } from "../panels/panel.js";
import { picture, pictureSide } from "../panels/picture.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

const PACE = 300; // ms between two questions while it learns

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function crowdWho(element, store, send) {
  let last = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = newestOnly(async () => {
    last = performance.now();
    const { exampleRow: row, experiment } = store.get();
    if (row === null || !experiment?.crowds?.rows.includes(row)) return;
    await send("tell_example", { row });
  });
  const askSoon = () => {
    const { exampleRow, role, connection } = store.get();
    if (timer || exampleRow === null || role !== "driver" || connection !== "open")
      return;
    const isOther = store.get().example?.row !== exampleRow;
    const wait = isOther ? 0 : Math.max(0, last + PACE - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      ask(null);
    }, wait);
  };
  store.subscribe((state) => state.exampleRow, askSoon);
  store.subscribe((state) => state.crowds, askSoon);
  panel(
    element,
    store,
    [
      (state) => state.exampleRow,
      (state) => state.example,
      (state) => state.experiment,
      (state) => state.role,
    ],
    (state) => who(state, store),
  );
}

/**
 * @param {Pick<State, "exampleRow" | "example" | "experiment" | "role">} state
 * @param {Store} store
 */
export function who({ exampleRow, example, experiment }, store) {
  if (exampleRow === null || !experiment?.crowds) return null;
  const { noun } = experiment.dataset;
  const known = example?.row === exampleRow ? example : null;
  return html`<div class="one">
    <header>
      <h3>${exampleTitle(noun, { row: exampleRow })}</h3>
      <button
        type="button"
        class="close"
        aria-label=${`Close this ${noun}`}
        onClick=${() => store.set({ exampleRow: null })}
      >
        ×
      </button>
    </header>
    <div role="status">
      ${known ? answer(known) : html`<p>${truthOf(experiment, exampleRow)}</p>`}
      ${known && factsOf(known.facts)}
    </div>
  </div>`;
}

/** @param {import("../wire.d.ts").ExampleEvent["facts"]} facts */
function factsOf(facts) {
  const side = pictureSide(facts);
  if (side) return picture(facts, side, () => {});
  const all = facts.map(({ words, value }) => `${words} ${value}`);
  return html`<p class="known">${all.join(" · ")}</p>`;
}

/** @param {import("../wire.d.ts").ExampleEvent} example */
function answer({ truth, prediction }) {
  const { number, text, is_right, misses, chances } = prediction;
  const says =
    chances.length > 2
      ? html`<b>${text}</b>, ${number} sure`
      : html`<b>${number}</b>${text && ` ${text}`}`;
  const judged =
    is_right === null ? `, off by ${misses.join(" and ")}` : is_right ? " ✓" : " ✗";
  return html`<p>Says ${says}. In truth: <b>${truthAlone(truth)}</b>${judged}</p>`;
}

/**
 * Tell what a page knows without asking: a follower cannot.
 *
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {number} row
 */
function truthOf({ crowds, outcomes }, row) {
  const truth = crowds?.truths[crowds.rows.indexOf(row)] ?? 0;
  return `In truth: ${truthAlone(outcomes[truth]?.truth ?? String(truth))}`;
}
