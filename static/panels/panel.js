/** A panel made with Preact, drawn again when something that it shows has changed. */

import { nextPicture } from "../next_picture.js";
import htm from "../vendor/htm.mjs";
import { h, render } from "../vendor/preact.mjs";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

export const html = htm.bind(h);

const SPOKEN_PACE = 5000; // ms between two texts that a screen reader is given

/**
 * Draw `view` into `element`, at most once in a picture.
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {((state: State) => unknown)[]} selects what the panel depends on
 * @param {(state: State) => import("../vendor/preact.mjs").ComponentChild} view
 */
export function panel(element, store, selects, view) {
  const draw = () => render(view(store.get()), element);
  for (const select of selects) store.subscribe(select, () => nextPicture(draw));
}

/**
 * Make a function that may be called often and acts rarely: in the next picture, and
 * while playing not before `pace` milliseconds have gone by. The last call always acts.
 * @param {() => void} act
 * @param {number} pace
 * @param {Store} store
 */
export function paced(act, pace, store) {
  let last = Number.NEGATIVE_INFINITY;
  let isDue = false;
  const attempt = () => {
    const now = performance.now();
    if (store.get().status?.is_playing && now - last < pace) {
      requestAnimationFrame(attempt);
      return;
    }
    last = now;
    isDue = false;
    act();
  };
  return () => {
    if (isDue) return;
    isDue = true;
    nextPicture(attempt);
  };
}

/**
 * Make what a screen reader is told of the words: while playing, it has time to say them.
 * @param {Store} store
 * @param {((state: State) => unknown)[]} selects what the words depend on
 * @param {(state: State) => string} words
 */
export function createSpoken(store, selects, words) {
  const element = document.createElement("p");
  element.className = "hidden-but-read";
  element.setAttribute("role", "status");
  const speak = () => {
    element.textContent = words(store.get());
  };
  const speakSoon = paced(speak, SPOKEN_PACE, store);
  for (const select of selects) store.subscribe(select, speakSoon);
  return { element, speakSoon };
}

/**
 * Give up the focus after a click: who chose with a mouse goes on with the page's keys,
 * and an arrow key then steps through time, not through the choices.
 * @param {MouseEvent & {currentTarget: HTMLElement}} event
 */
export function leaveAfterPointer({ detail, currentTarget }) {
  if (detail > 0) currentTarget.blur();
}
