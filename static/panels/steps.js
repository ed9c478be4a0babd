/** The five steps: which one the moment is in, which are done, and which part of it. */

import { partOf, stepOf } from "./moment.js";
import { html, panel } from "./panel.js";
import { WORDS } from "./words.js";

/** @typedef {import("./moment.js").StepOfFive} StepOfFive */

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function steps(element, store) {
  panel(
    element,
    store,
    [
      (state) => state.catalog,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.frame?.phase.index,
    ],
    list,
  );
}

/** @param {import("../store.js").State} state */
function list({ catalog, experiment, frame, vocabulary }) {
  if (!catalog || !experiment || !frame) return null;
  const now = stepOf(catalog.five_steps, frame.phase.name);
  const part = partOf(experiment.phases, frame.phase, vocabulary);
  /** @type {Record<string, string>} */
  const captions = WORDS[vocabulary].captions;
  return html`<ol class=${`five-steps ${vocabulary}`} aria-label="The parts of a step">
    ${catalog.five_steps.map(
      (/** @type {StepOfFive} */ step, /** @type {number} */ index) => {
        const isNow = index === now;
        return html`<li
        key=${index}
        class=${isNow ? "now" : index < now ? "done" : "ahead"}
        aria-current=${isNow ? "step" : null}
      >
        <span class="name">
          <span class="number">${index + 1}</span>${" "}
          <span class="words">${step[vocabulary]}</span>
          <span class="parts" aria-hidden="true">
            ${pips(experiment.phases, step, frame.phase.index)}
          </span>
        </span>
        <span class="part">${(isNow && part) || captions[step.phases[0]]}</span>
      </li>`;
      },
    )}
  </ol>`;
}

/**
 * One dot for each part of a step; those that have run are filled.
 * @param {readonly {name: string}[]} phases
 * @param {{phases: string[]}} step
 * @param {number} present
 */
function pips(phases, step, present) {
  const indices = [...phases.keys()].filter((i) =>
    step.phases.includes(phases[i].name),
  );
  if (indices.length < 2 || indices.length > 12) return null;
  return indices.map((i) => html`<i key=${i} class=${i <= present ? "ran" : ""}></i>`);
}
