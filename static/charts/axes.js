/** A small chart in SVG: a box with ticks and titles, and what is drawn inside it. */

import { html } from "../panels/panel.js";
import { tickText } from "./ticks.js";

/**
 * @typedef {object} Box
 * @property {number} width of the whole picture, in units of which type is 12 high
 * @property {number} height
 * @property {[number, number]} x lowest and highest value
 * @property {[number, number]} y
 * @property {readonly number[]} xTicks
 * @property {readonly number[]} yTicks
 * @property {string} xTitle
 * @property {string} yTitle
 * @property {string} label what the picture shows, in words with its numbers
 * @property {(value: number) => string} [xText]
 * @property {(value: number) => string} [yText]
 */

const LEFT = 42;
const RIGHT = 20;
const TOP = 22;
const BOTTOM = 36;

/**
 * Give the way from values to places in a box.
 *
 * @param {Pick<Box, "width" | "height" | "x" | "y">} box
 */
export function scalesOf({ width, height, x: [low, high], y: [least, most] }) {
  const across = (width - LEFT - RIGHT) / (high - low || 1);
  const upwards = (height - TOP - BOTTOM) / (most - least || 1);
  return {
    /** @param {number} value */
    x: (value) => tenths(LEFT + (value - low) * across),
    /** @param {number} value */
    y: (value) => tenths(height - BOTTOM - (value - least) * upwards),
  };
}

/** @param {number} value */
function tenths(value) {
  return Math.round(10 * value) / 10;
}

/**
 * @param {Box} box
 * @param {unknown} inside
 */
export function chart(box, inside) {
  const { width, height, xTicks, yTicks, xTitle, yTitle, label } = box;
  const { xText = tickText, yText = tickText } = box;
  const { x, y } = scalesOf(box);
  return html`<svg class="chart" viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${label}>
    ${yTicks.map(
      (value) => html`<g key=${`y${value}`}>
        <line class="grid" x1=${LEFT} x2=${width - RIGHT} y1=${y(value)} y2=${y(value)} />
        <text x=${LEFT - 6} y=${y(value) + 4} text-anchor="end">${yText(value)}</text>
      </g>`,
    )}
    ${xTicks.map(
      (value) => html`<text
        key=${`x${value}`}
        x=${x(value)}
        y=${height - BOTTOM + 15}
        text-anchor="middle"
      >
        ${xText(value)}
      </text>`,
    )}
    <text class="title" x=${LEFT - 34} y="11">${yTitle}</text>
    <text class="title" x=${width - RIGHT} y=${height - 4} text-anchor="end">${xTitle}</text>
    ${inside}
  </svg>`;
}

/**
 * Write a line through points for an SVG path; it breaks where a value is missing.
 *
 * @param {readonly number[]} xs already placed
 * @param {readonly number[]} ys
 */
export function pathOf(xs, ys) {
  return xs.map((x, i) => `${i === 0 ? "M" : "L"}${x} ${ys[i]}`).join("");
}
