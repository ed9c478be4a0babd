/** One sentence about the moment, large, with its numbers standing out. */

import { nextPicture } from "../next_picture.js";
import { createSpoken, html, panel } from "./panel.js";

/** A number with its sign, thousands, decimals and unit, but no part of a name (W2). */
const NUMBER =
  /(?<![\p{L}\d_.,])[−+-]?\d+(?:[\u202f\u00a0]\d{3})*(?:\.\d+)?(?:e[−+-]?\d+)?(?:[\u202f\u00a0 ]?%)?(?![\p{L}\d_])/gu;

const SMALLEST = 0.6; // of the usual type size

/**
 * Cut a sentence into its numbers and what lies between them.
 * @param {string} sentence
 * @returns {{text: string, isNumber: boolean}[]}
 */
export function cutAtNumbers(sentence) {
  const pieces = [];
  let end = 0;
  for (const found of sentence.matchAll(NUMBER)) {
    if (found.index > end) {
      pieces.push({ text: sentence.slice(end, found.index), isNumber: false });
    }
    pieces.push({ text: found[0], isNumber: true });
    end = found.index + found[0].length;
  }
  if (end < sentence.length)
    pieces.push({ text: sentence.slice(end), isNumber: false });
  return pieces;
}

/**
 * Set the type smaller until all is seen. The room for a sentence is always the same:
 * the buttons beside it must not move away from under a finger.
 * @param {HTMLElement} box
 */
function createFit(box) {
  let short = 0; // so many letters have had room: to measure again costs most of all
  const fit = () => {
    const { length } = box.textContent ?? "";
    for (let size = 1; size >= SMALLEST; size -= 0.05) {
      box.style.setProperty("--fit", String(size));
      if (length <= short) return;
      if (box.scrollHeight <= box.clientHeight) {
        if (size === 1) short = 0.9 * length; // some letters are wider than others
        return;
      }
    }
  };
  const fitSoon = () => nextPicture(fit);
  new ResizeObserver(() => {
    short = 0;
    fitSoon();
  }).observe(box);
  return fitSoon;
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function sentence(element, store) {
  const seen = document.createElement("p");
  seen.className = "seen";
  seen.setAttribute("aria-hidden", "true");
  /** @param {import("../store.js").State} state */
  const said = ({ frame, vocabulary }) => frame?.sentence[vocabulary] ?? "";
  element.replaceChildren(seen, createSpoken(store, [said], said).element);

  panel(seen, store, [said], (state) =>
    cutAtNumbers(said(state)).map(({ text, isNumber }) =>
      isNumber ? html`<b>${text}</b>` : text,
    ),
  );
  store.subscribe(said, createFit(seen));
}
