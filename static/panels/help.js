/** The keys, and what the colours and the thickness of the drawing mean. */

import { KEYS } from "../keyboard.js";
import { html, panel } from "./panel.js";
import { openAsSheet } from "./sheet.js";

/** @typedef {import("../store.js").Store} Store */

/**
 * @param {HTMLElement} element a dialog
 * @param {Store} store
 */
export function help(element, store) {
  element.setAttribute("aria-label", "Help");
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "help");
  panel(element, store, [() => null], () => page(() => store.set({ open: null })));
}

/** @param {() => void} close */
function page(close) {
  return html`<div class="page">
    <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
    <h2>What you see</h2>
    <p>
      Each circle holds a number, each line carries it on, multiplied by the weight of the
      line. To learn, the network does five things in turn: Give, Predict, Compare, Learn,
      Repeat. One way through them is a <b>step</b>, and what you see at once is
      ${" "}<b>part</b> of it. When all examples have had their turn, that was a
      ${" "}<b>round</b>${" "}(an epoch).
    </p>
    <dl class="meanings">
      <div>
        <dt><i class="positive"></i></dt>
        <dd>A positive weight, drawn through: what it passes on keeps its sign.</dd>
      </div>
      <div>
        <dt><i class="negative"></i></dt>
        <dd>A negative weight, dashed: what it passes on changes its sign.</dd>
      </div>
      <div>
        <dt><i class="thick"></i></dt>
        <dd>The thicker the line, the larger the weight. The legend states the scale.</dd>
      </div>
      <div>
        <dt><i class="gradient"></i></dt>
        <dd>Going backwards: how much each line has to do with the error.</dd>
      </div>
    </dl>
    <h2>Keys</h2>
    <dl class="keys">
      ${KEYS.map(
        ({ keys, words }) => html`<div key=${words}>
          <dt>${keys.map((key) => html`<kbd key=${key}>${key}</kbd> `)}</dt>
          <dd>${words}</dd>
        </div>`,
      )}
    </dl>
  </div>`;
}
