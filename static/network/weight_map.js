/** All weights into a layer as a heat map, also those that the drawing leaves out. */

import { divergingTable } from "../charts/map_colors.js";
import { tripleOf } from "../charts/theme_colors.js";
import { tickText } from "../charts/ticks.js";
import {
  cellSize,
  labelled,
  movedCell,
  packedColors,
  paintWeights,
} from "../charts/weight_matrix.js";
import { openBeside } from "../panels/beside.js";
import { html } from "../panels/panel.js";
import { render } from "../vendor/preact.mjs";
import { MINUS } from "./numerals.js";
import { largestOf, scaleMaximum } from "./scales.js";
import { namesOf, WeightTable } from "./weight_table.js";
import { heading, name, sentenceOf, sizer } from "./weight_words.js";

/** @typedef {import("../store.js").Store} Store */

const PARTS = `<header></header>
<div class="matrix">
  <div class="columns" aria-hidden="true"></div>
  <div class="rows" aria-hidden="true"></div>
  <div class="cells"><canvas tabindex="0" role="img"></canvas><i></i></div>
</div>
<p class="readout"><span></span><output class="hidden-but-read"></output>
  <button type="button" class="pill small">Where it comes from</button></p>
<p class="range"><span></span><b aria-hidden="true"></b><span></span></p>
<div class="table"></div>`;
const MOST_IN_TABLE = 2000; // weights that one message holds
const LINE = 1.2; // that a name along the left edge needs, in sizes of its type
const NUMBER = 2.4; // that a number along the upper edge needs
const OUTSIDE = 6; // px; around a cell that is smaller the cursor lies outside

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {import("../store.js").Send} send
 */
