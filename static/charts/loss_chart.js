/** The losses as lines along the steps: this run's, and those kept to compare with. */

import { nextPicture } from "../next_picture.js";
import { paced } from "../panels/panel.js";
import uPlot from "../vendor/uPlot.min.js";
import { optionsFor } from "./curve_options.js";
import { lossAt, positiveOnly, smoothed } from "./curve_points.js";
import { MOST_KEPT } from "./kept_curves.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const REDRAW_PACE = 100; // ms between two drawings while playing
const FEWEST_STEPS = 10; // that the chart is wide

/**
 * @param {HTMLElement} plot
 * @param {Store} store
 */
export function lossChart(plot, store) {
  const dot = document.createElement("i");
  dot.className = "now";
  let end = 0; // the last step that is drawn
  let made = ""; // of which type size and scale the chart was made
  /** @type {uPlot} */
  let chart;

  const place = () => {
    const { frame, curve, isSmooth } = store.get();
    const train = isSmooth ? smoothed(curve.steps, curve.train) : curve.train;
    // While it races, moments are shown that nothing was measured at yet.
    const step = Math.min(frame?.step ?? 0, end);
    const loss = frame && lossAt(curve.steps, train, step);
    const isShown = typeof loss === "number" && (loss > 0 || !store.get().isLog);
    dot.hidden = !isShown;
    if (!isShown) return;
    const x = chart.valToPos(step, "x");
    const y = chart.valToPos(Number(loss), "y");
    dot.style.transform = `translate(${x}px, ${y}px)`;
  };
  const draw = () => {
    const state = store.get();
    const data = tableOf(state);
    const ends = [state.curve, ...state.kept].map(({ steps }) => steps.at(-1) ?? 0);
    end = ends[0];
    chart.setData(data, false);
    chart.setScale("x", { min: 0, max: Math.max(FEWEST_STEPS, ...ends) });
  };
  // The axes take their type when a chart is made: another size needs another chart.
  const fit = () => {
    const { isLog } = store.get();
    const size = Number.parseFloat(getComputedStyle(plot).fontSize);
    const { clientWidth: width, clientHeight: height } = plot;
    if (!width || !height) return;
    if (made !== `${size} ${isLog}`) {
      made = `${size} ${isLog}`;
      chart?.destroy();
      const point = (/** @type {number | null} */ step) =>
        store.set({ pointedStep: step });
      /** @type {uPlot.AlignedData} */
      const empty = [[], ...Array.from({ length: 2 + MOST_KEPT }, () => [])];
      chart = new uPlot(optionsFor(plot, size, isLog, point, place), empty, plot);
      chart.over.append(dot);
      draw();
    } else {
      chart.setSize({ width, height });
    }
  };
  const redraw = () => chart?.redraw(false, true);
  const recolour = () => nextPicture(redraw);
  const drawSoon = paced(() => chart && draw(), REDRAW_PACE, store);
  const placeSoon = paced(() => chart && place(), REDRAW_PACE, store);
  fit();
  store.subscribe((state) => state.curve, drawSoon);
  store.subscribe((state) => state.kept, drawSoon);
  store.subscribe((state) => state.isSmooth, drawSoon);
  store.subscribe((state) => state.isLog, fit);
  store.subscribe((state) => state.frame?.step, placeSoon);
  store.subscribe((state) => state.theme, recolour);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  new ResizeObserver(fit).observe(plot);
}

/**
 * Give the lists that the chart draws: steps, the test losses, the training losses, and
 * those of the kept runs, all along the same steps.
 * @param {State} state
 * @returns {uPlot.AlignedData}
 */
export function tableOf({ curve, kept, isLog, isSmooth }) {
  /** @param {readonly number[]} steps @param {readonly (number | null)[]} losses */
  const seen = (steps, losses) => {
    const shown = isSmooth ? smoothed(steps, losses) : [...losses];
    return isLog ? positiveOnly(shown) : shown;
  };
  const present = [
    curve.steps,
    seen(curve.steps, curve.test),
    seen(curve.steps, curve.train),
  ];
  const others = kept.map(({ steps, train }) => [steps, seen(steps, train)]);
  const tables = /** @type {uPlot.AlignedData[]} */ ([present, ...others]);
  const joined = kept.length ? uPlot.join(tables) : tables[0];
  const nothing = Array(joined[0].length).fill(null);
  const all = [...joined, ...Array(3 + MOST_KEPT - joined.length).fill(nothing)];
  return /** @type {uPlot.AlignedData} */ (all);
}
