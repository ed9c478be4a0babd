/** How sure the network is of each class, for the example in focus. */

import { isTruthTold } from "../panels/moment.js";
import { html, panel } from "../panels/panel.js";
import { shareBars } from "./bars.js";
import { isPicture } from "./pixels.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("./bars.js").Bar} Bar
 */

const MOST_BARS = 14; // the likeliest, where there are more classes

/**
 * Make a bar for each class: the answer in its colour, the truth named once it is told.
 *
 * @param {{name: string}[]} outcomes
 * @param {{chances: number[], outcome: number, is_right: boolean | null} | null} prediction
 *   null while it is not made
 * @param {number | null} truth index of the true class; null while it is not told
 * @returns {Bar[]}
 */
export function barsOf(outcomes, prediction, truth) {
  if (!prediction) {
    return outcomes.slice(0, MOST_BARS).map(({ name }) => ({ name, share: null }));
  }
  const { chances, outcome } = prediction;
  const bars = outcomes.map(({ name }, index) => ({
    name,
    share: chances[index],
    tone: index !== outcome ? "" : truth === null ? "own" : toneOf(outcome === truth),
    mark: index === truth ? "✓" : "",
  }));
  if (bars.length <= MOST_BARS) return bars;
  const least = [...chances].sort((a, b) => b - a)[MOST_BARS - 1];
  return bars.filter(({ share, mark }) => share >= least || mark).slice(0, MOST_BARS);
}

/** @param {boolean} isRight */
function toneOf(isRight) {
  return isRight ? "right" : "wrong";
}

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function classBars(element, store) {
  store.subscribe(
    ({ experiment }) => experiment?.dataset.task === "classes" && !experiment.points,
    (isShown) => {
      element.hidden = !isShown;
    },
  );
  panel(
    element,
    store,
    [
      (state) => state.frame,
      (state) => state.experiment,
      (state) => state.role,
      (state) => state.open,
    ],
    (state) => (element.hidden ? null : card(state, store)),
  );
}

/**
 * @param {State} state
 * @param {Store} store
 */
function card({ frame, experiment, role }, store) {
  if (!frame || frame.revision !== experiment?.revision) return null;
  const { prediction, example, phase } = frame;
  const { outcomes, dataset, phases } = experiment;
  const isTold = isTruthTold(phases, phase.index);
  return html`<div class="card classes">
    <div class="head">
      <p class="about">
        ${prediction ? "How sure it is of" : "Not computed yet:"} ${dataset.noun}${" "}
        ${example.index + 1} of ${example.size}
      </p>
      ${
        role === "driver" &&
        isPicture(experiment.columns) &&
        html`<button
          type="button"
          class="pill small"
          onClick=${() => store.set({ open: "draw" })}
        >
          Draw your own
        </button>`
      }
    </div>
    ${shareBars(barsOf(outcomes, prediction, isTold ? example.outcome : null))}
  </div>`;
}
