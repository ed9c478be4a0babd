/** What is seen to go wrong while it learns, and what to try: a sentence, or nothing. */

import { createSpoken, html, panel } from "./panel.js";

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function diagnosis(element, store) {
  /** @param {import("../store.js").State} state */
  const said = ({ frame, vocabulary }) => frame?.diagnosis?.[vocabulary] ?? "";
  const seen = document.createElement("div");
  element.replaceChildren(seen, createSpoken(store, [said], said).element);
  panel(seen, store, [said], (state) => {
    const words = said(state);
    return words && html`<p><b aria-hidden="true">!</b> ${words}</p>`;
  });
}
