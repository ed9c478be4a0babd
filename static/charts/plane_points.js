/** The points of both parts on a canvas: those that teach filled, the others as rings. */

import { mix } from "../network/colors.js";
import { toPicture } from "./plane.js";
import { CLASS_COLORS, tripleOf } from "./theme_colors.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @typedef {import("./plane.js").Point} Point */

/** Outlines by class, so that it is not told by colour alone where there are several. */
const SHAPES = [disc, disc, triangle, box];

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./plane.js").Square} square
 * @param {readonly {point: Point, isTest: boolean}[]} points
 * @param {import("../store.js").State} state
 */
export function drawPoints(canvas, square, points, { experiment, showsTest }) {
  const size = Math.round(square.size * devicePixelRatio);
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context || !experiment) return;
  context.scale(devicePixelRatio, devicePixelRatio);
  const r = Math.max(2, square.size / (points.length > 600 ? 130 : 95));
  const colorOf = createColors(canvas, experiment, points);
  const paper = `rgb(${tripleOf(canvas, "--panel").join(" ")})`;
  const isClass = experiment.outcomes.length > 0;
  for (const wanted of [true, false]) {
    if (wanted && !showsTest) continue;
    for (const { point, isTest } of points) {
      if (isTest !== wanted) continue;
      const [x, y] = toPicture(square, point[0], point[1]);
      const color = colorOf(point[2]);
      context.beginPath();
      SHAPES[isClass ? point[2] % SHAPES.length : 0](context, x, y, r);
      context.fillStyle = isTest ? paper : color;
      context.strokeStyle = isTest ? color : paper;
      context.lineWidth = isTest ? 0.55 * r : 0.3 * r;
      context.fill();
      context.stroke();
    }
  }
}

/**
 * @param {HTMLElement} element
 * @param {ExperimentEvent} experiment
 * @param {readonly {point: Point}[]} points
 * @returns {(truth: number) => string}
 */
function createColors(element, { outcomes }, points) {
  const full = CLASS_COLORS.map((name) => tripleOf(element, name));
  if (outcomes.length) return (truth) => `rgb(${full[truth % full.length].join(" ")})`;
  const zero = tripleOf(element, "--zero");
  const furthest = points.reduce(
    (most, { point }) => Math.max(most, Math.abs(point[2])),
    1e-9,
  );
  return (truth) =>
    mix(zero, truth < 0 ? full[0] : full[1], Math.abs(truth) / furthest);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
function disc(context, x, y, r) {
  context.arc(x, y, r, 0, 2 * Math.PI);
}

/** @type {typeof disc} */
function triangle(context, x, y, r) {
  context.moveTo(x, y - 1.25 * r);
  context.lineTo(x + 1.15 * r, y + 0.8 * r);
  context.lineTo(x - 1.15 * r, y + 0.8 * r);
  context.closePath();
}

/** @type {typeof disc} */
function box(context, x, y, r) {
  context.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
}
