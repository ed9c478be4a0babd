/** What stands below the error curve: what the network answers, or the code that runs. */

import { html, panel } from "./panel.js";
import { WORDS } from "./words.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const ANSWERS = { plain: "What it answers", technical: "Predictions" };

/**
 * Say whether there is a picture of what the network answers: a plane, a line, or bars.
 *
 * @param {Pick<ExperimentEvent, "points" | "line" | "dataset"> | null} experiment
 */
export function hasAnswers(experiment) {
  if (!experiment) return false;
  const { points, line, dataset } = experiment;
  return Boolean(points || line) || dataset.task === "classes";
}

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function asideTabs(element, store) {
  store.subscribe(
    ({ aside, experiment }) => (hasAnswers(experiment) ? aside : "code"),
    (shown) => {
      const aside = /** @type {HTMLElement} */ (element.parentElement);
      aside.dataset.shown = shown;
    },
  );
  panel(
    element,
    store,
    [
      (state) => state.experiment,
      (state) => state.aside,
      (state) => state.vocabulary,
      (state) => state.role,
      (state) => state.open,
    ],
    (state) => tabs(state, store),
  );
}

/**
 * @param {State} state
 * @param {Store} store
 */
function tabs({ experiment, aside, vocabulary, role, open }, store) {
  if (!experiment) return null;
  /**
   * @param {State["aside"]} name
   * @param {string} words
   */
  const tab = (name, words) => html`<button
    type="button"
    aria-pressed=${String(aside === name)}
    onClick=${() => store.set({ aside: name })}
  >
    ${words}
  </button>`;
  return html`
    <h2>
      ${
        hasAnswers(experiment)
          ? [tab("answers", ANSWERS[vocabulary]), tab("code", "Code")]
          : WORDS[vocabulary].code
      }
    </h2>
    ${
      role === "driver" &&
      html`<button
        type="button"
        class="pill small"
        aria-expanded=${String(open === "results")}
        onClick=${() => store.set({ open: open === "results" ? null : "results" })}
      >
        Results
      </button>`
    }
  `;
}
