/** What is said above two networks: what is compared, and who is ahead. */

import { html } from "../panels/panel.js";
import { render } from "../vendor/preact.mjs";

/**
 * @typedef {object} Said
 * @property {{name: string, values: [string, string]} | null} compared
 * @property {string} stand who is ahead after how many steps
 * @property {string | null} refusal why these two cannot be compared
 */

/**
 * @param {HTMLElement} element
 * @param {readonly HTMLElement[]} headings of both frames
 * @param {Said} said
 */
export function say(element, headings, { compared, stand, refusal }) {
  render(
    refusal
      ? html`<p class="refused" role="alert">${refusal}</p>`
      : html`<h2 class="compared">
            ${compared && html`<b>${compared.name}</b> ${compared.values.join(" | ")}`}
          </h2>
          <p class="stand">${stand}</p>`,
    element,
  );
  headings.forEach((heading, i) => {
    heading.textContent = compared ? `${compared.name} ${compared.values[i]}` : "";
  });
}
