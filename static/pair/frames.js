/** The frames of two networks side by side, each with a playground of its own. */

import { PAGE_WORDS } from "../links/page_words.js";
import { partsOf } from "../links/parts.js";
import { has } from "../store.js";

/** @typedef {import("./half.js").Half} Half */
/** @typedef {import("../store.js").Store} Store */

export const SIDES = /** @type {const} */ (["Left", "Right"]);

/**
 * Put both frames into an element, each with a heading.
 *
 * @param {HTMLElement} element
 * @param {string} fragment of the page around them
 */
export function addFrames(element, fragment) {
  return SIDES.map((side) => {
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    const frame = document.createElement("iframe");
    frame.title = `${side} network`;
    frame.src = `/beside/half#${wordsFor(side, fragment)}`;
    section.append(heading, frame);
    element.append(section);
    return { heading, frame };
  });
}

/**
 * Give what a frame is told in its address. A tab keeps a room by that address, so frames
 * of several pages in one deck have the whole of theirs in it.
 *
 * @param {string} side
 * @param {string} fragment
 */
function wordsFor(side, fragment) {
  const isFramed = globalThis.top !== globalThis.self;
  const parts = partsOf(fragment).filter(
    ([word]) => isFramed || PAGE_WORDS.includes(word),
  );
  return [side.toLowerCase(), ...parts.map(([word, raw]) => `${word}=${raw}`)].join(
    "&",
  );
}

/**
 * Wait until a frame has its playground. Raises an Error where it cannot be loaded.
 *
 * @param {HTMLIFrameElement} frame
 * @returns {Promise<Half>}
 */
export async function halfIn(frame) {
  await new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  const inside = /** @type {(Window & {half?: Half}) | null} */ (frame.contentWindow);
  if (!inside?.half) throw new Error("Half of this page could not be loaded.");
  const { half } = inside;
  await arrival(half.store, (state) => has(state, "catalog", "experiment", "frame"));
  return half;
}

/**
 * Wait until something is so in a store.
 *
 * @param {Store} store
 * @param {(state: import("../store.js").State) => boolean} isSo
 * @returns {Promise<void>}
 */
export function arrival(store, isSo) {
  return new Promise((resolve) => {
    const leave = store.subscribe(isSo, (is) => {
      if (!is) return;
      queueMicrotask(() => leave());
      resolve();
    });
  });
}
