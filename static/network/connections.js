/** The connections on their canvas: one stroke each, the strongest on top. */

import { pick } from "./colors.js";
import { eased, pulseAt, swelling } from "./flow.js";
import { drawFrozen } from "./frozen.js";
import { strongest } from "./lines.js";
import { dashOf, widthOf } from "./scales.js";

/** @typedef {import("../protocol.js").Frame} Frame */

/** @typedef {import("./lines.js").Line} Line */
/** @typedef {import("./palette.js").Palette} Palette */

/**
 * @typedef {Line & {weight: number, old: number, width: number, color: string,
 *   isDashed: boolean, edge: number}} Drawn `edge` is the width of the pale line that
 *   stands for the weight before the update
 */

/**
 * @typedef {object} Scene
 * @property {Line[]} lines all that could be drawn
 * @property {Frame} frame
 * @property {import("./known.js").Known} known
 * @property {{maximum: number, widest: number}} scale
 * @property {number} steepest the maximum of the gradients' scale
 * @property {Palette} palette
 * @property {import("./flow.js").Flow | null} flow
 * @property {number} t how far the flow is, from 0 to 1
 * @property {(line: Line) => boolean} isNear whether the selection is about this line
 * @property {import("../store.js").Selection | null} selection
 */

const WIDEST_EDGE = 6; // pixels that the edge of the largest change adds to a line
const FACTORS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_PULSES = 240;
const LEAST_GRADIENT = 0.02; // of the steepest; what is less is not worth a stroke

/**
 * @param {HTMLCanvasElement} canvas
 */
export function createConnections(canvas) {
  // Drawn by the processor: a graphics card that is only emulated takes 20 times as long.
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );

  return {
    /** @param {number} width @param {number} height @param {number} ratio */
    resize(width, height, ratio) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    },
    /**
     * @param {Scene} scene
     * @returns {{drawn: Drawn[], exaggerates: number | null}} what was drawn, and by how
     *   much the pale edges of an update make more of it than there is
     */
    draw(scene) {
      const { width, height } = canvas;
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.restore();
      const drawn = drawWeights(context, scene);
      if (scene.frame.phase.name === "backward") drawGradients(context, scene, drawn);
      drawFrozen(context, drawn, scene.frame, scene.palette);
      if (scene.flow?.name === "forward" && scene.t < 1) drawPulses(context, scene);
      const exaggerates =
        scene.frame.phase.name === "update" ? edgeFactorOf(scene) : null;
      return { drawn, exaggerates };
    },
  };
}

/** @param {Scene} scene */
function edgeFactorOf({ frame, lines, scale }) {
  const { largest } = changesOf(frame, lines);
  return largest ? edgeFactor((largest * scale.widest) / scale.maximum) : null;
}

/**
 * Tell by how much the edges of an update exaggerate, so that the largest change is seen
 * at a glance: a round number, at least 1.
 *
 * @param {number} largest change of a weight, in pixels of width
 */
