/** The buttons below a decision map: what a click adds, and what is shown. */

import { html } from "../panels/panel.js";
import { CLASS_COLORS } from "./theme_colors.js";
import { toggle } from "./toggle.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/**
 * List what a click may add: a point of each class, or of a low, middle or high number.
 *
 * @param {Pick<ExperimentEvent, "points" | "outcomes"> | null} experiment
 * @returns {{value: number, name: string, color: string}[]}
 */
export function toolsFor(experiment) {
  if (!experiment?.points) return [];
  const { outcomes } = experiment;
  if (outcomes.length) {
    return outcomes.map((outcome, value) => ({
      value,
      name: outcome.name,
      color: CLASS_COLORS[value],
    }));
  }
  return [
    { value: -1, name: "−1", color: "--negative" },
    { value: 0, name: "0", color: "--zero" },
    { value: 1, name: "+1", color: "--positive" },
  ];
}

/**
 * @param {import("../store.js").State} state
 * @param {import("../store.js").Store} store
 */
export function planeTools(state, store) {
  const { experiment, tool, showsTest, isDiscrete, role } = state;
  if (!experiment?.points) return null;
  const all = toolsFor(experiment);
  const isDriver = role === "driver";
  return html`
    <span class="adding" role="group" aria-label="A click adds a point">
      ${all.map(
        ({ value, name, color }) => html`<button
          key=${value}
          type="button"
          aria-pressed=${String(tool === value)}
          disabled=${!isDriver}
          aria-label=${name}
          title=${isDriver ? `Add points: ${name}` : name}
          onClick=${() => store.set({ tool: tool === value ? null : value })}
        >
          <i style=${{ background: `var(${color})` }}></i>${all.length < 3 && name}
        </button>`,
      )}
    </span>
    <span class="views">
      ${
        experiment.points.test.length > 0 &&
        toggle("test", "Show the held-out points, as rings", showsTest, () =>
          store.set({ showsTest: !showsTest }),
        )
      }
      ${toggle("clear-cut", "Show which answer, not how sure it is", isDiscrete, () =>
        store.set({ isDiscrete: !isDiscrete }),
      )}
    </span>
  `;
}
