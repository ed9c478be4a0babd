/** The error against one weight or bias, in the inspector's card. */

import { describe, weightCurve } from "../charts/weight_curve.js";
import { isTruthTold } from "../panels/moment.js";
import { html } from "../panels/panel.js";
import { has } from "../store.js";
import { landingSentence, lossWords, slopeSentence, titleOf } from "./along_words.js";
import { parameterOf } from "./edit_controls.js";
import { grouped } from "./numerals.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const CLOSEST = 6; // times that the range is divided by ten

/** @param {State} state @param {Store} store */
export function alongPart(state, store) {
  const { selection, along, vocabulary, showsAlong, alongCloser: closer } = state;
  const parameter = selection && parameterOf(selection);
  if (!parameter || !has(state, "catalog", "experiment", "frame")) return null;
  const { frame, experiment, catalog } = state;
  const isOfThis =
    along?.name === parameter.name &&
    along.layer === parameter.layer &&
    String(along.index) === String(parameter.index);
  // Before the truth is told, how the error would change gives it away.
  if (!isTruthTold(experiment.phases, frame.phase.index)) return null;
  const isDriver = state.role === "driver";
  // Who follows sees what the one who drives has asked for.
  if (!isDriver && (!isOfThis || along.revision !== experiment.revision)) return null;
  const toggle = (/** @type {Event & {currentTarget: HTMLDetailsElement}} */ event) =>
    store.set({ showsAlong: event.currentTarget.open });
  return html`<details class="along" key="along" open=${showsAlong} onToggle=${toggle}>
    <summary>${titleOf(parameter.name, vocabulary)}</summary>
    ${
      showsAlong && isOfThis
        ? body(along, { frame, experiment, catalog, vocabulary })
        : null
    }
    ${showsAlong && isDriver ? zoom(closer, store) : null}
  </details>`;
}

/**
 * @param {NonNullable<State["along"]>} along
 * @param {Pick<import("../store.js").With<"frame" | "experiment" | "catalog">,
 *   "frame" | "experiment" | "catalog" | "vocabulary">} state
 */
function body(along, { frame, experiment, catalog, vocabulary }) {
  const rule = experiment.network.optimizer;
  const optimizer = catalog.optimizers.find(({ name }) => name === rule);
  if (!optimizer) return null;
  const isHere = along.step === frame.step && along.phase === frame.phase.index;
  const what = along.name === "weights" ? "weight" : "bias";
  const isPlain = vocabulary === "plain";
  const words = {
    x: isPlain ? what : what.charAt(0),
    y: isPlain ? "error" : "L",
    label: describe(along, `this ${what}`),
  };
  const dtype = experiment.experiment.dtype === "float32" ? "float32" : "float64";
  return html`${weightCurve(along, words)}
    <p class="told">
      ${slopeSentence(along, optimizer, vocabulary)}
      ${" "}${landingSentence(along, dtype, vocabulary)}
    </p>
    <p class="remark">
      ${isHere ? "" : `At step ${grouped(along.step)}. `}${lossWords(experiment, vocabulary)}
    </p>`;
}

/** @param {number} closer @param {Store} store */
function zoom(closer, store) {
  /** @param {string} name @param {number} next */
  const button = (name, next) => html`<button
    type="button"
    class="pill small"
    disabled=${next < 0 || next > CLOSEST}
    onClick=${() => store.set({ alongCloser: next })}
  >
    ${name}
  </button>`;
  return html`<div class="row">${button("Closer", closer + 1)} ${button("Wider", closer - 1)}</div>`;
}
