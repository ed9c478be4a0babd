/** A button that is pressed or not: one way of looking at a chart. */

import { html } from "../panels/panel.js";

/**
 * @param {string} name
 * @param {string} title
 * @param {boolean} isOn
 * @param {() => void} turn
 */
export function toggle(name, title, isOn, turn) {
  return html`<button
    type="button"
    aria-pressed=${String(isOn)}
    title=${title}
    onClick=${turn}
  >
    ${name}
  </button>`;
}
