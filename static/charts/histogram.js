/** What the network answers, counted by what is true: one class up, one down. */

import { percent } from "../network/numerals.js";
import { html } from "../panels/panel.js";
import { chart, scalesOf } from "./axes.js";
import { ticks, tickText } from "./ticks.js";

/**
 * @typedef {object} Counts
 * @property {readonly number[]} edges of the bins
 * @property {readonly [readonly number[], readonly number[]]} counts of the negative and
 *   the positive class
 */

/**
 * Turn counts into shares of their class, so that a rare class is seen as well.
 *
 * @param {readonly number[]} counts
 */
export function sharesOfClass(counts) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total ? count / total : 0));
}

/**
 * @param {Counts} histogram
 * @param {{name: string, truth: string}[]} outcomes
 * @param {{said: string, isChance: boolean}} answer
 */
export function histogram({ edges, counts }, outcomes, { said, isChance }) {
  const [low, high] = [edges[0], edges[edges.length - 1]];
  const middle = (low + high) / 2;
  const [negative, positive] = counts.map(sharesOfClass);
  const most = Math.max(0.1, ...negative, ...positive);
  const marks = ticks(0, most, 2);
  /** @type {import("./axes.js").Box} */
  const box = {
    width: 380,
    height: 220,
    x: [low, high],
    y: [-most, most],
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((part) => low + part * (high - low)),
    yTicks: [...marks.slice(1).map((mark) => -mark), ...marks],
    xTitle: said,
    yTitle: "share of each",
    xText: isChance ? percent : tickText,
    yText: (value) => percent(Math.abs(value)),
    label: describe({ edges, counts }, outcomes, middle, isChance),
  };
  const { x, y } = scalesOf(box);
  /**
   * @param {readonly number[]} shares
   * @param {number} side
   * @param {string} name
   */
  const bars = (shares, side, name) =>
    shares.map((share, i) => {
      const [top, bottom] = side > 0 ? [y(share), y(0)] : [y(0), y(-share)];
      return html`<rect
        key=${`${name}${i}`}
        class=${name}
        x=${x(edges[i]) + 0.5}
        width=${Math.max(1, x(edges[i + 1]) - x(edges[i]) - 1)}
        y=${top}
        height=${Math.max(0, bottom - top)}
      />`;
    });
  return chart(
    box,
    html`${bars(positive, 1, "positive")} ${bars(negative, -1, "negative")}
      <line class="base" x1=${x(low)} x2=${x(high)} y1=${y(0)} y2=${y(0)} />
      <line class="half" x1=${x(middle)} x2=${x(middle)} y1=${y(most)} y2=${y(-most)} />
      <text class="positive" x=${x(high)} y=${y(most) - 6} text-anchor="end">
        ${outcomes[1].truth}
      </text>
      <text class="negative" x=${x(high)} y=${y(-most) - 4} text-anchor="end">
        ${outcomes[0].truth}
      </text>`,
  );
}

/**
 * @param {Counts} histogram
 * @param {{truth: string}[]} outcomes
 * @param {number} middle between no and yes
 * @param {boolean} isChance
 */
function describe({ edges, counts }, outcomes, middle, isChance) {
  const what = isChance ? "a chance of 50 %" : tickText(middle);
  const sentences = counts.map((own, side) => {
    const total = own.reduce((sum, count) => sum + count, 0);
    const high = own.reduce((sum, n, i) => sum + (edges[i] >= middle ? n : 0), 0);
    return `Of ${total} where the truth is "${outcomes[side].truth}", ${high} get ${what} or more.`;
  });
  return sentences.join(" ");
}
