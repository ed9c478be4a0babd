/** How wrong the network is, step by step: on what teaches it, and on what examines it. */

import { grouped } from "../network/numerals.js";
import { measured } from "../panels/number_text.js";
import { html, paced, panel, READING_PACE } from "../panels/panel.js";
import { WORDS } from "../panels/words.js";
import uPlot from "../vendor/uPlot.esm.js";
import { computedColor } from "./computed_color.js";
import { lossAt } from "./curve_points.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const REDRAW_PACE = 100; // ms between two drawings while playing
const FEWEST_STEPS = 10; // that the chart is wide

/** Between two marks of the axis: 1, 2, 5, 10, ... steps, never a part of one. */
const WHOLE_INCREMENTS = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((power) =>
  [1, 2, 5].map((digit) => digit * 10 ** power),
);

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function curve(element, store) {
  const title = document.createElement("h2");
  const card = document.createElement("section");
  card.className = "card losses";
  const plot = document.createElement("div");
  plot.className = "plot";
  const readouts = document.createElement("div");
  readouts.className = "readouts";
  card.append(plot, readouts);
  element.replaceChildren(title, card);

  store.subscribe(
    (state) => state.vocabulary,
    (vocabulary) => {
      title.textContent = WORDS[vocabulary].curve;
      card.setAttribute("aria-label", WORDS[vocabulary].curve);
    },
  );
  drawInto(plot, store);
  panel(
    readouts,
    store,
    [(state) => state.frame, (state) => state.vocabulary, (state) => state.experiment],
    readout,
    READING_PACE,
  );
}

/**
 * @param {HTMLElement} plot
 * @param {Store} store
 */
function drawInto(plot, store) {
  const dot = document.createElement("i");
  dot.className = "now";
  let size = 0;
  /** @type {uPlot} */
  let chart;

  const place = () => {
    const { frame, curve } = store.get();
    const loss = frame && lossAt(curve.steps, curve.train, frame.step);
    dot.hidden = loss === null || loss === undefined;
    if (dot.hidden) return;
    const x = chart.valToPos(frame.step, "x");
    const y = chart.valToPos(Number(loss), "y");
    dot.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  };
  const draw = () => {
    const { steps, train, test } = store.get().curve;
    chart.setData([steps, test, train], false);
    chart.setScale("x", { min: 0, max: Math.max(FEWEST_STEPS, steps.at(-1) ?? 0) });
  };
  // The axes take their type when a chart is made: another size needs another chart.
  const fit = () => {
    const now = Number.parseFloat(getComputedStyle(plot).fontSize);
    const { clientWidth: width, clientHeight: height } = plot;
    if (!width || !height) return;
    if (now !== size) {
      size = now;
      chart?.destroy();
      const hooks = { draw: [place] };
      chart = new uPlot({ ...optionsFor(plot, size), hooks }, [[], [], []], plot);
      chart.over.append(dot);
      draw();
    } else {
      chart.setSize({ width, height });
    }
  };
  fit();

  const isPlaying = () => Boolean(store.get().status?.is_playing);
  const recolour = paced(
    () => chart.redraw(false, true),
    0,
    () => false,
  );
  store.subscribe((state) => state.curve, paced(draw, REDRAW_PACE, isPlaying));
  store.subscribe((state) => state.frame?.step, paced(place, REDRAW_PACE, isPlaying));
  store.subscribe((state) => state.theme, recolour);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new ResizeObserver(fit).observe(plot);
}

/**
 * Describe the chart. Its colours are read from the style sheet whenever it draws.
 * @param {HTMLElement} plot
 * @param {number} size of the type, in px
 * @returns {import("uplot").Options}
 */
function optionsFor(plot, size) {
  /** @param {string} name */
  const color = (name) => () => computedColor(plot, name);
  /** @type {import("uplot").Axis} */
  const axis = {
    stroke: color("--soft"),
    ticks: { show: false },
    gap: 0.4 * size,
    font: `${size}px ${getComputedStyle(plot).fontFamily}`,
  };
  return {
    width: plot.clientWidth,
    height: plot.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [size * 0.7, size * 1.8, 0, 0],
    scales: {
      x: { time: false, auto: false },
      y: { range: (_, low, high) => roomAround(low, high) },
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
        size: (_, values) => size * widthOf(values),
        space: 2.6 * size,
      },
    ],
    series: [
      {},
      {
        stroke: color("--soft"),
        width: size / 7,
        dash: [size / 2.4, size / 3],
        points: { show: false },
      },
      { stroke: color("--ink"), width: size / 6, points: { show: false } },
    ],
  };
}

/**
 * Estimate the room for the longest of some numbers, in sizes of their type.
 * @param {readonly string[] | null} values
 */
function widthOf(values) {
  return 0.9 + 0.6 * Math.max(3, ...(values ?? []).map(({ length }) => length));
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

/** @param {State} state */
function readout({ frame, vocabulary, experiment }) {
  if (!frame) return null;
  const words = WORDS[vocabulary];
  const hasTest = Boolean(experiment?.dataset.test_size);
  const scoreName =
    frame.score_name === "accuracy" ? words.accuracy : (frame.score_name ?? "");
  /**
   * @param {string} line
   * @param {string} name
   * @param {number | null} loss
   * @param {number | null} score
   */
  const column = (line, name, loss, score) => html`<div>
    <span class="name"><i class=${`line ${line}`}></i>${name}</span>
    <b>${measured(loss)}</b>
    ${
      score !== null &&
      html`<span class="score">${scoreText(frame.score_name, score)} ${scoreName}</span>`
    }
  </div>`;
  return [
    column("train", words.train_loss, frame.train_loss, frame.train_score),
    hasTest && column("test", words.test_loss, frame.test_loss, frame.test_score),
  ];
}

/**
 * Write a score: a share in per cent, anything else with two decimals.
 * @param {string | null} name
 * @param {number} score
 */
export function scoreText(name, score) {
  if (name !== "accuracy") return score.toFixed(2).replace("-", "−");
  return `${(100 * score).toFixed(1)}\u202f%`;
}
