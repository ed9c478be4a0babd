/** The loss on a plane as a map on a canvas: heights, lines, and the run's own way. */

import { mix, readColor } from "../network/colors.js";
import { computedColor } from "./computed_color.js";
import { contour, levelsOf, rangeOf, shareOf } from "./contours.js";
import { tripleOf } from "./theme_colors.js";

/** @typedef {import("../wire.d.ts").LandscapeEvent} LandscapeEvent */
/** @typedef {{x: number, y: number}} Point */

const LINES = 12;
const LEVELS = 64; // shades
const STRONGEST = 0.6; // of ink, where it is highest
const MOST_DOTS = 60; // moments that are marked on the way

/**
 * Give the way from values on the axes to places in the picture, and back.
 *
 * @param {Pick<LandscapeEvent, "x" | "y">} landscape
 * @param {number} size of the picture in pixels
 */
export function placing({ x: [left, right], y: [bottom, top] }, size) {
  return {
    /** @param {number} x @param {number} y @returns {Point} */
    toPicture: (x, y) => ({
      x: ((x - left) / (right - left)) * size,
      y: ((top - y) / (top - bottom)) * size,
    }),
    /** @param {Point} point @returns {Point} */
    toPlane: (point) => ({
      x: left + (point.x / size) * (right - left),
      y: top - (point.y / size) * (top - bottom),
    }),
  };
}

/**
 * Find the place of the grid that lies nearest.
 *
 * @param {Pick<LandscapeEvent, "x" | "y" | "size">} landscape
 * @param {Point} point in values of the axes
 * @returns {{column: number, row: number}} from the left and from the bottom, from 0
 */
export function cellAt({ x: [left, right], y: [bottom, top], size }, point) {
  const place = (/** @type {number} */ share) =>
    Math.min(size - 1, Math.max(0, Math.round(share * (size - 1))));
  return {
    column: place((point.x - left) / (right - left)),
    row: place((point.y - bottom) / (top - bottom)),
  };
}

/**
 * Give the values of the axes at a place of the grid.
 *
 * @param {Pick<LandscapeEvent, "x" | "y" | "size">} landscape
 * @param {{column: number, row: number}} cell
 * @returns {Point}
 */
export function valuesAt({ x: [left, right], y: [bottom, top], size }, cell) {
  return {
    x: left + ((right - left) * cell.column) / (size - 1),
    y: bottom + ((top - bottom) * cell.row) / (size - 1),
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {LandscapeEvent} landscape
 */
export function drawLandscape(canvas, landscape) {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const size = canvas.clientWidth;
  if (!context || !size) return;
  const ratio = devicePixelRatio;
  canvas.width = canvas.height = Math.round(size * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawHeights(context, canvas, landscape, size);
  drawLines(context, canvas, landscape, size);
  drawWay(context, canvas, landscape, size);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {LandscapeEvent} landscape
 * @param {number} size
 */
function drawHeights(context, canvas, { losses, size: count }, size) {
  const [paper, ink] = [tripleOf(canvas, "--panel"), tripleOf(canvas, "--ink")];
  const shades = Array.from({ length: LEVELS + 1 }, (_, i) =>
    readColor(mix(paper, ink, (STRONGEST * i) / LEVELS)),
  );
  const range = rangeOf(losses);
  const small = document.createElement("canvas");
  small.width = small.height = count;
  const brush = small.getContext("2d", { willReadFrequently: true });
  if (!brush) return;
  const image = brush.createImageData(count, count);
  for (const [row, heights] of losses.entries()) {
    for (const [column, height] of heights.entries()) {
      const at = 4 * ((count - 1 - row) * count + column);
      const share = height === null ? 1 : shareOf(height, range);
      image.data.set([...shades[Math.round(share * LEVELS)], 255], at);
    }
  }
  brush.putImageData(image, 0, 0);
  // The middles of the outermost pixels lie on the edge of the picture.
  const inside = count - 1;
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0.5, 0.5, inside, inside, 0, 0, size, size);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {LandscapeEvent} landscape
 * @param {number} size
 */
function drawLines(context, canvas, { losses, size: count }, size) {
  const cell = size / (count - 1);
  context.lineWidth = 1;
  context.globalAlpha = 0.4;
  context.strokeStyle = computedColor(canvas, "--ink");
  context.beginPath();
  for (const level of levelsOf(losses, LINES)) {
    for (const [x1, y1, x2, y2] of contour(losses, level)) {
      context.moveTo(x1 * cell, size - y1 * cell);
      context.lineTo(x2 * cell, size - y2 * cell);
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

/**
 * Draw where the run was: a ring where it starts, a dot where it is.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {LandscapeEvent} landscape
 * @param {number} size
 */
function drawWay(context, canvas, landscape, size) {
  const { toPicture } = placing(landscape, size);
  const way = landscape.path.map(([, x, y]) => toPicture(x, y));
  const color = computedColor(canvas, "--ink");
  const paper = computedColor(canvas, "--panel");
  for (const [width, style] of /** @type {const} */ ([
    [5, paper],
    [2.5, color],
  ])) {
    context.beginPath();
    for (const { x, y } of way) context.lineTo(x, y);
    context.lineWidth = width;
    context.lineJoin = context.lineCap = "round";
    context.strokeStyle = style;
    context.stroke();
  }
  context.fillStyle = color;
  if (way.length <= MOST_DOTS) {
    for (const { x, y } of way.slice(1, -1)) disc(context, x, y, 2.5);
  }
  context.strokeStyle = color;
  context.fillStyle = paper;
  context.lineWidth = 2.5;
  const [first, last] = [way[0], way[way.length - 1]];
  disc(context, first.x, first.y, 5);
  context.stroke();
  context.fillStyle = color;
  context.strokeStyle = paper;
  disc(context, last.x, last.y, 6);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
