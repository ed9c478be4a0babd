/** A panel made with Preact, drawn again when something that it shows has changed. */

import htm from "../vendor/htm.mjs";
import { h, render } from "../vendor/preact.mjs";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

export const html = htm.bind(h);

/**
 * Milliseconds between two drawings of words while many steps a second go by. Eyes
 * cannot read faster, and a panel that flickers takes them from the network.
 */
export const READING_PACE = 160;

/**
 * Draw `view` into `element`, at most once in an animation frame.
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {((state: State) => unknown)[]} selects what the panel depends on
 * @param {(state: State) => any} view
 * @param {number} [pace] least milliseconds between two drawings while playing
 */
export function panel(element, store, selects, view, pace = 0) {
  const draw = paced(
    () => render(view(store.get()), element),
    pace,
    () => Boolean(store.get().status?.is_playing),
  );
  for (const select of selects) store.subscribe(select, draw);
}

/**
 * Make a function that may be called often and draws rarely: in the next animation
 * frame, and while playing not before `pace` milliseconds have gone by. The last call
 * is always drawn.
 * @param {() => void} draw
 * @param {number} pace
 * @param {() => boolean} isPlaying
 */
export function paced(draw, pace, isPlaying) {
  let last = Number.NEGATIVE_INFINITY;
  let isDue = false;
  const attempt = () => {
    const now = performance.now();
    if (isPlaying() && now - last < pace) {
      requestAnimationFrame(attempt);
      return;
    }
    last = now;
    isDue = false;
    draw();
  };
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(attempt);
  };
}

/**
 * Give up the focus after a click: who chose with a mouse goes on with the page's keys,
 * and an arrow key then steps through time, not through the choices.
 * @param {MouseEvent & {currentTarget: HTMLElement}} event
 */
export function leaveAfterPointer({ detail, currentTarget }) {
  if (detail > 0) currentTarget.blur();
}
