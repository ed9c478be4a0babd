/** How two networks begin: alike in all but what is compared. */

import { has } from "../store.js";
import { arrival } from "./frames.js";

/**
 * @typedef {import("./half.js").Half} Half
 * @typedef {import("../links/pair.js").Pair} Pair
 * @typedef {import("../wire.d.ts").Experiment} Experiment
 */

/**
 * Begin both at their first moment: the right one as the left, but for the changes.
 *
 * @param {readonly Half[]} halves left and right
 * @param {Pair} pair
 * @returns {Promise<string | null>} why that cannot be, in a sentence
 */
export async function begin([left, right], { experiment, changes, preset }) {
  if (!(await opened(left, experiment, preset))) return problemOf(left);
  const whole = experimentOf(left);
  if (!(await opened(right, whole, preset))) return problemOf(right);
  if (!(await right.send("set_experiment", { experiment: changes }))) {
    return problemOf(right);
  }
  // What was set by hand is of one experiment: it is set in the changed one, too.
  if (preset && !(await opened(right, experimentOf(right), preset))) {
    return problemOf(right);
  }
  await Promise.all([left, right].map(isShown));
  return null;
}

/** @param {Half} half @returns {Experiment} */
export function experimentOf({ store }) {
  const { experiment } = store.get();
  if (!experiment) throw new RangeError("Expected an experiment.");
  return experiment.experiment;
}

/** @param {Half} half */
export function catalogOf({ store }) {
  const { catalog } = store.get();
  if (!catalog) throw new RangeError("Expected a catalog.");
  return catalog;
}

/**
 * @param {Half} half
 * @param {import("../settings.js").ExperimentFields} experiment
 * @param {string | null} preset
 */
function opened({ send }, experiment, preset) {
  return send("open", { experiment, preset, step: 0 });
}

/** Wait until the very start of the present run is drawn. @param {Half} half */
function isShown({ store }) {
  return arrival(
    store,
    (state) =>
      has(state, "frame", "experiment") &&
      state.frame.revision === state.experiment.revision &&
      state.frame.step === 0,
  );
}

/** @param {Half} half */
function problemOf({ store }) {
  return store.get().problem?.message ?? "This cannot be compared.";
}
