/** Is this gradient right? The two numbers, and how the second one was measured. */

import { momentKey } from "../panels/moment.js";
import { html } from "../panels/panel.js";
import { inner, num, word } from "./formula.js";
import { math } from "./mathematics.js";
import { precise } from "./numerals.js";

/** @typedef {import("./edit_controls.js").Parameter} Parameter */
/** @typedef {import("../store.js").State} State */

const DIGITS = 9;
const LOSS_DIGITS = 14; // the two losses differ late
const NOTHING = 1e-10; // what a loss of about 1 can resolve

/**
 * Tell in words how well two numbers agree.
 *
 * @param {number} gradient
 * @param {number} measured
 */
export function verdict(gradient, measured) {
  const apart = Math.abs(gradient - measured);
  const size = Math.max(Math.abs(gradient), Math.abs(measured));
  if (size < NOTHING) return "Both are zero: yes.";
  const digits = apart === 0 ? DIGITS : Math.floor(-Math.log10(apart / size));
  if (digits >= 3 || apart < NOTHING) {
    const count = Math.min(DIGITS, Math.max(digits, 1));
    return `Yes: they agree to ${count === 1 ? "1 digit" : `${count} digits`}.`;
  }
  return "They differ: the loss has a corner here, or is too steep for this ε.";
}

/** @param {State} state @param {Parameter} parameter */
export function gradientCheck({ gradientCheck: check, frame, vocabulary }, parameter) {
  const isOfThis =
    check &&
    check.moment === momentKey(frame) &&
    check.name === parameter.name &&
    check.layer === parameter.layer &&
    String(check.index) === String(parameter.index);
  if (!isOfThis) return null;
  const w = parameter.name === "weights" ? "w" : "b";
  const { gradient, measured, loss_above: above, loss_below: below, epsilon } = check;
  const loss = (/** @type {string} */ sign) => ["L", "(", w, sign, "ε", ")"];
  const slope = ["(", ...loss("+"), "−", ...loss("−"), ")", "/", num(2), "ε"];
  /** @param {any[]} tokens @param {number} [digits] */
  const line = (tokens, digits = DIGITS) =>
    html`<p class="line">${math(tokens, digits)}</p>`;
  return html`<div class="check" role="status">
    <p class="remark">
      ${vocabulary === "plain" ? "As the network computes it:" : "By backpropagation:"}
    </p>
    ${line([word(`∂L/∂${w}`), "=", num(gradient)])}
    <p class="remark">
      Measured: the loss a little above and a little below, ε = ${precise(epsilon)}.
    </p>
    ${line(slope)}
    ${line(["=", "(", num(above)], LOSS_DIGITS)}
    ${line(["−", inner(below), ")", "/", num(2 * epsilon)], LOSS_DIGITS)}
    ${line(["=", num(measured)])}
    <p><b>${verdict(gradient, measured)}</b></p>
  </div>`;
}
