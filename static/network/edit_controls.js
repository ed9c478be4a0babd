/** What a hand may do with the weight or bias that the inspector shows. */

import { NumberField } from "../panels/number_field.js";
import { html } from "../panels/panel.js";
import { boundsOf } from "../panels/typed_number.js";
import { has } from "../store.js";
import { frozenAt } from "./frozen.js";
import { gradientCheck } from "./gradient_check.js";
import { typed } from "./numerals.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("../store.js").Selection} Selection
 */

/** @typedef {{name: "weights" | "biases", layer: number, index: number[]}} Parameter */

/**
 * Name the weight or bias that a selection is about; an input node has none.
 *
 * @param {Selection} selection
 * @returns {Parameter | null}
 */
export function parameterOf(selection) {
  const { layer } = selection;
  if (selection.kind === "connection") {
    return { name: "weights", layer, index: [selection.from, selection.to] };
  }
  return layer === 0 ? null : { name: "biases", layer, index: [selection.index] };
}

/**
 * Read a weight or bias as it stands now.
 *
 * @param {Pick<import("../protocol.js").Frame, "array">} frame
 * @param {readonly number[]} sizes
 * @param {Parameter} parameter
 * @returns {number}
 */
export function valueAt(frame, sizes, { name, layer, index }) {
  const [first, second] = index;
  const at = second === undefined ? first : first * sizes[layer] + second;
  return frame.array(name, layer)[at];
}

/** @param {State} state @param {Send} send */
export function editControls(state, send) {
  const parameter = state.selection && parameterOf(state.selection);
  if (!parameter || state.role !== "driver") return null;
  if (!has(state, "catalog", "experiment", "frame")) return null;
  const { frame, catalog, experiment, vocabulary, connection } = state;
  const isFrozen = frozenAt(frame, parameter);
  const word = parameter.name === "weights" ? "Weight" : "Bias";
  const freeze = () => send("freeze", { ...parameter, is_frozen: !isFrozen });
  const check = async () => {
    if (state.status?.is_playing) await send("pause");
    await send("check_gradient", { ...parameter });
  };
  return html`<section class="by-hand" key="by-hand">
    <h4>${vocabulary === "plain" ? "Change it by hand" : "Edit"}</h4>
    <div class="row">
      <${NumberField}
        key=${[parameter.name, parameter.layer, ...parameter.index].join("-")}
        id="parameter"
        label=${word}
        value=${valueAt(frame, experiment.network.sizes, parameter)}
        bounds=${boundsOf(catalog.edits, "set_parameter")}
        isEnabled=${connection === "open"}
        write=${(/** @type {number} */ value) => typed(value, 6)}
        send=${(/** @type {number} */ value, /** @type {boolean} */ goesOn) =>
          send("set_parameter", { ...parameter, value, goes_on: goesOn })}
      />
      <button
        type="button"
        class="pill small"
        aria-pressed=${String(isFrozen)}
        title="Keep it from being trained"
        disabled=${connection !== "open"}
        onClick=${freeze}
      >
        ${isFrozen ? "Frozen" : "Freeze"}
      </button>
    </div>
    <button
      type="button"
      class="quiet"
      disabled=${connection !== "open"}
      onClick=${check}
    >
      Is this gradient right?
    </button>
    ${gradientCheck(state, parameter)}
  </section>`;
}
