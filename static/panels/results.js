/** How good the network is, in pictures; kept fresh while it stands open. */

import { openBeside } from "./beside.js";
import { newestOnly } from "./newest_only.js";
import { html, panel } from "./panel.js";
import { dependencePart, figures, WORDS } from "./report.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

const PACE = 1000; // ms between two reports
const SETTLING = 100; // ms that a new moment is waited for

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function results(element, store, send) {
  const isOpen = () => store.get().open === "results";
  let column = "";
  let last = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = newestOnly(async () => {
    last = performance.now();
    if (!isOpen()) return;
    await send("report", {});
    if (column) await send("dependence", { column });
  });
  /** Ask when the last report is old enough; the newest moment is always reported. */
  const askSoon = () => {
    const { role, connection } = store.get();
    const canAsk = role === "driver" && connection === "open";
    if (timer || !isOpen() || !canAsk) return;
    const wait = Math.max(SETTLING, last + PACE - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      ask(null);
    }, wait);
  };
  /** @param {string} name */
  const choose = (name) => {
    column = name;
    store.set({ dependence: null });
    if (name) send("dependence", { column: name });
  };

  const enter = () => {
    last = Number.NEGATIVE_INFINITY;
    askSoon();
    element.focus();
  };
  openBeside(element, store, isOpenIn, enter, () => store.set({ open: null }));
  store.subscribe(
    // A report on another network, or on other data, says nothing of this one.
    ({ experiment }) => `${experiment?.dataset.key} ${experiment?.network.sizes}`,
    () => {
      column = "";
      store.set({ report: null, dependence: null });
    },
  );
  store.subscribe(
    ({ experiment, frame, status }) =>
      `${experiment?.revision} ${frame?.step} ${status?.is_playing}`,
    askSoon,
  );
  panel(
    element,
    store,
    [
      isOpenIn,
      (state) => state.report,
      (state) => state.dependence,
      (state) => state.experiment,
      (state) => state.vocabulary,
    ],
    (state) => (isOpenIn(state) ? page(state, store, choose) : null),
  );
}

/** @param {State} state */
function isOpenIn({ open }) {
  return open === "results";
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {(column: string) => void} choose
 */
function page({ report, dependence: along, experiment, vocabulary }, store, choose) {
  if (!experiment) return null;
  const words = WORDS[vocabulary];
  return html`
    <header>
      <h2>${words.title}</h2>
      <button
        type="button"
        class="close"
        aria-label="Close the results"
        onClick=${() => store.set({ open: null })}
      >
        ×
      </button>
    </header>
    ${report && figures(report, experiment, vocabulary)}
    ${
      report &&
      html`<p class="foot-note">
        <button
          type="button"
          class="pill"
          onClick=${() => store.set({ open: "weights" })}
        >
          All weights as a heat map
        </button>
        <button
          type="button"
          class="pill"
          onClick=${() => store.set({ open: "landscape" })}
        >
          ${words.landscape}
        </button>
      </p>`
    }
    ${dependencePart(along, experiment, report?.unit ?? "", words, choose)}
  `;
}
