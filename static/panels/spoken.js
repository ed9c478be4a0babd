/** What a screen reader is told of something that changes: while playing, seldom. */

import { paced } from "./panel.js";

/** @typedef {import("../store.js").State} State */

const PACE = 5000; // ms between two texts while playing: there must be time to hear one

/**
 * @param {import("../store.js").Store} store
 * @param {((state: State) => unknown)[]} selects what the words depend on
 * @param {(state: State) => string} words
 * @returns {{element: HTMLElement, speakSoon: () => void}} not seen; to be called where
 *   the words depend on something that is not in the store
 */
export function createSpoken(store, selects, words) {
  const element = document.createElement("p");
  element.className = "hidden-but-read";
  element.setAttribute("role", "status");
  const speak = () => {
    element.textContent = words(store.get());
  };
  const speakSoon = paced(speak, PACE, store);
  for (const select of selects) store.subscribe(select, speakSoon);
  return { element, speakSoon };
}
