/** The losses and scores as numbers: of this moment, or of the step pointed at. */

import { toldLoss } from "../network/comparing.js";
import { grouped } from "../network/numerals.js";
import { measured, scoreText } from "../panels/number_text.js";
import { html, panel } from "../panels/panel.js";
import { WORDS } from "../panels/words.js";
import { lossAt } from "./curve_points.js";

/** @typedef {import("../store.js").State} State */

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function losses(element, store) {
  panel(
    element,
    store,
    [
      (state) => state.frame,
      (state) => state.vocabulary,
      (state) => state.experiment,
      (state) => state.pointedStep,
    ],
    readout,
  );
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
   * @param {number | null} loss null where it is not measured
   * @param {number | null} score
   */
  const column = (line, name, loss, score) => html`<div>
    <span class="name"><i class=${`line ${line}`}></i>${name}</span>
    <b>${measured(loss)}</b>
    ${
      isPointed
        ? html`<span class="score">in step ${grouped(pointedStep)}</span>`
        : html`<span class="score">${scoreText(frame.score_name, score)} ${scoreName}</span>`
    }
  </div>`;
  return [
    column(
      "train",
      words.train_loss,
      lossThere(curve.train, toldLoss(frame, "train_loss")),
      frame.train_score,
    ),
    hasTest &&
      column(
        "test",
        words.test_loss,
        lossThere(curve.test, toldLoss(frame, "test_loss")),
        frame.test_score,
      ),
  ];
}
