/** A few shares side by side, each as a bar with its name and its number. */

import { fixed, percent } from "../network/numerals.js";
import { html } from "../panels/panel.js";

const MOST_BARS = 14; // the likeliest, where there are more classes

/**
 * @typedef {object} Bar
 * @property {string} name
 * @property {number | null} share from 0 to 1; null while it is not known
 * @property {string} [text] what it says, where it is no share of a hundred
 * @property {string} [tone] "own", "right", "wrong" or nothing
 * @property {string} [mark] a word behind the name
 */

/**
 * Make a bar for each class: the answer in its colour, the truth named once it is told.
 *
 * @param {readonly {name: string}[]} outcomes
 * @param {Pick<import("../wire.d.ts").Prediction, "chances" | "outcome"> | null} prediction
 *   null while it is not made
 * @param {number | null} truth index of the true class; null while it is not told
 * @param {ArrayLike<number> | null} [scores] what the nodes give, where it is no chance
 * @returns {Bar[]}
 */
export function barsOf(outcomes, prediction, truth, scores = null) {
  if (!prediction) {
    return outcomes.slice(0, MOST_BARS).map(({ name }) => ({ name, share: null }));
  }
  const { chances, outcome } = prediction;
  const bars = outcomes.map(({ name }, index) => ({
    name,
    share: chances[index],
    ...(scores && { text: fixed(scores[index]) }),
    tone: index !== outcome ? "" : truth === null ? "own" : toneOf(outcome === truth),
    mark: index === truth ? "✓" : "",
  }));
  if (bars.length <= MOST_BARS) return bars;
  const least = [...chances].sort((a, b) => b - a)[MOST_BARS - 1];
  return bars.filter(({ share, mark }) => share >= least || mark).slice(0, MOST_BARS);
}

/** @param {boolean} isRight */
function toneOf(isRight) {
  return isRight ? "right" : "wrong";
}

/**
 * @param {readonly Bar[]} bars
 * @param {number} [decimals]
 */
export function shareBars(bars, decimals = 0) {
  return html`<ul class="share-bars">
    ${bars.map(
      ({
        name,
        share,
        text,
        tone = "",
        mark = "",
      }) => html`<li key=${name} class=${tone}>
        <span class="name">${name}${mark && html` <b>${mark}</b>`}</span>
        <span class="bar"><i style=${{ width: `${(100 * (share ?? 0)).toFixed(1)}%` }}></i></span>
        <span class="number">${text ?? (share === null ? "–" : percent(share, decimals))}</span>
      </li>`,
    )}
  </ul>`;
}
