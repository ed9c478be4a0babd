/** How the error curve is drawn: axes, lines, and how far the axes reach. */

/** @typedef {import("uplot")} uPlot */

import { grouped } from "../network/numerals.js";
import { computedColor } from "./computed_color.js";
import { MOST_KEPT } from "./kept_curves.js";
import { tickText } from "./ticks.js";

/** Between two marks of the axis: 1, 2, 5, 10, ... steps, never a part of one. */
const WHOLE_INCREMENTS = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((power) =>
  [1, 2, 5].map((digit) => digit * 10 ** power),
);

/**
 * Describe the chart. Its colours are read from the style sheet whenever it draws.
 * @param {HTMLElement} plot
 * @param {number} size of the type, in px
 * @param {boolean} isLog
 * @param {(step: number | null) => void} point tells the step under the pointer
 * @param {() => void} drawn is called after every drawing
 * @returns {import("uplot").Options}
 */
export function optionsFor(plot, size, isLog, point, drawn) {
  /** @param {string} name */
  const color = (name) => () => computedColor(plot, name);
  /** @type {import("uplot").Axis} */
  const axis = {
    stroke: color("--soft"),
    ticks: { show: false },
    gap: 0.4 * size,
    font: `${size}px ${getComputedStyle(plot).fontFamily}`,
  };
  const none = { show: false };
  return {
    width: plot.clientWidth,
    height: plot.clientHeight,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: none },
    hooks: {
      draw: [drawn],
      setCursor: [
        ({ cursor, data }) => point(cursor.idx == null ? null : data[0][cursor.idx]),
      ],
    },
    padding: [size * 0.7, size * 1.8, 0, 0],
    scales: {
      x: { time: false, auto: false },
      y: isLog
        ? { distr: 3, range: (_, low, high) => decadesAround(low, high) }
        : { range: (_, low, high) => roomAround(low, high) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 1.9 * size,
        gap: 0.5 * size,
        space: 6 * size,
        incrs: WHOLE_INCREMENTS,
        values: (_, steps) => steps.map(grouped),
      },
      {
        ...axis,
        grid: { stroke: color("--line"), width: 1 },
        size: (_, marks) => roomFor(marks, size),
        space: 2.6 * size,
        values: (_, losses) => losses.map(lossText),
        ...(isLog && {
          grid: { stroke: color("--line"), width: 1, filter: powersOnly },
          filter: powersOnly,
          values: (_, losses) => losses.map((loss) => loss && tickText(loss)),
        }),
      },
    ],
    series: [
      {},
      {
        stroke: color("--soft"),
        width: size / 7,
        dash: [size / 2.4, size / 3],
        points: none,
        spanGaps: true,
      },
      { stroke: color("--ink"), width: size / 6, points: none, spanGaps: true },
      ...Array.from({ length: MOST_KEPT }, (_, i) => ({
        stroke: color(`--kept-${i}`),
        width: size / 8,
        points: none,
        spanGaps: true,
      })),
    ],
  };
}

/**
 * Write the loss at a mark with all its digits: along a nearly level curve, marks differ
 * only in their last ones.
 * @param {number} loss
 */
export function lossText(loss) {
  return loss < 1e4 ? String(loss) : tickText(loss);
}

/**
 * Give the width that the marks of the upright axis need.
 * @param {readonly (string | number | null)[] | null} marks
 * @param {number} size of the type, in px
 */
export function roomFor(marks, size) {
  const lengths = (marks ?? []).map((mark) => String(mark ?? "").length);
  return size * Math.max(3, 0.9 + 0.62 * Math.max(0, ...lengths));
}

/**
 * Leave only the powers of ten among an axis's marks.
 * @param {uPlot} _
 * @param {number[]} losses
 */
function powersOnly(_, losses) {
  return losses.map((loss) => {
    const power = Math.log10(loss);
    return Math.abs(power - Math.round(power)) < 1e-6 ? loss : null;
  });
}

/**
 * Leave a little room around the losses, and never divide by nothing.
 * @param {number | null} low
 * @param {number | null} high
 * @returns {[number, number]}
 */
export function roomAround(low, high) {
  if (low === null || high === null || low === undefined) return [0, 1];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.1 || 0.1;
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
}

/**
 * Reach to the nearest power of ten on either side.
 * @param {number | null} low
 * @param {number | null} high
 * @returns {[number, number]}
 */
export function decadesAround(low, high) {
  if (!low || !high || low <= 0) return [0.01, 1];
  const least = 10 ** Math.floor(Math.log10(low) + 1e-9);
  const most = 10 ** Math.ceil(Math.log10(high) - 1e-9);
  return [least, most > least ? most : 10 * least];
}
