/** A data set or an experiment the size of a stamp: points, a picture, or a table. */

import { grouped } from "../network/numerals.js";
import { html } from "./panel.js";

/**
 * @typedef {object} Sketch
 * @property {[number, number, number][]} [points] x1, x2, class or number
 * @property {number[]} [picture] 64 pixels of 0 to 16
 * @property {number} [rows]
 * @property {Record<string, number>} [kinds] of columns, and how many there are
 */

const SIZE = 96;
const EXTENT = 6.6; // coordinates at the edge
const MOST_COLUMNS = 14; // of a table that are drawn

/**
 * @param {Sketch} sketch
 * @param {string} task
 */
export function sketch({ points, picture, rows = 0, kinds = {} }, task) {
  if (points) return cloud(points, task === "number");
  if (picture) return pixels(picture);
  return table(rows, kinds);
}

/** @param {number} value */
function placed(value) {
  const share = (value + EXTENT) / (2 * EXTENT);
  return Math.round(10 * SIZE * Math.max(0.02, Math.min(0.98, share))) / 10;
}

/**
 * @param {readonly [number, number, number][]} points
 * @param {boolean} isNumber
 */
function cloud(points, isNumber) {
  const furthest = Math.max(1e-9, ...points.map(([, , truth]) => Math.abs(truth)));
  return frame(
    points.map(([x1, x2, truth], i) => {
      const kind = isNumber ? (truth < 0 ? 0 : 1) : truth;
      const strength = isNumber ? 0.15 + (0.85 * Math.abs(truth)) / furthest : 1;
      return html`<circle
        key=${i}
        class=${`class-${kind}`}
        cx=${placed(x1)}
        cy=${placed(-x2)}
        r="2.4"
        opacity=${strength.toFixed(2)}
      />`;
    }),
  );
}

/** @param {readonly number[]} values */
function pixels(values) {
  const side = Math.sqrt(values.length);
  const wide = (SIZE - 16) / side;
  return frame(
    values.map(
      (value, i) => html`<rect
        key=${i}
        class="ink"
        x=${8 + (i % side) * wide}
        y=${8 + Math.floor(i / side) * wide}
        width=${wide}
        height=${wide}
        opacity=${(value / 16).toFixed(2)}
      />`,
    ),
  );
}

/**
 * Share out the drawn columns among the kinds, in proportion, each kind at least once.
 *
 * @param {Record<string, number>} kinds
 * @returns {string[]} the kind of each drawn column
 */
export function columnsOf(kinds) {
  const total = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  const shrink = Math.min(1, MOST_COLUMNS / total);
  return Object.entries(kinds).flatMap(([kind, count]) =>
    Array(Math.max(1, Math.round(count * shrink))).fill(kind),
  );
}

/**
 * @param {number} rows
 * @param {Record<string, number>} kinds
 */
function table(rows, kinds) {
  const columns = columnsOf(kinds);
  const wide = (SIZE - 12) / columns.length;
  const lines = rows < 8 ? rows : 8;
  return html`${frame(
    columns.map((kind, column) =>
      Array.from(
        { length: lines },
        (_, row) => html`<rect
          key=${`${column}:${row}`}
          class=${kind}
          x=${6 + column * wide + 0.6}
          y=${10 + row * 7}
          width=${Math.max(2, wide - 1.6)}
          height=${row === 0 ? 5 : 4}
          rx="1"
          opacity=${row === 0 ? 1 : 0.55 - 0.05 * row}
        />`,
      ),
    ),
    html`<text x=${SIZE / 2} y=${SIZE - 9} text-anchor="middle">${countText(rows)}</text>`,
  )}`;
}

/** @param {number} rows */
function countText(rows) {
  return `${grouped(rows)} ${rows === 1 ? "row" : "rows"}`;
}

/** @param {unknown} drawn @param {unknown} [words] */
function frame(drawn, words) {
  return html`<svg class="sketch" viewBox=${`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
    ${drawn} ${words}
  </svg>`;
}
