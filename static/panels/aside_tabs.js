/** What stands below the error curve: what the network answers, or the code that runs. */

import { html, panel } from "./panel.js";
import { WORDS } from "./words.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {State["aside"]} Tab
 */

/** @typedef {Pick<import("../wire.d.ts").ExperimentEvent,
 *   "points" | "line" | "crowds" | "dataset"> | null} Shown
 */

const NAMES = {
  plain: { crowds: "Crowds", answers: "What it answers", code: "Code" },
  technical: { crowds: "Crowds", answers: "Predictions", code: "Code" },
};
const SHORT = { plain: "Answer", technical: "Output" }; // beside the crowds
const OF_NUMBERS = { plain: "Answers", technical: "Predictions" };

/**
 * List what there is to look at below the curve; what comes first is shown at first.
 * Where the answers have neither a plane nor a line, the examples separate in crowds.
 *
 * @param {Shown} experiment
 * @returns {Tab[]}
 */
export function tabsOf(experiment) {
  if (!experiment) return ["code"];
  const { points, line, crowds, dataset } = experiment;
  const hasAnswers = points || line || dataset.task === "classes";
  return [
    ...(crowds ? /** @type {const} */ (["crowds"]) : []),
    ...(hasAnswers ? /** @type {const} */ (["answers"]) : []),
    "code",
  ];
}

/**
 * Say what is looked at: what a person chose, where these data have it.
 *
 * @param {{experiment: Shown, aside: Tab}} state
 */
export function shownTab({ experiment, aside }) {
  const tabs = tabsOf(experiment);
  return tabs.includes(aside) ? aside : tabs[0];
}

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function asideTabs(element, store) {
  store.subscribe(shownTab, (shown) => {
    const aside = /** @type {HTMLElement} */ (element.parentElement);
    aside.dataset.shown = shown;
  });
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
function tabs(state, store) {
  const { experiment, vocabulary, role, open } = state;
  if (!experiment) return null;
  const all = tabsOf(experiment);
  /** @param {Tab} name */
  const tab = (name) => html`<button
    type="button"
    data-tab=${name}
    aria-pressed=${String(shownTab(state) === name)}
    onClick=${() => store.set({ aside: name })}
  >
    ${nameOf(name, all, experiment.dataset.task, vocabulary)}
  </button>`;
  return html`
    <h2>${all.length > 1 ? all.map(tab) : WORDS[vocabulary].code}</h2>
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

/**
 * @param {Tab} name
 * @param {Tab[]} all that stand beside it
 * @param {string} task
 * @param {State["vocabulary"]} vocabulary
 */
function nameOf(name, all, task, vocabulary) {
  if (name === "answers" && all.includes("crowds")) return SHORT[vocabulary];
  if (name === "crowds" && task === "number") return OF_NUMBERS[vocabulary];
  return NAMES[vocabulary][name];
}
