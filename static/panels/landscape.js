/** The loss everywhere around the present weights, and the run's own way through it. */

import { rangeOf } from "../charts/contours.js";
import { cellAt, drawLandscape, placing, valuesAt } from "../charts/landscape.js";
import { tickText } from "../charts/ticks.js";
import { movedCell } from "../charts/weight_matrix.js";
import { parameterOf } from "../network/edit_controls.js";
import { grouped, percent, precise } from "../network/numerals.js";
import { nextPicture } from "../next_picture.js";
import { onPixelRatio } from "../pixel_ratio.js";
import { landscapeForm } from "./landscape_form.js";
import {
  aboutText,
  axisNames,
  placeText,
  usualPlaces,
  WORDS,
} from "./landscape_words.js";
import { html, panel } from "./panel.js";
import { openAsSheet } from "./sheet.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

const PARTS = `<div class="page">
  <div class="top"></div>
  <div class="relief" hidden>
    <p class="axis vertical"><i></i><b></b><i></i></p>
    <div class="field"><canvas tabindex="0" role="img"></canvas><i class="crosshair" hidden></i></div>
    <p class="axis horizontal"><i></i><b></b><i></i></p>
  </div>
  <p class="shades" hidden><span></span><b aria-hidden="true"></b><span></span></p>
  <p class="readout"><span></span><output class="hidden-but-read"></output></p>
  <div class="below"></div>
</div>`;

/**
 * @param {HTMLElement} element a dialog
 * @param {Store} store
 * @param {Send} send
 */
export function landscape(element, store, send) {
  element.innerHTML = PARTS;
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "landscape");
  /** @param {string} selector of a part that is there */
  const find = (selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const canvas = /** @type {HTMLCanvasElement} */ (find("canvas"));
  const [picture, crosshair] = [find(".relief"), find(".crosshair")];
  const [told, spoken] = [find(".readout span"), find("output")];
  /** @type {{column: number, row: number} | null} */
  let cell = null;

  const isOpen = () => store.get().open === "landscape";
  const ask = () => {
    const { plane, experiment } = store.get();
    if (!experiment) return;
    const { by, seed } = plane;
    const places = by === "weights" ? placesOf(store.get()) : [];
    store.set({ landscapeProgress: { done: 0, total: 1 } });
    send("draw_landscape", { by, seed, places }).then((isApplied) => {
      if (!isApplied) store.set({ landscapeProgress: null });
    });
  };
  const draw = () => {
    const { landscape: shown } = store.get();
    picture.hidden = !shown;
    find(".shades").hidden = !shown;
    if (!isOpen() || !shown) return;
    drawLandscape(canvas, shown);
    tell();
  };
  const tell = () => {
    const { landscape: shown, experiment, vocabulary } = store.get();
    crosshair.hidden = !cell || !shown;
    if (!shown || !experiment) {
      told.textContent = "";
      return;
    }
    const names = axisNames(shown, experiment, vocabulary);
    const word = WORDS[vocabulary].low;
    const middle = (shown.size - 1) / 2;
    const here = cell ?? { column: middle, row: middle };
    const values = valuesAt(shown, here);
    told.textContent = placeText(
      names,
      values,
      shown.losses[here.row][here.column],
      word,
    );
    for (const [axis, ends, name] of /** @type {const} */ ([
      ["horizontal", shown.x, names[0]],
      ["vertical", [shown.y[1], shown.y[0]], names[1]],
    ])) {
      const [first, last] = element.querySelectorAll(`.${axis} i`);
      first.textContent = tickText(ends[0]);
      last.textContent = tickText(ends[1]);
      find(`.${axis} b`).textContent = name;
    }
    const at = placing(shown, canvas.clientWidth).toPicture(values.x, values.y);
    crosshair.style.transform = `translate(${at.x}px, ${at.y}px)`;
    const [low, high] = extent(shown.losses);
    const [least, most] = element.querySelectorAll(".shades span");
    least.textContent = `${word} ${precise(low, 3)}`;
    most.textContent = `${precise(rangeOf(shown.losses)[1], 3)} and more`;
    canvas.setAttribute(
      "aria-label",
      `${word} from ${precise(low, 3)} to ${precise(high, 3)}, ${precise(shown.loss, 4)} at the weights of step ${grouped(shown.step)}, in the middle. ${told.textContent}. Arrow keys go from place to place.`,
    );
  };
  /** @param {{column: number, row: number} | null} next */
  const move = (next) => {
    cell = next;
    tell();
    spoken.textContent = next ? told.textContent : "";
  };
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    const { landscape: shown } = store.get();
    if (!shown) return;
    const { toPlane } = placing(shown, canvas.clientWidth);
    cell = cellAt(shown, toPlane({ x: offsetX, y: offsetY }));
    tell();
  });
  canvas.addEventListener("pointerleave", () => move(null));
  canvas.addEventListener("keydown", (event) => {
    const { landscape: shown } = store.get();
    if (!shown || event.shiftKey) return;
    const { size } = shown;
    const middle = (size - 1) / 2;
    const { column, row } = cell ?? { column: middle, row: middle };
    // Rows are counted from the bottom, and the keys go as the picture lies.
    const shape = { rows: size, columns: size };
    const next = movedCell({ from: size - 1 - row, to: column }, event.key, shape);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation(); // the arrow keys of the page step through time
    move({ column: next.to, row: size - 1 - next.from });
  });

  store.subscribe(isOpenIn, (isNow, state) => {
    const { landscape: shown, landscapeProgress: progress, role, connection } = state;
    if (!isNow) return;
    const canAsk = role === "driver" && connection === "open";
    if (!shown && !progress && canAsk) nextPicture(ask);
    nextPicture(draw);
  });
  store.subscribe(
    (state) => state.experiment?.network.sizes.join(),
    () => store.set({ plane: { ...store.get().plane, places: null } }),
  );
  const drawSoon = () => nextPicture(draw);
  store.subscribe(
    (state) => state.landscape,
    () => {
      cell = null;
      drawSoon();
    },
  );
  store.subscribe((state) => state.theme, drawSoon);
  store.subscribe((state) => state.vocabulary, drawSoon);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawSoon);
  new ResizeObserver(drawSoon).observe(canvas);
  onPixelRatio(drawSoon);
  panel(
    find(".top"),
    store,
    [
      isOpenIn,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.plane,
      (state) => state.role,
      (state) => state.selection,
    ],
    (state) => (isOpenIn(state) ? top(state, store) : null),
  );
  panel(
    find(".below"),
    store,
    [
      isOpenIn,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.landscape,
      (state) => state.landscapeProgress,
      (state) => isOpenIn(state) && state.frame?.step,
      (state) => state.role,
      (state) => state.connection,
      (state) => state.problem,
    ],
    (state) => (isOpenIn(state) ? below(state, ask, send) : null),
  );
}

