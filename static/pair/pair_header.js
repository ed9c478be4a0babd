/** The top of the page of two networks: their data, words and light, and ways onwards. */

import { CopyButton } from "../panels/copy_button.js";
import { viewButtons, vocabularySwitch } from "../panels/header.js";
import { html, panel } from "../panels/panel.js";

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 * @param {() => string} linkToOne the way to the left network alone
 */
export function pairHeader(element, store, linkToOne) {
  panel(
    element,
    store,
    [
      (state) => state.experiment?.dataset.title,
      (state) => state.vocabulary,
      (state) => state.theme,
      (state) => state.frame?.step,
      (state) => state.notices, // new with each link, which may be refused
    ],
    (state) => html`
      <h1>Side by side</h1>
      ${
        state.experiment &&
        html`<span class="pill still">${state.experiment.dataset.title}</span>`
      }
      <span class="grow"></span>
      ${vocabularySwitch(state, store)}
      <a class="pill" href=${linkToOne()}>Left one alone</a>
      <${CopyButton} kind="pill copy" words="Copy link" text=${() => location.href} />
      ${viewButtons(state, store)}
    `,
  );
}
