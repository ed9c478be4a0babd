/** The mean answers along one column, all else as it is: lines, or bars for words. */

import { percent } from "../network/numerals.js";
import { html } from "../panels/panel.js";
import { chart, pathOf, scalesOf } from "./axes.js";
import { shareBars } from "./bars.js";
import { CLASS_COLORS } from "./theme_colors.js";
import { ticks, tickText } from "./ticks.js";

/**
 * @typedef {object} Dependence
 * @property {string} words the column's
 * @property {(number | string)[]} values
 * @property {number[][]} answers for each output, at each value
 */

/**
 * @typedef {object} Answer what they are answers of
 * @property {boolean} isChance
 * @property {string} said
 * @property {string} unit
 * @property {string[]} names of the outputs
 */

/**
 * @param {Dependence} dependence
 * @param {Answer} answer
 */
export function dependence(dependence, answer) {
  const isOfWords = typeof dependence.values[0] === "string";
  if (!isOfWords) return lines(dependence, answer);
  if (!answer.isChance) return numbers(dependence, answer);
  return answer.names.length > 1
    ? stacks(dependence, answer.names)
    : shareBars(
        dependence.values.map((value, i) => ({
          name: String(value),
          share: Math.max(0, Math.min(1, dependence.answers[0][i])),
          tone: "own",
        })),
        1,
      );
}

/**
 * @param {Dependence} dependence
 * @param {Answer} answer
 */
function lines({ words, values, answers }, { isChance, said, unit, names }) {
  const xs = values.map(Number);
  const [first, last] = [xs[0], xs[xs.length - 1]];
  const [low, high] = rangeOf(answers.flat(), isChance);
  const texts = answers.map(
    (own, i) =>
      `${names.length > 1 ? `${names[i]} ` : ""}${text(own[0], isChance)} to ${text(own[own.length - 1], isChance)}`,
  );
  /** @type {import("./axes.js").Box} */
  const box = {
    width: 380,
    height: 200,
    x: [first, last],
    y: [low, high],
    xTicks: ticks(first, last, 4),
    yTicks: ticks(low, high, 3),
    yText: isChance ? percent : tickText,
    xTitle: words,
    yTitle: unit ? `${said} (${unit})` : said,
    label: `${said} for ${words} from ${tickText(first)} to ${tickText(last)}: ${texts.join(", ")}.`,
  };
  const { x, y } = scalesOf(box);
  const picture = chart(
    box,
    answers.map(
      (own, i) => html`<path
        key=${i}
        class="curve"
        style=${names.length > 1 ? { stroke: colorOf(i, names.length) } : {}}
        d=${pathOf(xs.map(x), own.map(y))}
      />`,
    ),
  );
  return names.length > 1 ? html`${picture}${key(names)}` : picture;
}

/**
 * Choose a class's colour; more classes than there are colours lie between two of them.
 *
 * @param {number} index
 * @param {number} count
 */
function colorOf(index, count) {
  if (count > CLASS_COLORS.length) {
    return `color-mix(in oklab, var(--positive), var(--negative) ${(100 * index) / (count - 1)}%)`;
  }
  return `var(${CLASS_COLORS[index]})`;
}

/** @param {readonly string[]} names */
function key(names) {
  return html`<ul class="key">
    ${names.map(
      (name, i) => html`<li key=${name}>
        <i style=${{ background: colorOf(i, names.length) }}></i>${name}
      </li>`,
    )}
  </ul>`;
}

/**
 * One bar for each word, shared out among the classes.
 *
 * @param {Dependence} dependence
 * @param {readonly string[]} names
 */
function stacks({ values, answers }, names) {
  return html`<ul class="share-bars stacks">
      ${values.map((value, place) => {
        const shares = answers.map((own) => own[place]);
        const label = names
          .map((name, i) => `${name} ${percent(shares[i])}`)
          .join(", ");
        return html`<li key=${value}>
          <span class="name">${value}</span>
          <span class="bar" role="img" aria-label=${label} title=${label}>
            ${shares.map(
              (share, i) => html`<i
                key=${names[i]}
                style=${{
                  width: `${(100 * share).toFixed(1)}%`,
                  background: colorOf(i, names.length),
                }}
              ></i>`,
            )}
          </span>
        </li>`;
      })}
    </ul>
    ${key(names)}`;
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
  const least = isChance ? 0.05 : 1e-9 + Math.abs(high) * 0.01;
  const room = Math.max(0.08 * (high - low), least);
  if (!isChance) return [low - room, high + room];
  return [Math.max(0, low - room), Math.min(1, high + room)];
}

/** @param {number} answer @param {boolean} isChance */
function text(answer, isChance) {
  return isChance ? percent(answer, 1) : tickText(answer);
}

/**
 * @param {Dependence} dependence
 * @param {Answer} answer
 */
function numbers({ values, answers }, { unit, names }) {
  const isOne = names.length === 1;
  const textAt = (/** @type {number} */ i) =>
    answers
      .map((own, k) => `${isOne ? "" : `${names[k]} `}${tickText(own[i])} ${unit}`)
      .join(", ");
  return html`<dl class="figures small">
    ${values.map(
      (value, i) => html`<div key=${value}>
        <dt>${value}</dt>
        <dd>${textAt(i)}</dd>
      </div>`,
    )}
  </dl>`;
}
