/** Is this gradient right? The two numbers, and how the second one was measured. */

import { momentKey } from "../panels/moment.js";
import { html } from "../panels/panel.js";
import { inner, num } from "./formula.js";
import { math } from "./mathematics.js";
import { precise } from "./numerals.js";
import { figure } from "./telling/figure.js";

/** @typedef {import("./edit_controls.js").Parameter} Parameter */
/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../store.js").State} State */

const DIGITS = 9;
const LOSS_DIGITS = 17; // all there are: the two losses differ late

/**
 * Tell in words how well two numbers agree, and where more cannot be seen.
 *
 * @param {number} gradient
 * @param {number} measured
 * @param {number} rounding what the measured one may be off by, as the losses are rounded
 */
export function verdict(gradient, measured, rounding) {
  const apart = Math.abs(gradient - measured);
  const size = Math.max(Math.abs(gradient), Math.abs(measured));
  const digits = apart === 0 ? DIGITS : Math.floor(-Math.log10(apart / size));
  if (digits < 3 && apart <= rounding) {
    const about = precise(rounding, 1);
    return size <= rounding
      ? `Yes: both are 0, as far as one can see. The loss is rounded, which hides slopes below ${about}.`
      : `Yes, as far as one can see: the loss is rounded, so the measured one is good to about ${about}.`;
  }
  if (digits >= 3) {
    const count = Math.min(DIGITS, Math.max(digits, 1));
    return `Yes: they agree to ${count === 1 ? "1 digit" : `${count} digits`}.`;
  }
  return "They differ: the loss has a corner here, or is too steep for this ε.";
}

/**
 * Say the same in plain words.
 *
 * @param {number} gradient
 * @param {number} measured
 * @param {number} rounding what the measured one may be off by
 */
export function plainVerdict(gradient, measured, rounding) {
  const told = verdict(gradient, measured, rounding);
  if (!told.startsWith("Yes")) {
    return "They differ: the error has a corner here, or is too steep to be measured so.";
  }
  return told.includes("agree") ? told : "Yes, as far as one can see.";
}

/**
 * Give what was found for a weight or bias at the present moment, if it was asked.
 *
 * @param {Pick<State, "gradientCheck" | "frame">} state
 * @param {Parameter} parameter
 */
export function checkOf({ gradientCheck: check, frame }, parameter) {
  const isOfThis =
    check &&
    check.moment === momentKey(frame) &&
    check.name === parameter.name &&
    check.layer === parameter.layer &&
    String(check.index) === String(parameter.index);
  return isOfThis ? check : null;
}

/** @param {State} state @param {Parameter} parameter */
export function gradientCheck(state, parameter) {
  const check = checkOf(state, parameter);
  if (!check) return null;
  const w = parameter.name === "weights" ? "w" : "b";
  const { gradient, measured, loss_above: above, loss_below: below } = check;
  const { epsilon, rounding, dtype } = check;
  if (state.vocabulary === "plain") return plainCheck(check);
  const isDouble = dtype === "float64";
  const loss = (/** @type {string} */ sign) => ["L", "(", w, sign, "ε", ")"];
  const slope = ["(", ...loss("+"), "−", ...loss("−"), ")", "/", num(2), "ε"];
  /** @param {Token[]} tokens @param {number} [digits] */
  const line = (tokens, digits = DIGITS) =>
    html`<p class="line">${math(tokens, digits)}</p>`;
  return html`<div class="check" role="status">
    <p class="remark">By backpropagation:</p>
    ${line(["g", "=", num(gradient)])}
    <p class="remark">
      Measured in ${isDouble ? "double" : "single"} precision: the loss of the whole batch,
      with the penalty where there is one, a little above and a little below, ε = ${precise(epsilon)}.
    </p>
    ${line(slope)}
    ${line(["=", "(", num(above)], LOSS_DIGITS)}
    ${line(["−", inner(below), ")", "/", num(2 * epsilon)], LOSS_DIGITS)}
    ${line(["=", num(measured)])}
    <p><b>${verdict(gradient, measured, rounding)}</b></p>
  </div>`;
}

/** @param {NonNullable<State["gradientCheck"]>} check */
function plainCheck({ name, gradient, measured, rounding }) {
  const noun = name === "weights" ? "weight" : "bias";
  /** @param {number} slope */
  const told = (slope) => {
    if (slope === 0) return "it makes no difference";
    return `${figure(Math.abs(slope))} ${slope < 0 ? "less" : "more"} wrong for each 1 that it grows`;
  };
  return html`<div class="check" role="status">
    <p>What does a little more of this ${noun} do?</p>
    <p>As the network computes it: ${told(gradient)}.</p>
    <p>Tried out, with a little more and a little less: ${told(measured)}.</p>
    <p><b>${plainVerdict(gradient, measured, rounding)}</b></p>
  </div>`;
}
