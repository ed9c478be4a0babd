/** How wrong the network is, step by step: on what teaches it, and on what examines it. */

import { measured } from "../panels/number_text.js";
import { html, paced, panel, READING_PACE } from "../panels/panel.js";
import { WORDS } from "../panels/words.js";
import uPlot from "../vendor/uPlot.esm.js";
import { lossAt } from "./curve_points.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const REDRAW_PACE = 100; // ms between two drawings while playing

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
  const chart = new uPlot(optionsFor(plot), [[], [], []], plot);
  chart.over.append(dot);

  const place = () => {
    const { frame, curve } = store.get();
    const loss = frame && lossAt(curve.steps, curve.train, frame.step);
    dot.hidden = loss === null || loss === undefined;
    if (dot.hidden) return;
    const x = chart.valToPos(frame.step, "x");
    const y = chart.valToPos(Number(loss), "y");
    dot.style.transform = `translate(${x}px, ${y}px)`;
  };
  const draw = () => {
    const { steps, train, test } = store.get().curve;
    chart.setData([steps, train, test]);
    place();
  };
  const resize = () => {
    const { clientWidth: width, clientHeight: height } = plot;
    if (!width || !height) return;
    chart.setSize({ width, height });
    place();
  };
  const isPlaying = () => Boolean(store.get().status?.is_playing);
  const drawSoon = paced(draw, REDRAW_PACE, isPlaying);
  const recolour = () => requestAnimationFrame(() => chart.redraw(false, true));

  store.subscribe((state) => state.curve, drawSoon);
  store.subscribe((state) => state.frame?.step, paced(place, REDRAW_PACE, isPlaying));
  store.subscribe((state) => state.theme, recolour);
  store.subscribe((state) => state.isStage, recolour);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new ResizeObserver(resize).observe(plot);
}

/**
 * Describe the chart. Colours and type are read from the style sheet when it draws.
 * @param {HTMLElement} plot
 * @returns {import("uplot").Options}
 */
function optionsFor(plot) {
  /** @param {string} name */
  const style = (name) => () => getComputedStyle(plot).getPropertyValue(name).trim();
  const ink = style("--ink");
  const soft = style("--soft");
  const size = () => Number.parseFloat(getComputedStyle(plot).fontSize);
  const font = () => `${size()}px ${getComputedStyle(plot).fontFamily}`;
  /** @type {import("uplot").Axis} */
  const axis = { stroke: soft, ticks: { show: false }, gap: 4 };
  return {
    width: Math.max(1, plot.clientWidth),
    height: Math.max(1, plot.clientHeight),
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 10, 0, 0],
    scales: {
      x: { time: false, range: (_, low, high) => [low ?? 0, Math.max(high ?? 1, 1)] },
      y: { range: (_, low, high) => roomAround(low, high) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: () => 1.7 * size(),
        space: 70,
        font: font(),
      },
      {
        ...axis,
        grid: { stroke: style("--line"), width: 1 },
        size: () => 2.9 * size(),
        space: () => 2.6 * size(),
        font: font(),
      },
    ],
    series: [
      {},
      { stroke: ink, width: 2, points: { show: false } },
      { stroke: soft, width: 1.75, dash: [5, 4], points: { show: false } },
    ],
  };
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
