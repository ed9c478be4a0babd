/** The crowds on a canvas: a pale shape of each, its dots, and the lines to judge by. */

import { along, densityAt, stripOf } from "./crowd_places.js";
import { tripleOf } from "./theme_colors.js";

/** @typedef {import("./crowd_places.js").Crowd} Crowd */
/** @typedef {import("./crowd_places.js").Box} Box */

/**
 * @typedef {object} Scene what is drawn
 * @property {Crowd} crowd
 * @property {Box} box
 * @property {Float32Array[]} dense
 * @property {{xs: Float32Array, ys: Float32Array}} spots
 * @property {Uint8Array | null} said the class that it decides for, of each
 * @property {number} usual mean number that it would always say
 * @property {number} chosen which example is marked, −1 for none
 */

const SHAPE = 0.14; // opacity
const DOTS = 0.8;
const FULL = 2 * Math.PI;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 */
export function drawCrowds(canvas, scene) {
  const { width, height } = scene.box;
  const [wide, high] = [width, height].map((size) =>
    Math.round(size * devicePixelRatio),
  );
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  /** @param {string} name @param {number} [opacity] */
  const color = (name, opacity = 1) =>
    `rgb(${tripleOf(canvas, name).map(Math.round).join(" ")} / ${opacity})`;
  DRAWN[scene.crowd.task](context, scene, color);
  if (scene.chosen >= 0) ring(context, scene, color("--ink"));
}

/** @typedef {(name: string, opacity?: number) => string} Color */

/**
 * @type {Record<Crowd["task"],
 *   (context: CanvasRenderingContext2D, scene: Scene, color: Color) => void>}
 */
const DRAWN = {
  two_classes(context, scene, color) {
    const { width, height } = scene.box;
    line(context, [0, height / 2, width, height / 2], color("--soft"));
    const middle = along(scene.box, 0.5);
    line(context, [middle, 0, middle, height], color("--ink"), [2, 4]);
    for (const [which, name] of ["--negative", "--positive"].entries()) {
      shape(context, scene, which, color(name, SHAPE));
      dots(context, scene, (i) => scene.crowd.truths[i] === which);
      context.fillStyle = color(name, DOTS);
      context.fill();
    }
  },
  classes(context, scene, color) {
    const { crowd, box, said } = scene;
    const middle = along(box, 0.5);
    for (let which = 0; which < crowd.classes; which++) {
      const { base } = stripOf(crowd, box, which);
      line(context, [0, base, box.width, base], color("--line"));
      shape(context, scene, which, color("--soft", SHAPE));
    }
    line(context, [middle, 0, middle, box.height], color("--ink"), [2, 4]);
    const isRight = (/** @type {number} */ i) => said?.[i] === crowd.truths[i];
    dots(context, scene, isRight);
    context.fillStyle = color("--ink", 0.7);
    context.fill();
    dots(context, scene, (i) => !isRight(i));
    context.fillStyle = color("--panel");
    context.fill();
    context.strokeStyle = color("--ink", DOTS);
    context.lineWidth = 1.1;
    context.stroke();
  },
  number(context, scene, color) {
    const { box, crowd, usual } = scene;
    const { width, height } = box;
    const [low, high] = crowd.range;
    const upright = { ...box, width: height };
    const [left, right] = [along(box, 0), along(box, 1)];
    const [foot, head] = [height - along(upright, 0), height - along(upright, 1)];
    line(context, [left, foot, right, head], color("--soft"));
    const mean = height - along(upright, (usual - low) / (high - low));
    line(context, [0, mean, width, mean], color("--soft"), [2, 4]);
    dots(context, scene, () => true);
    context.fillStyle = color("--ink", 0.65);
    context.fill();
  },
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number, number, number]} ends
 * @param {string} color
 * @param {number[]} [dash]
 */
function line(context, [x1, y1, x2, y2], color, dash = []) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
}

/**
 * Fill the outline of a crowd.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {number} which
 * @param {string} color
 */
function shape(context, { crowd, box, dense }, which, color) {
  const { base, reach, isRow } = stripOf(crowd, box, which);
  const { width, radius } = box;
  context.beginPath();
  for (let step = 0; step <= width; step += 2) {
    const wide = reach * densityAt(dense[which], step / width);
    const edge = wide > 0 ? radius : -radius;
    context.lineTo(along(box, step / width), base + wide + (wide ? edge : 0));
  }
  for (let step = width; step >= 0; step -= 2) {
    const wide = isRow ? -reach * densityAt(dense[which], step / width) : 0;
    context.lineTo(along(box, step / width), base + wide);
  }
  context.fillStyle = color;
  context.fill();
}

/**
 * Trace a disc for each example that is meant.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {(i: number) => boolean} isMeant
 */
function dots(context, { spots: { xs, ys }, box: { radius } }, isMeant) {
  context.beginPath();
  for (let i = 0; i < xs.length; i++) {
    if (!isMeant(i) || Number.isNaN(xs[i] + ys[i])) continue;
    context.moveTo(xs[i] + radius, ys[i]);
    context.arc(xs[i], ys[i], radius, 0, FULL);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {string} color
 */
function ring(context, { spots: { xs, ys }, box: { radius }, chosen }, color) {
  context.beginPath();
  context.arc(xs[chosen], ys[chosen], radius + 3.5, 0, FULL);
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke();
}
