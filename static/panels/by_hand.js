/** Undo, redo, and the learning rate while the network learns. */

import { isSetHere } from "../network/frozen.js";
import { settingNamed } from "../settings.js";
import { NumberField } from "./number_field.js";
import { html, panel } from "./panel.js";
import { boundsOf } from "./typed_number.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Send} Send
 */

const ICONS = {
  undo: "M8 4 4 8l4 4M4 8h10a6 6 0 0 1 0 12h-3",
  redo: "M16 4l4 4-4 4M20 8H10a6 6 0 0 0 0 12h3",
};

/**
 * Write a learning rate: the digits that it was set with.
 * @param {number} rate
 */
export function rateText(rate) {
  return String(Number(rate.toPrecision(6)));
}

/**
 * Say the rate of this very step where a schedule makes it less than the full rate.
 * @param {Pick<import("../wire.d.ts").FrameHeader,
 *   "by_hand" | "full_rate" | "learning_rate">} frame
 */
export function presentRate(frame) {
  const { learning_rate: rate, full_rate: full } = frame;
  const isNew = isSetHere(frame, { name: "learning_rate", layer: 0, index: [] });
  return isNew || rate === full ? "" : `now ${Number(rate.toPrecision(3))}`;
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 * @param {Send} send
 */
export function byHand(element, store, send) {
  panel(
    element,
    store,
    [
      (state) => state.catalog,
      (state) => state.status,
      (state) => state.connection,
      (state) => state.role,
      (state) => state.vocabulary,
      (state) => state.frame?.full_rate,
      (state) => state.frame?.learning_rate,
    ],
    (state) => (state.role === "driver" ? controls(state, send) : null),
  );
}

/**
 * @param {State} state
 * @param {Send} send
 */
function controls({ catalog, status, connection, frame, vocabulary }, send) {
  if (!catalog || !status || !frame) return null;
  const isOpen = connection === "open";
  /**
   * @param {keyof typeof ICONS} name
   * @param {string} words
   * @param {boolean} can
   */
  const button = (name, words, can) => html`<button
    type="button"
    aria-label=${words}
    title=${`${words} (${name === "undo" ? "Ctrl Z" : "Ctrl Shift Z"})`}
    disabled=${!isOpen || !can}
    onClick=${() => send(name)}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>
  </button>`;
  return html`<${NumberField}
      id="learning-rate"
      label=${settingNamed(catalog, "learning_rate")[vocabulary]}
      value=${frame.full_rate}
      bounds=${boundsOf(catalog.edits, "set_learning_rate")}
      isEnabled=${isOpen}
      write=${rateText}
      send=${(/** @type {number} */ value, /** @type {boolean} */ goesOn) =>
        send("set_learning_rate", { value, goes_on: goesOn })}
    />
    <span class="present">${presentRate(frame)}</span>
    <div class="undo" role="group" aria-label="What was done">
      ${button("undo", "Undo", status.can_undo)} ${button("redo", "Redo", status.can_redo)}
    </div>`;
}
