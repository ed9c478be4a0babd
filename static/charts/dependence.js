/** The mean answer along one column, all else as it is: a line, or bars for words. */

import { html } from "../panels/panel.js";
import { chart, pathOf, scalesOf } from "./axes.js";
import { shareBars } from "./bars.js";
import { percent, ticks, tickText } from "./ticks.js";

/**
 * @param {{words: string, values: (number | string)[], answers: number[]}} dependence
 * @param {{isChance: boolean, said: string, unit: string}} answer what it is an answer of
 */
export function dependence({ words, values, answers }, { isChance, said, unit }) {
  if (typeof values[0] === "string") {
    return isChance
      ? shareBars(
          values.map((value, i) => ({
            name: String(value),
            share: Math.max(0, Math.min(1, answers[i])),
            tone: "own",
          })),
          1,
        )
      : numbers(values.map(String), answers, unit);
  }
  const xs = values.map(Number);
  const [low, high] = rangeOf(answers, isChance);
  /** @type {import("./axes.js").Box} */
  const box = {
    width: 380,
    height: 200,
    x: [xs[0], xs[xs.length - 1]],
    y: [low, high],
    xTicks: ticks(xs[0], xs[xs.length - 1], 4),
    yTicks: ticks(low, high, 3),
    yText: isChance ? percent : tickText,
    xTitle: words,
    yTitle: unit ? `${said} (${unit})` : said,
    label: `${said} against ${words}: ${text(answers[0], isChance)} at ${tickText(xs[0])}, ${text(
      answers[answers.length - 1],
      isChance,
    )} at ${tickText(xs[xs.length - 1])}.`,
  };
  const { x, y } = scalesOf(box);
  return chart(
    box,
    html`<path class="curve" d=${pathOf(xs.map(x), answers.map(y))} />`,
  );
}

/**
 * Choose the range of the answers: at least a tenth for chances, so that noise looks
 * like noise.
 *
 * @param {readonly number[]} answers
 * @param {boolean} isChance
 * @returns {[number, number]}
 */
export function rangeOf(answers, isChance) {
  const [low, high] = [Math.min(...answers), Math.max(...answers)];
  const room = Math.max(
    0.08 * (high - low),
    isChance ? 0.05 : 1e-9 + Math.abs(high) * 0.01,
  );
  if (!isChance) return [low - room, high + room];
  return [Math.max(0, low - room), Math.min(1, high + room)];
}

/** @param {number} answer @param {boolean} isChance */
function text(answer, isChance) {
  return isChance ? percent(answer, 1) : tickText(answer);
}

/**
 * @param {readonly string[]} names
 * @param {readonly number[]} answers
 * @param {string} unit
 */
function numbers(names, answers, unit) {
  return html`<dl class="figures small">
    ${names.map(
      (name, i) => html`<div key=${name}>
        <dt>${name}</dt>
        <dd>${tickText(answers[i])} ${unit}</dd>
      </div>`,
    )}
  </dl>`;
}
