/**
 * Where the window is small: who is asked, how many are right, and which way it goes, in
 * one row that stays in view while it plays.
 */

import { outline } from "../charts/curve_points.js";
import { has } from "../store.js";
import { exampleTitle, isTruthTold, truthAlone } from "./moment.js";
import { scoreText } from "./number_text.js";
import { html, panel } from "./panel.js";
import { WORDS } from "./words.js";

/** @typedef {import("../store.js").State} State */

const WIDTH = 96; // of the little curve, in its own units
const HEIGHT = 30;

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function glance(element, store) {
  panel(
    element,
    store,
    [(state) => state.frame, (state) => state.experiment, (state) => state.vocabulary],
    row,
  );
}

/** @param {State} state */
function row(state) {
  if (!has(state, "experiment", "frame")) return null;
  const { frame, experiment, vocabulary, curve } = state;
  const words = WORDS[vocabulary];
  const isTested = experiment.dataset.test_size > 0;
  const score = isTested ? frame.test_score : frame.train_score;
  const name = frame.score_name === "accuracy" ? words.accuracy : frame.score_name;
  const losses = isTested ? curve.test : curve.train;
  return html`
    <p class="who">
      ${exampleTitle(experiment.dataset.noun, frame.example)}
      <b>${truthOf(state)}</b>
    </p>
    <p class="score">
      <b>${scoreText(frame.score_name, score)}</b> ${name}
      <span>${isTested ? words.test_loss : words.train_loss}</span>
    </p>
    <p class="trend">
      <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <polyline points=${pointsOf(curve.steps, losses)} />
      </svg>
      <span>${words.curve.toLowerCase()}</span>
    </p>
  `;
}

/** @param {import("../store.js").With<"experiment" | "frame">} state */
function truthOf({ frame, experiment, vocabulary }) {
  if (!isTruthTold(experiment.phases, frame.phase.index)) return "?";
  const truth = truthAlone(frame.example.truth);
  const isRight = frame.prediction?.is_right ?? null;
  const verdict = isRight === null ? "" : isRight ? " ✓" : " ✗";
  return `${WORDS[vocabulary].truth.toLowerCase()} ${truth}${verdict}`;
}

/**
 * Place the losses so far in the little picture.
 *
 * @param {readonly number[]} steps
 * @param {readonly (number | null)[]} losses
 */
export function pointsOf(steps, losses) {
  const known = steps.filter((_, i) => losses[i] !== null && losses[i] !== undefined);
  const values = losses.filter((loss) => loss !== null && loss !== undefined);
  const last = known[known.length - 1] ?? 0;
  return outline(known, /** @type {number[]} */ (values), last, WIDTH, HEIGHT)
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(" ");
}
