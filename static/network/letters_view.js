/** What the letters of a card or a worksheet mean, as a list. */

import { html } from "../panels/panel.js";

/** @typedef {import("./letters.js").Letter} Letter */
/** @typedef {import("../store.js").Vocabulary} Vocabulary */

/** @param {readonly Letter[]} letters @param {Vocabulary} vocabulary */
export function lettersList(letters, vocabulary) {
  return html`<dl class="letters">
    ${letters.map(
      (letter) => html`<div key=${letter.letter + letter.technical}>
        <dt>${letter.letter}</dt>
        <dd>${letter[vocabulary]}</dd>
      </div>`,
    )}
  </dl>`;
}

/** One stop of the Tab key for all letters of a card. @param {readonly Letter[]} letters */
export function lettersAsked(letters) {
  if (!letters.length) return null;
  return html`<details class="asked-letters" key="letters">
    <summary>What do the letters mean?</summary>
    <dl class="letters">
      ${letters.map(
        ({ letter, plain, technical }) => html`<div key=${letter + technical}>
          <dt>${letter}</dt>
          <dd>${technical} <span>${plain}</span></dd>
        </div>`,
      )}
    </dl>
  </details>`;
}
