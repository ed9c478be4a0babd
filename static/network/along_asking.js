/** Asks for the error against the weight that the inspector holds, while it is shown. */

import { newestOnly } from "../panels/newest_only.js";
import { parameterOf } from "./edit_controls.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

const PACE = 80; // ms from one question to the next: more than ten a second

/**
 * @param {HTMLElement} _element
 * @param {Store} store
 * @param {Send} send
 */
export function alongAsking(_element, store, send) {
  let last = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = newestOnly(async () => {
    const question = questionOf(store.get());
    last = performance.now();
    if (question) await send("loss_along", question);
  });
  const askSoon = () => {
    if (timer || !questionOf(store.get())) return;
    const wait = Math.max(0, last + PACE - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      ask(null);
    }, wait);
  };
  store.subscribe(
    (state) => JSON.stringify([questionOf(state), momentOf(state)]),
    askSoon,
  );
}

/**
 * Give what there is to ask, if anything is.
 *
 * @param {Pick<State, "selection" | "isPinned" | "showsAlong" | "alongCloser"
 *   | "role" | "connection" | "experiment" | "frame">} state
 */
export function questionOf(state) {
  const { selection, isPinned, showsAlong, role, connection, frame } = state;
  const canAsk = role === "driver" && connection === "open" && isPinned && showsAlong;
  const isDrawn = frame && frame.revision === state.experiment?.revision;
  if (!canAsk || !isDrawn || !selection) return null;
  const parameter = parameterOf(selection);
  return parameter && { ...parameter, closer: state.alongCloser };
}

/** @param {Pick<State, "frame">} state */
function momentOf({ frame }) {
  return frame && [frame.revision, frame.step, frame.phase.index];
}