export function edgeFactor(largest) {
  const wanted = largest > 0 ? WIDEST_EDGE / largest : 1;
  return FACTORS.findLast((factor) => factor <= wanted) ?? 1;
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene @returns {Drawn[]} */
function drawWeights(context, scene) {
  const { lines, frame, scale, palette, flow, t, isNear, selection } = scene;
  const moves = flow?.name === "update" && t < 1;
  const isBackward = frame.phase.name === "backward";
  const layers = frame.phase.name === "update" ? changesOf(frame, lines) : null;
  const weights = weightsOf(frame, lines);
  const chosen = strongest(lines, (line) => Math.abs(weights(line)));
  const { named } = frame;
  /** @param {Line} line */
  const isNamed = ({ layer, from, to }) =>
    named?.source === from && named.layer === layer && named.node === to;
  context.lineCap = "butt";
  /** @type {Drawn[]} */
  const drawn = [];
  for (const line of chosen) {
    const weight = weights(line);
    const old = layers ? weight - layers.change(line) : weight;
    let shown = weight;
    let width = widthOf(weight, scale);
    if (moves && layers) {
      shown = old + (weight - old) * eased(t);
      const share = (Math.sign(old) * layers.change(line)) / (layers.largest || 1);
      width = swelling(widthOf(old, scale), width, share, t);
    }
    const isFaint = isBackward || (selection && !isNear(line));
    const share = Math.min(1, Math.abs(shown) / scale.maximum);
    const ramp = shown < 0 ? palette.negative : palette.positive;
    const color = pick(ramp, isFaint ? 0.16 * share : 0.1 + 0.9 * share ** 0.85);
    const isDashed = shown < 0;
    context.globalAlpha = isFaint ? 0.55 : 1;
    const edge = layers && !moves ? edgeOf(old, weight, width, scene, layers) : width;
    const pale = pick(ramp, 0.3 * share);
    if (isNamed(line))
      stroke(context, line, 0, 1, Math.max(edge, width) + 9, palette.lit, null);
    if (edge > width + 0.2) stroke(context, line, 0, 1, edge, pale, null);
    stroke(context, line, 0, 1, width, color, dashOf(shown, width));
    if (edge < width - 0.2)
      stroke(context, line, 0, 1, edge, pale, dashOf(shown, width));
    drawn.push({ ...line, weight: shown, old, width, color, isDashed, edge });
  }
  context.globalAlpha = 1;
  for (const line of selection ? drawn.filter(isNear) : []) {
    if (selection?.kind === "connection") {
      stroke(context, line, 0, 1, line.width + 5, palette.halo, null);
    }
    const dash = dashOf(line.weight, line.width);
    stroke(context, line, 0, 1, line.width, line.color, dash);
  }
  return drawn;
}

/**
 * Give the width of the pale line that stands for a weight before its update: wider than
 * the line where the weight has shrunk, and within it where it has grown.
 *
 * @param {number} old
 * @param {number} now
 * @param {number} width of the line
 * @param {Scene} scene
 * @param {{largest: number}} changes
 */
function edgeOf(old, now, width, { scale }, { largest }) {
  const pixels = scale.widest / scale.maximum;
  const growth =
    (Math.abs(now) - Math.abs(old)) * pixels * edgeFactor(largest * pixels);
  return Math.max(0.5, width - growth);
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {Drawn[]} drawn */
function drawGradients(context, scene, drawn) {
  const { frame, known, steepest, scale, palette, flow, t, isNear, selection } = scene;
  const gradients = valuesOf(frame, "weight_gradients", drawn);
  const shown = drawn.filter(
    (line) =>
      line.layer >= known.backward &&
      Math.abs(gradients(line)) > LEAST_GRADIENT * steepest,
  );
  for (const line of strongest(shown, (line) => Math.abs(gradients(line)))) {
    const gradient = gradients(line);
    const width = widthOf(gradient, { maximum: steepest, widest: scale.widest });
    const isRunning = flow?.name === "backward" && flow.layer === line.layer;
    const start = isRunning ? 1 - eased(t) : 0;
    const share = Math.min(1, Math.abs(gradient) / steepest);
    const isFaint = selection && !isNear(line);
    const color = pick(palette.gradient, isFaint ? 0.1 : 0.25 + 0.75 * share ** 0.7);
    stroke(context, line, start, 1, width, color, dashOf(gradient, width));
  }
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene */
function drawPulses(context, { lines, frame, flow, scale, palette, t }) {
  const layer = flow?.layer ?? 0;
  const weights = frame.array("weights", layer);
  const a = frame.array("a", layer - 1);
  /** @param {Line} line */
  const share = (line) => weights[line.at] * a[line.from];
  const size = (/** @type {Line} */ line) => Math.abs(share(line));
  const inLayer = lines.filter((line) => line.layer === layer);
  const pulses = strongest(inLayer, size, MOST_PULSES);
  const largest = pulses.length ? size(pulses[pulses.length - 1]) : 0;
  const [tail, head] = pulseAt(t);
  if (!largest || tail >= 1) return;
  context.lineCap = "round";
  for (const line of pulses) {
    const relative = size(line) / largest;
    if (relative < 0.03) continue;
    const ramp = share(line) < 0 ? palette.negative : palette.positive;
    const width = 1.2 + relative * scale.widest * 0.8;
    const color = pick(ramp, 0.35 + 0.65 * relative);
    stroke(context, line, tail, head, 0.55 * width, color, null);
    stroke(context, line, Math.max(tail, head - 0.09), head, width, color, null);
  }
}

/**
 * Stroke the part of a line from `start` to `end`, shares of its length.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Line} line
 * @param {number} start
 * @param {number} end
 * @param {number} width
 * @param {string} color
 * @param {[number, number] | null} dash
 */
function stroke(context, { x1, y1, x2, y2 }, start, end, width, color, dash) {
  context.beginPath();
  context.moveTo(x1 + (x2 - x1) * start, y1 + (y2 - y1) * start);
  context.lineTo(x1 + (x2 - x1) * end, y1 + (y2 - y1) * end);
  context.lineWidth = width;
  context.strokeStyle = color;
  context.setLineDash(dash ?? []);
  context.stroke();
}

/** @param {Frame} frame @param {readonly Line[]} lines */
function weightsOf(frame, lines) {
  return valuesOf(frame, "weights", lines);
}

/**
 * Look one named array up for every layer that has lines.
 *
 * @param {Frame} frame
 * @param {string} name
 * @param {readonly Line[]} lines
 * @returns {(line: Line) => number}
 */
export function valuesOf(frame, name, lines) {
  /** @type {(Float64Array | Float32Array)[]} */
  const layers = [];
  for (const { layer } of lines) layers[layer] ??= frame.array(name, layer);
  return (line) => layers[line.layer][line.at];
}

/** @param {Frame} frame @param {readonly Line[]} lines */
function changesOf(frame, lines) {
  const change = valuesOf(frame, "weight_changes", lines);
  let largest = 0;
  for (const line of lines) largest = Math.max(largest, Math.abs(change(line)));
  return { change, largest };
}
