/** Numbers: what the network says against what is true, in the target's own units. */

import { fixedOrShort } from "../network/numerals.js";
import { html } from "../panels/panel.js";
import { chart, scalesOf } from "./axes.js";
import { ticks } from "./ticks.js";

/**
 * Give the range that both axes share, with a little room.
 *
 * @param {readonly (readonly number[])[]} pairs
 * @returns {[number, number]}
 */
export function extentOf(pairs) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const pair of pairs) {
    for (const value of pair) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(low <= high)) return [0, 1];
  const room = (high - low) * 0.04 || 1;
  return [low - room, high + room];
}

/**
 * @param {readonly [number, number][]} pairs true, predicted
 * @param {string} unit
 * @param {number | null} determination R squared
 * @param {"plain" | "technical"} vocabulary
 */
export function scatter(pairs, unit, determination, vocabulary) {
  const extent = extentOf(pairs);
  const marks = ticks(...extent, 4);
  const of = unit && ` (${unit})`;
  const isPlain = vocabulary === "plain";
  const figure = determination === null ? "" : `R² ${fixedOrShort(determination, 3)}`;
  /** @type {import("./axes.js").Box} */
  const box = {
    width: 380,
    height: 340,
    x: extent,
    y: extent,
    xTicks: marks,
    yTicks: marks,
    xTitle: `${isPlain ? "in truth" : "true"}${of}`,
    yTitle: `${isPlain ? "the machine says" : "predicted"}${of}`,
    label: `Predicted against true for ${pairs.length} examples. ${figure}`,
  };
  const { x, y } = scalesOf(box);
  return chart(
    box,
    html`<line
        class="chance"
        x1=${x(extent[0])}
        y1=${y(extent[0])}
        x2=${x(extent[1])}
        y2=${y(extent[1])}
      />
      ${pairs.map(
        ([truth, said], i) =>
          html`<circle key=${i} class="pair" cx=${x(truth)} cy=${y(said)} r="2.6" />`,
      )}
      <text class="figure" x=${x(extent[1])} y=${y(extent[0]) - 8} text-anchor="end">
        ${figure}
      </text>`,
  );
}
