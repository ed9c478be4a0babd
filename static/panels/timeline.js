/** All steps so far as a line to move along, with the error curve behind it. */

import { computedColor } from "../charts/computed_color.js";
import { outline } from "../charts/curve_points.js";
import { grouped } from "../network/numerals.js";
import { nextPicture } from "../next_picture.js";
import { onPixelRatio } from "../pixel_ratio.js";
import { has } from "../store.js";
import { render } from "../vendor/preact.mjs";
import { momentLabel, momentText } from "./moment.js";
import { newestOnly } from "./newest_only.js";
import { NumberField } from "./number_field.js";
import { html, paced } from "./panel.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {{x: number, y: number}} Point
 */

const REDRAW_PACE = 250; // ms; the past changes slowly
const LONGEST_WAIT = 400; // ms
const STEPS = { lowest: 0, highest: 1e9, isWhole: true }; // the server knows the last
const MARK = 7; // px, wide and high

/** The moment in words; its step can be typed, to go there. */
function momentField(
  /** @type {import("../store.js").With<"frame">} */ {
    frame,
    role,
    connection,
    vocabulary,
  },
  /** @type {import("../store.js").Send} */ send,
) {
  return html`<${NumberField}
    id="step"
    label=${momentLabel(frame, vocabulary)}
    value=${frame.step}
    bounds=${STEPS}
    step=${1}
    isEnabled=${role === "driver" && connection === "open"}
    write=${grouped}
    send=${(/** @type {number} */ step) => send("jump", { step })}
  />`;
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 * @param {import("../store.js").Send} send
 */
export function timeline(element, store, send) {
  const moment = document.createElement("span");
  moment.className = "moment";
  const track = document.createElement("div");
  track.className = "track";
  const canvas = document.createElement("canvas");
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: "0", step: "1" });
  slider.setAttribute("aria-label", "Timeline");
  const end = document.createElement("span");
  end.className = "furthest";
  track.append(canvas, slider);
  element.replaceChildren(moment, track, end);

  let isHeld = false;
  /** Where the slider was put, until that moment is here. @type {number | null} */
  let wanted = null;
  const jump = newestOnly(async (/** @type {number} */ step) => {
    send("jump", { step });
    await arrival(store, step);
    if (wanted !== step) return;
    wanted = null;
    tell();
  });
  slider.addEventListener("input", () => {
    isHeld = true;
    wanted = Number(slider.value);
    jump(wanted);
    tell();
  });
  const release = () => {
    isHeld = false;
  };
  slider.addEventListener("change", release);
  slider.addEventListener("blur", release);

  const tell = () => {
    const state = store.get();
    if (!has(state, "frame")) return;
    const { frame, status, role, connection } = state;
    const furthest = furthestOf(state);
    slider.max = String(furthest);
    if (!isHeld && wanted === null) slider.value = String(frame.step);
    slider.disabled = role !== "driver" || connection !== "open" || furthest === 0;
    const isMarked = status?.marks.includes(frame.step);
    const remark = isMarked ? ", changed by hand here" : "";
    slider.setAttribute("aria-valuetext", momentText(frame, state.vocabulary) + remark);
    const place = furthest ? Number(slider.value) / furthest : 0;
    track.style.setProperty("--place", String(place));
    render(momentField(state, send), moment);
    end.textContent = furthest ? grouped(furthest) : "";
  };

  let size = { width: 0, height: 0 };
  const draw = () => {
    const { curve, status } = store.get();
    const furthest = furthestOf(store.get());
    /** What a run begins with was not changed on the way. @type {number[]} */
    const marks = (status?.marks ?? []).filter((/** @type {number} */ step) => step);
    drawPast(
      canvas,
      size,
      (width, height) => outline(curve.steps, curve.train, furthest, width, height),
      marks.map((step) => step / furthest),
    );
  };
  const tellSoon = () => nextPicture(tell);
  const drawSoon = paced(draw, REDRAW_PACE, store);
  store.subscribe((state) => state.frame, tellSoon);
  store.subscribe((state) => state.status, tellSoon);
  store.subscribe((state) => state.connection, tellSoon);
  store.subscribe((state) => state.vocabulary, tellSoon);
  store.subscribe((state) => state.curve, drawSoon);
  store.subscribe((state) => state.status?.marks.join(), drawSoon);
  store.subscribe(furthestOf, drawSoon); // a fork drops what followed
  store.subscribe((state) => state.theme, drawSoon);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawSoon);
  onPixelRatio(drawSoon);
  new ResizeObserver(([{ contentRect }]) => {
    size = contentRect;
    drawSoon();
  }).observe(canvas);
}

/**
 * Say how far the run has got. The frame of a run before says nothing of the present one.
 * @param {import("../store.js").State} state
 */
export function furthestOf({ frame, status, experiment }) {
  const isOfRun = frame?.revision === experiment?.revision;
  const shown = isOfRun && frame ? Math.max(frame.furthest, frame.step) : 0;
  return Math.max(shown, status?.furthest ?? 0);
}

/**
 * Wait until the moment of a step is here, or was refused. Where neither is told, since
 * it was here already, do not wait for long.
 * @param {import("../store.js").Store} store
 * @param {number} step
 * @returns {Promise<void>}
 */
function arrival(store, step) {
  return new Promise((resolve) => {
    const { problem } = store.get();
    const end = () => {
      clearTimeout(timer);
      for (const leave of subscriptions) leave();
      resolve();
    };
    const timer = setTimeout(end, LONGEST_WAIT);
    const subscriptions = [
      store.subscribe(
        (state) => state.frame,
        (frame) => frame?.step === step && queueMicrotask(end),
      ),
      store.subscribe(
        (state) => state.problem,
        (now) => now !== problem && queueMicrotask(end),
      ),
    ];
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{width: number, height: number}} size that it has on the page
 * @param {(width: number, height: number) => Point[]} place
 * @param {readonly number[]} marks where something was changed by hand, from 0 to 1
 */
function drawPast(canvas, { width, height }, place, marks) {
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  const points = place(width, height);
  if (!context) return;
  context.scale(ratio, ratio);
  drawOutline(context, points, height, computedColor(canvas, "--line"));
  drawMarks(context, marks, width, height, computedColor(canvas, "--soft"));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly Point[]} points
 * @param {number} height
 * @param {string} color
 */
function drawOutline(context, points, height, color) {
  if (points.length < 2) return;
  context.beginPath();
  context.moveTo(points[0].x, height);
  for (const { x, y } of points) context.lineTo(x, y);
  context.lineTo(points[points.length - 1].x, height);
  context.fillStyle = color;
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly number[]} marks
 * @param {number} width
 * @param {number} height
 * @param {string} color
 */
function drawMarks(context, marks, width, height, color) {
  context.fillStyle = color;
  for (const share of marks) {
    const x = Math.min(width - MARK / 2, Math.max(MARK / 2, share * width));
    context.beginPath();
    context.moveTo(x - MARK / 2, height - MARK - 1);
    context.lineTo(x + MARK / 2, height - MARK - 1);
    context.lineTo(x, height - 1);
    context.fill();
  }
}
