/** A few shares side by side, each as a bar with its name and its number. */

import { percent } from "../network/numerals.js";
import { html } from "../panels/panel.js";

/**
 * @typedef {object} Bar
 * @property {string} name
 * @property {number | null} share from 0 to 1; null while it is not known
 * @property {string} [tone] "own", "right", "wrong" or nothing
 * @property {string} [mark] a word behind the name
 */

/**
 * @param {readonly Bar[]} bars
 * @param {number} [decimals]
 */
export function shareBars(bars, decimals = 0) {
  return html`<ul class="share-bars">
    ${bars.map(
      ({ name, share, tone = "", mark = "" }) => html`<li key=${name} class=${tone}>
        <span class="name">${name}${mark && html` <b>${mark}</b>`}</span>
        <span class="bar"><i style=${{ width: `${(100 * (share ?? 0)).toFixed(1)}%` }}></i></span>
        <span class="number">${share === null ? "–" : percent(share, decimals)}</span>
      </li>`,
    )}
  </ul>`;
}
