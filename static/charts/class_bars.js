/** How sure the network is of each class, for the example in focus. */

import { isTruthTold } from "../panels/moment.js";
import { html, panel } from "../panels/panel.js";
import { barsOf, shareBars } from "./bars.js";
import { isPicture } from "./pixels.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

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
  const { outcomes, dataset, network, phases } = experiment;
  const isTold = isTruthTold(phases, phase.index);
  const isSure = network.gives_chances;
  const scores = isSure ? null : frame.array("a", network.sizes.length - 1);
  const answer = isSure ? "How sure it is of" : "What it answers for";
  const about = prediction ? answer : "Not computed yet:";
  return html`<div class="card classes">
    <div class="head">
      <p class="about">
        ${about} ${dataset.noun}${" "}
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
    ${shareBars(barsOf(outcomes, prediction, isTold ? example.outcome : null, scores))}
  </div>`;
}
