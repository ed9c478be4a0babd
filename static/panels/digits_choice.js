/** How many digits the numbers have that one may follow by hand. */

import { DIGITS } from "../links/page_words.js";
import { html, leaveAfterPointer } from "./panel.js";

/**
 * @param {string} place where it stands: each is a choice of its own
 * @param {import("../store.js").Digits} digits
 * @param {import("../store.js").Store} store
 */
export function digitsChoice(place, digits, store) {
  return html`<fieldset class="segments digits" title="Significant digits">
    <legend>Digits</legend>
    ${DIGITS.map(
      (one) => html`<label key=${one} class=${one === digits ? "on" : ""}>
        <input
          type="radio"
          name=${`digits-${place}`}
          checked=${one === digits}
          onChange=${() => store.set({ digits: one })}
          onClick=${leaveAfterPointer}
        />
        ${one}
      </label>`,
    )}
  </fieldset>`;
}
