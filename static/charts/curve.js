/** How wrong the network is, step by step: on what teaches it, and on what examines it. */

import { grouped } from "../network/numerals.js";
import { measured } from "../panels/number_text.js";
import { html, paced, panel, READING_PACE } from "../panels/panel.js";
import { WORDS } from "../panels/words.js";
import uPlot from "../vendor/uPlot.esm.js";
import { optionsFor } from "./curve_options.js";
import { lossAt, positiveOnly, smoothed } from "./curve_points.js";
import { MOST_KEPT, withKept } from "./kept_curves.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const REDRAW_PACE = 100; // ms between two drawings while playing
const FEWEST_STEPS = 10; // that the chart is wide

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function curve(element, store) {
  const head = document.createElement("header");
  const card = document.createElement("section");
  card.className = "card losses";
  const plot = document.createElement("div");
  plot.className = "plot";
  const readouts = document.createElement("div");
  readouts.className = "readouts";
  card.append(plot, readouts);
  element.replaceChildren(head, card);

  store.subscribe(
    (state) => state.vocabulary,
    (vocabulary) => card.setAttribute("aria-label", WORDS[vocabulary].curve),
  );
  panel(
    head,
    store,
    [
      (state) => state.vocabulary,
      (state) => state.isLog,
      (state) => state.isSmooth,
      (state) => state.role,
    ],
    (state) => heading(state, store),
  );
  drawInto(plot, store);
  panel(
    readouts,
    store,
    [
      (state) => state.frame,
      (state) => state.vocabulary,
      (state) => state.experiment,
      (state) => state.pointedStep,
    ],
    readout,
    READING_PACE,
  );
}

/**
 * @param {State} state
 * @param {Store} store
 */
function heading({ vocabulary, isLog, isSmooth, role }, store) {
  /**
   * @param {string} name
   * @param {string} title
   * @param {boolean} isOn
   * @param {Partial<State>} patch
   */
  const toggle = (name, title, isOn, patch) => html`<button
    type="button"
    aria-pressed=${String(isOn)}
    title=${title}
    onClick=${() => store.set(patch)}
  >
    ${name}
  </button>`;
  const keep = () => {
    const { kept, experiment, curve } = store.get();
    if (experiment) store.set({ kept: withKept(kept, experiment, curve) });
  };
  return html`<h2>${WORDS[vocabulary].curve}</h2>
    <span class="tools">
      ${toggle("log", "Logarithmic scale", isLog, { isLog: !isLog })}
      ${toggle("smooth", "Smooth the lines", isSmooth, { isSmooth: !isSmooth })}
      ${
        role === "driver" &&
        html`<button
          type="button"
          title="Keep this curve, to compare others with it"
          onClick=${keep}
        >
          keep
        </button>`
      }
    </span>`;
}

/**
 * @param {HTMLElement} plot
 * @param {Store} store
 */
function drawInto(plot, store) {
  const dot = document.createElement("i");
  dot.className = "now";
  let made = ""; // of which type size and scale the chart was made
  /** @type {uPlot} */
  let chart;

  const place = () => {
    const { frame, curve, isSmooth } = store.get();
    const train = isSmooth ? smoothed(curve.steps, curve.train) : curve.train;
    const loss = frame && lossAt(curve.steps, train, frame.step);
    const isShown = typeof loss === "number" && (loss > 0 || !store.get().isLog);
    dot.hidden = !isShown;
    if (!isShown) return;
    const x = chart.valToPos(frame.step, "x");
    const y = chart.valToPos(Number(loss), "y");
    dot.style.transform = `translate(${x}px, ${y}px)`;
  };
  const draw = () => {
    const state = store.get();
    const data = tableOf(state);
    const ends = [state.curve, ...state.kept].map(({ steps }) => steps.at(-1) ?? 0);
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
      const empty = Array.from({ length: 3 + MOST_KEPT }, () => []);
      chart = new uPlot(
        optionsFor(plot, size, isLog, point, place),
        /** @type {any} */ (empty),
        plot,
      );
      chart.over.append(dot);
      draw();
    } else {
      chart.setSize({ width, height });
    }
  };
  const isPlaying = () => Boolean(store.get().status?.is_playing);
  const recolour = paced(
    () => chart?.redraw(false, true),
    0,
    () => false,
  );
  const drawIfMade = () => chart && draw();
  const drawSoon = paced(drawIfMade, REDRAW_PACE, isPlaying);
  const placeSoon = paced(() => chart && place(), REDRAW_PACE, isPlaying);
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
 * @returns {any}
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
  /** @type {any[]} */
  const joined = kept.length
    ? uPlot.join(/** @type {any} */ ([present, ...others]))
    : present;
  const nothing = Array(joined[0].length).fill(null);
  return [...joined, ...Array(3 + MOST_KEPT - joined.length).fill(nothing)];
}

/** @param {State} state */
function readout({ frame, vocabulary, experiment, curve, pointedStep }) {
  if (!frame) return null;
  const words = WORDS[vocabulary];
  const hasTest = Boolean(experiment?.dataset.test_size);
  const scoreName =
    frame.score_name === "accuracy" ? words.accuracy : (frame.score_name ?? "");
  const isPointed = pointedStep !== null;
  /** @param {readonly (number | null)[]} losses @param {number | null} present */
  const lossThere = (losses, present) =>
    isPointed ? lossAt(curve.steps, losses, pointedStep) : present;
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
      isPointed
        ? html`<span class="score">in step ${grouped(pointedStep)}</span>`
        : score !== null &&
          html`<span class="score">${scoreText(frame.score_name, score)} ${scoreName}</span>`
    }
  </div>`;
  return [
    column(
      "train",
      words.train_loss,
      lossThere(curve.train, frame.train_loss),
      frame.train_score,
    ),
    hasTest &&
      column(
        "test",
        words.test_loss,
        lossThere(curve.test, frame.test_loss),
        frame.test_score,
      ),
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