export function weightMap(element, store, send) {
  element.innerHTML = PARTS;
  /** @param {string} selector of a part that is there */
  const find = (selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const canvas = /** @type {HTMLCanvasElement} */ (find("canvas"));
  const [matrix, header] = [find(".matrix"), find("header")];
  const [rowNames, columnNames] = [find(".rows"), find(".columns")];
  const cursor = find(".cells i");
  const [told, spoken] = [find(".readout span"), find("output")];
  const [low, high] = element.querySelectorAll(".range span");
  let layer = 1;
  let shape = { rows: 1, columns: 1 };
  let cell = { width: 1, height: 1 };
  let place = { from: 0, to: 0 };
  /** @type {number | null} */
  let maximum = null;
  /** @type {Uint32Array | null} */
  let colors = null;

  const isOpen = () => store.get().open === "weights";
  const close = () => store.set({ open: null });

  /** @param {number} wanted */
  function choose(wanted) {
    layer = wanted;
    maximum = null;
    place = { from: 0, to: 0 };
    layOut();
  }

  function layOut() {
    const { experiment, vocabulary } = store.get();
    if (!isOpen() || !experiment) return;
    const { sizes } = experiment.network;
    layer = Math.min(layer, sizes.length - 1);
    shape = { rows: sizes[layer - 1], columns: sizes[layer] };
    place = { from: place.from % shape.rows, to: place.to % shape.columns };
    render(heading(experiment, vocabulary, layer, choose, close), header);
    const inputs = layer === 1 ? experiment.inputs : null;
    const outputs = layer === sizes.length - 1 ? experiment.outputs : null;
    const room = matrix.getBoundingClientRect();
    /** @param {number} i */
    const rowName = (i) => (inputs ? inputs[i].name : String(i + 1));
    /** @param {number} i */
    const columnName = (i) => (outputs ? outputs[i].name : String(i + 1));
    render(sizer(shape.rows, rowName), rowNames);
    cell = cellSize(shape, {
      width: room.width - rowNames.offsetWidth - 2,
      height: room.height - columnNames.offsetHeight - 2,
    });
    const { width, height } = cell;
    const type = Number.parseFloat(getComputedStyle(rowNames).fontSize);
    const named = labelled(shape.rows, height, LINE * type);
    const numbered = labelled(shape.columns, width, outputs ? 0 : NUMBER * type);
    render(
      [
        sizer(shape.rows, rowName),
        named.map((i) => name(rowName(i), { top: px(i * height), height: px(height) })),
      ],
      rowNames,
    );
    render(
      numbered.map((i) =>
        name(columnName(i), {
          left: px(i * width),
          width: outputs?.length === 1 ? "auto" : px(Math.max(width, NUMBER * type)),
        }),
      ),
      columnNames,
    );
    canvas.width = shape.columns;
    canvas.height = shape.rows;
    canvas.style.width = px(shape.columns * width);
    canvas.style.height = px(shape.rows * height);
    move(place);
    paint();
  }

  function paint() {
    const { frame, experiment } = store.get();
    if (!isOpen() || !frame || frame.revision !== experiment?.revision) return;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context || canvas.width !== shape.columns) return;
    const weights = frame.array("weights", layer);
    maximum = scaleMaximum(largestOf(weights), maximum);
    colors ??= packedColors(
      divergingTable(
        tripleOf(canvas, "--negative"),
        tripleOf(canvas, "--zero"),
        tripleOf(canvas, "--positive"),
        1,
      ),
    );
    const image = context.createImageData(shape.columns, shape.rows);
    paintWeights(weights, maximum, colors, new Uint32Array(image.data.buffer));
    context.putImageData(image, 0, 0);
    low.textContent = MINUS + tickText(maximum);
    high.textContent = tickText(maximum);
    tell();
    drawTable();
  }

  function drawTable() {
    const { frame, experiment, role, connection } = store.get();
    const canSet = role === "driver" && connection === "open";
    const key = `${layer} ${shape.rows} ${shape.columns}`;
    const names = experiment ? namesOf(experiment, layer) : { rows: [], columns: [] };
    const isSmall = shape.rows * shape.columns <= MOST_IN_TABLE;
    render(
      isSmall
        ? html`<${WeightTable} ...${{ key, frame, layer, shape, names, canSet, send }} />`
        : null,
      find(".table"),
    );
  }

  function tell() {
    const { frame, experiment } = store.get();
    if (!frame || !experiment) return;
    const at = place.from * shape.columns + place.to;
    told.textContent = sentenceOf(
      experiment,
      { layer, ...place },
      frame.array("weights", layer)[at],
    );
  }

  /** @param {{from: number, to: number}} next */
  function move(next) {
    place = next;
    const { width, height } = cell;
    cursor.style.left = px(place.to * width);
    cursor.style.top = px(place.from * height);
    cursor.style.width = px(width);
    cursor.style.height = px(height);
    cursor.classList.toggle("is-inside", Math.min(width, height) > OUTSIDE);
    tell();
    spoken.textContent = told.textContent; // where it went, not how the weight learns
    canvas.setAttribute(
      "aria-label",
      `${told.textContent}. Heat map of ${shape.rows} by ${shape.columns} weights; arrow keys go from one to the next.`,
    );
  }

  function inspect() {
    const selection = /** @type {const} */ ({ kind: "connection", layer, ...place });
    store.set({ selection, isPinned: true });
  }

  /** @param {PointerEvent} event */
  const point = ({ offsetX, offsetY }) => {
    const from = Math.floor(offsetY / cell.height);
    const to = Math.floor(offsetX / cell.width);
    const isInside = from >= 0 && from < shape.rows && to >= 0 && to < shape.columns;
    if (isInside) move({ from, to });
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerdown", point);
  canvas.addEventListener("dblclick", inspect);
  find(".readout button").addEventListener("click", inspect);
  canvas.addEventListener("keydown", (event) => {
    // On a stage a clicker steps, whatever lies over the network.
    const next = store.get().isStage ? null : movedCell(place, event.key, shape);
    if (next && !event.shiftKey) {
      move(next);
      cursor.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (event.key === "Enter") inspect();
    else return;
    event.preventDefault();
  });

  const enter = () => {
    choose(store.get().matrixLayer);
    canvas.focus();
  };
  openBeside(element, store, ({ open }) => open === "weights", enter, close);
  store.subscribe(
    (state) => state.experiment,
    () => {
      maximum = null;
      layOut();
    },
  );
  store.subscribe((state) => state.vocabulary, layOut);
  store.subscribe((state) => state.frame, paint);
  const recolor = () => {
    colors = null;
    paint();
  };
  store.subscribe((state) => state.theme, recolor);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolor);
  new ResizeObserver(layOut).observe(element);
}

/** @param {number} length */
function px(length) {
  return `${length}px`;
}
