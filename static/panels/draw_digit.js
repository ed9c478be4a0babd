/** A digit drawn by hand, and what the network makes of it, at once. */

import { barsOf, shareBars } from "../charts/bars.js";
import {
  asValues,
  BLACK,
  fromValues,
  isPicture,
  SIDE,
  stroked,
} from "../charts/pixels.js";
import { tripleOf } from "../charts/theme_colors.js";
import { openBeside } from "./beside.js";
import { newestOnly } from "./newest_only.js";
import { createSpoken, html, panel } from "./panel.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

const PACE = 400; // ms between two questions while the network learns
const WHITE = Array(SIDE * SIDE).fill(0);

const PARTS = `<header>
  <h2>Draw a digit</h2>
  <button type="button" class="close" aria-label="Close the drawing">×</button>
</header>
<div class="sheet-of-paper">
  <canvas width="8" height="8" tabindex="0" role="img"></canvas><i hidden></i>
</div>
<p class="tools">
  <button type="button" class="pill small" data-do="clear">Clear</button>
  <button type="button" class="pill small" data-do="copy">Take the one shown</button>
</p>
<div class="made-of-it"></div>`;

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function drawDigit(element, store, send) {
  element.innerHTML = PARTS;
  const canvas = /** @type {HTMLCanvasElement} */ (element.querySelector("canvas"));
  const cursor = /** @type {HTMLElement} */ (element.querySelector("i"));
  const words = /** @type {HTMLElement} */ (element.querySelector(".made-of-it"));
  /** @type {number[]} */
  let pixels = WHITE;
  /** @type {{x: number, y: number} | null} */
  let pen = null;
  let isErasing = false;
  let [row, column] = [3, 3];

  const isOpen = () => store.get().open === "draw";
  const ask = newestOnly(async () => {
    const { connection, role } = store.get();
    if (!isOpen() || connection !== "open" || role !== "driver") return;
    await send("ask", { values: asValues(pixels) });
  });
  /** @param {number[]} next */
  const show = (next) => {
    pixels = next;
    paint(canvas, pixels);
    ask(null);
  };
  /** @param {PointerEvent} event */
  const placeOf = (event) => {
    const box = canvas.getBoundingClientRect();
    return {
      x: (SIDE * (event.clientX - box.left)) / box.width,
      y: (SIDE * (event.clientY - box.top)) / box.height,
    };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    isErasing = event.button !== 0;
    pen = placeOf(event);
    cursor.hidden = true;
    show(stroked(pixels, pen, pen, isErasing));
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!pen) return;
    const to = placeOf(event);
    const from = pen;
    pen = to;
    show(stroked(pixels, from, to, isErasing));
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, () => {
      pen = null;
    });
  }
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (step) {
      row = Math.max(0, Math.min(SIDE - 1, row + step[0]));
      column = Math.max(0, Math.min(SIDE - 1, column + step[1]));
      cursor.hidden = false;
      cursor.style.left = `${(100 * column) / SIDE}%`;
      cursor.style.top = `${(100 * row) / SIDE}%`;
    } else if (event.key === " " || event.key === "Enter") {
      const place = row * SIDE + column;
      show(pixels.with(place, pixels[place] ? 0 : BLACK));
    } else return;
    event.preventDefault();
    const ink = pixels[row * SIDE + column];
    canvas.setAttribute("aria-label", labelOf(row, column, ink));
  });
  canvas.setAttribute("aria-label", labelOf(row, column, 0));
  element.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const { frame } = store.get();
    if (target.dataset.do === "clear") show(WHITE);
    else if (target.dataset.do === "copy" && frame) {
      show(fromValues(frame.example.values));
    } else if (target.closest(".close")) close();
  });
  /** @param {State} state */
  const isShownIn = ({ open, experiment }) =>
    open === "draw" && Boolean(experiment && isPicture(experiment.columns));
  const close = () => store.set({ open: null });
  const enter = () => {
    show(pixels);
    canvas.focus();
  };
  openBeside(element, store, isShownIn, enter, close);
  store.subscribe(isShownIn, (isShown) => !isShown && isOpen() && close());
  let last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.subscribe(
    ({ frame, experiment }) => `${experiment?.revision} ${frame?.step}`,
    () => {
      if (timer || !isOpen()) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          last = performance.now();
          ask(null);
        },
        Math.max(0, last + PACE - performance.now()),
      );
    },
  );
  const repaint = () => paint(canvas, pixels);
  store.subscribe((state) => state.theme, repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  panel(
    words,
    store,
    [(state) => state.answer, (state) => state.experiment, (state) => state.open],
    (state) => (isOpen() ? madeOfIt(state, pixels) : null),
  );
  const { element: spoken } = createSpoken(
    store,
    [(state) => state.answer, (state) => state.open],
    (state) => {
      const prediction = isOpen() && predictionOf(state, pixels);
      if (!prediction) return "";
      return `The machine says ${prediction.text}, with ${prediction.number}.`;
    },
  );
  element.append(spoken);
}

/** @type {Record<string, [number, number]>} row and column */
const ARROWS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * @param {number} row
 * @param {number} column
 * @param {number} ink
 */
function labelOf(row, column, ink) {
  return `Drawing of 8 by 8 pixels. Row ${row + 1}, column ${column + 1}: ink ${ink} of ${BLACK}. Arrow keys move, Space inks.`;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly number[]} pixels
 */
function paint(canvas, pixels) {
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(SIDE, SIDE);
  const ink = tripleOf(canvas, "--ink");
  for (const [i, value] of pixels.entries()) {
    image.data.set([...ink, Math.round((255 * value) / BLACK)], 4 * i);
  }
  context.putImageData(image, 0, 0);
}

/**
 * @param {State} state
 * @param {readonly number[]} pixels
 */
function predictionOf({ answer, experiment }, pixels) {
  const isOurs = answer && "p00" in answer.values && pixels.some(Boolean);
  const isFitting =
    isOurs && answer.prediction.chances.length === experiment?.outcomes.length;
  return isFitting ? answer.prediction : null;
}

/**
 * @param {State} state
 * @param {readonly number[]} pixels
 */
function madeOfIt(state, pixels) {
  if (!pixels.some(Boolean))
    return html`<p class="about">Draw with the pointer, large and in the middle.</p>`;
  const prediction = predictionOf(state, pixels);
  if (!prediction || !state.experiment) return null;
  const { outcomes, network } = state.experiment;
  const scores = network.gives_chances
    ? null
    : (state.answer?.activations.at(-1) ?? null);
  return html`<p class="said">
      The machine says <b>${prediction.text}</b>, with ${prediction.number}.
    </p>
    ${shareBars(barsOf(outcomes, prediction, null, scores))}`;
}
