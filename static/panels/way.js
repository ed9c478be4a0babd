/**
 * The way of one example through training: how it was answered, from step to step, as a
 * small curve that stays while others come and go.
 */

import { ofTab } from "../memory.js";
import { fixed, grouped, percent } from "../network/numerals.js";
import { dataOf, exampleTitle, truthAlone } from "./moment.js";
import { newestOnly } from "./newest_only.js";
import { html, panel } from "./panel.js";

/** @typedef {import("../store.js").State} State */
/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../wire.d.ts").WayEvent} Way */

const PACE = 250; // ms between two questions while it learns
const WIDTH = 200;
const HEIGHT = 64;

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {import("../store.js").Send} send
 */
export function wayOfOne(element, store, send) {
  store.set({ watched: remembered() });
  store.subscribe(
    (state) => state.watched,
    (watched) => ofTab.set("watched", watched && `${watched.row} ${watched.data}`),
  );
  let last = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = newestOnly(async () => {
    last = performance.now();
    const { watched, role, connection } = store.get();
    if (watched === null || role !== "driver" || connection !== "open") return;
    const isKnown = await send("tell_way", { row: watched.row });
    const { way, problem } = store.get();
    // One who is among the examples no longer is not asked for again and again.
    if (isKnown && problem?.field === "row" && way?.row !== watched.row) {
      store.set({ watched: null, problem: null });
    }
  });
  const askSoon = () => {
    if (timer || store.get().watched === null) return;
    const wait = Math.max(0, last + PACE - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      ask(null);
    }, wait);
  };
  store.subscribe((state) => state.watched?.row, askSoon);
  store.subscribe((state) => momentOf(state), askSoon);
  store.subscribe(
    ({ experiment }) => experiment && dataOf(experiment),
    (data) => {
      const { watched } = store.get();
      if (data && watched && watched.data !== data)
        store.set({ watched: null, way: null });
    },
  );
  panel(
    element,
    store,
    [(state) => state.watched, (state) => state.way, (state) => state.experiment],
    (state) => drawn(state, store),
  );
}

/** Go on watching who was watched before the page was loaded again. */
function remembered() {
  const [, row, data] = ofTab.get("watched")?.match(/^(\d+) (.+)$/) ?? [];
  return data ? { row: Number(row), data } : null;
}

/** @param {State} state */
function momentOf({ frame }) {
  return frame && `${frame.revision} ${frame.step}`;
}

/**
 * @param {State} state
 * @param {Store} store
 */
function drawn({ watched, way, experiment }, store) {
  if (!watched || !experiment) return null;
  const { noun } = experiment.dataset;
  const known = way?.row === watched.row ? way : null;
  return html`<section class="card way" aria-label=${`The answers for one ${noun}`}>
    <header>
      <h3>${exampleTitle(noun, watched)} <small>watched</small></h3>
      <button
        type="button"
        class="close"
        aria-label=${`Stop watching this ${noun}`}
        onClick=${() => store.set({ watched: null, way: null })}
      >
        ×
      </button>
    </header>
    ${known && curveOf(known, experiment)}
  </section>`;
}

/**
 * @param {Way} way
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 */
function curveOf(way, experiment) {
  const { line, goal } = placed(way, experiment.dataset.task !== "number");
  const write = writerOf(experiment);
  const first = write(way.answers[0]);
  const now = write(way.answers[way.answers.length - 1]);
  const of = whatOf(experiment, way);
  const end = way.steps[way.steps.length - 1];
  return html`<svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
      <line class="goal" x1="0" x2=${WIDTH} y1=${goal} y2=${goal} />
      <polyline points=${line} />
    </svg>
    <p class="ends">
      <span>at first <b>${first}</b></span>
      <span>${end ? `after ${grouped(end)} ${end === 1 ? "step" : "steps"}` : "now"} <b>${now}</b></span>
    </p>
    <p class="of">${of}. In truth: <b>${truthAlone(way.truth)}</b>, the dotted line.</p>`;
}

/** @param {import("../wire.d.ts").ExperimentEvent} experiment @param {Way} way */
function whatOf({ dataset, outputs }, way) {
  if (dataset.task === "two_classes")
    return `How sure it is of “${outputs[0].predicted}”`;
  if (dataset.task === "classes") return `How sure it is of “${truthAlone(way.truth)}”`;
  return "What it says";
}

/** @param {import("../wire.d.ts").ExperimentEvent} experiment */
function writerOf({ dataset }) {
  return dataset.task === "number" ? fixed : percent;
}

/**
 * Place the answers in the little picture: chances from 0 to 1, numbers as far as they go.
 *
 * @param {Pick<Way, "steps" | "answers" | "goal">} way
 * @param {boolean} isChance
 */
export function placed({ steps, answers, goal }, isChance) {
  const low = isChance ? 0 : Math.min(goal, ...answers);
  const high = isChance ? 1 : Math.max(goal, ...answers);
  const last = steps[steps.length - 1] || 1;
  /** @param {number} value */
  const y = (value) =>
    (HEIGHT - 3 - ((value - low) / (high - low || 1)) * (HEIGHT - 6)).toFixed(1);
  const line = answers
    .map((answer, i) => `${((steps[i] / last) * WIDTH).toFixed(1)},${y(answer)}`)
    .join(" ");
  return { line, goal: y(goal) };
}