/** @param {State} state */
function isOpenIn({ open }) {
  return open === "landscape";
}

/** @param {readonly (readonly (number | null)[])[]} losses */
function extent(losses) {
  const known = losses.flat().filter((one) => one !== null);
  return [Math.min(...known), Math.max(...known)];
}

/** @param {Pick<State, "plane" | "experiment" | "selection" | "isPinned">} state */
function placesOf({ plane, experiment, selection, isPinned }) {
  if (plane.places || !experiment) return plane.places ?? [];
  return usualPlaces(experiment, isPinned && selection ? parameterOf(selection) : null);
}

/** @param {State} state @param {Store} store */
function top(state, store) {
  const { experiment, vocabulary, plane, role } = state;
  if (!experiment) return null;
  const places = /** @type {import("../store.js").PlaneChoice["places"]} */ (
    placesOf(state)
  );
  return html`<button
      type="button"
      class="close"
      aria-label="Close"
      onClick=${() => store.set({ open: null })}
    >
      ×
    </button>
    <h2>${WORDS[vocabulary].title}</h2>
    ${
      role === "driver"
        ? html`<div class="choices">
            ${landscapeForm({ ...plane, places }, experiment, vocabulary, (choice) => store.set({ plane: choice }))}
          </div>`
        : null
    }`;
}

/**
 * @param {State} state
 * @param {() => void} ask
 * @param {Send} send
 */
function below(state, ask, send) {
  const { landscape: shown, landscapeProgress: progress, experiment, frame } = state;
  const { vocabulary, role, connection, problem } = state;
  if (!experiment) return null;
  const words = WORDS[vocabulary];
  const isElsewhere = shown && frame && frame.step !== shown.step;
  const share = progress ? progress.done / Math.max(1, progress.total) : 0;
  const isDriver = role === "driver";
  return html`<div class="acts">
      ${
        progress
          ? html`<progress aria-label=${words.title} value=${share}></progress>
              <span>${percent(share)}</span>
              ${isDriver ? html`<button type="button" class="pill small" onClick=${() => send("stop_landscape", {})}>Stop</button>` : null}`
          : isDriver
            ? html`<button type="button" class="pill small" disabled=${connection !== "open"} onClick=${ask}>
                ${shown ? words.again : words.draw}
              </button>`
            : null
      }
      ${isElsewhere ? html`<span class="remark">It is of step ${grouped(shown.step)}; the run is at step ${grouped(frame.step)}.</span>` : null}
    </div>
    ${problem ? html`<p class="refused">${problem.message}</p>` : null}
    ${shown ? html`<p class="about">${aboutText(shown, experiment, vocabulary)}</p>` : null}`;
}
