/** Facts that are the pixels of a picture, shown as the picture that they are. */

import { html } from "./panel.js";

/** @typedef {{column: string, words: string, value: string, inputs: number[]}} Fact */

const SMALLEST = 4; // pixels a side; fewer facts are not a picture

/**
 * Find the side of the square picture that facts are the pixels of; 0 where they are
 * something else.
 * @param {readonly {column: string}[]} facts
 */
export function pictureSide(facts) {
  const side = Math.sqrt(facts.length);
  const arePixels = facts.every(({ column }) => /^p\d+$/.test(column));
  return Number.isInteger(side) && side >= SMALLEST && arePixels ? side : 0;
}

/**
 * @param {readonly Fact[]} facts
 * @param {number} side
 * @param {(inputs: number[] | null) => void} highlight
 */
export function picture(facts, side, highlight) {
  const values = facts.map(({ value }) => Number(value) || 0);
  const brightest = Math.max(...values, 1);
  return html`<div
    class="picture"
    role="img"
    aria-label=${`${side} by ${side} pixels`}
    style=${{ "--side": side }}
    onMouseLeave=${() => highlight(null)}
  >
    ${facts.map(
      ({ column, words, value, inputs }, index) => html`<i
        key=${column}
        title=${`${words}: ${value}`}
        style=${{ "--ink-share": values[index] / brightest }}
        onMouseEnter=${() => highlight(inputs)}
      ></i>`,
    )}
  </div>`;
}
