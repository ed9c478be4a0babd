/** A formula's tokens as MathML. */

import { html } from "../panels/panel.js";
import { isOperator, numberText } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../vendor/preact.mjs").ComponentChild} ComponentChild */

/** @param {readonly Token[]} tokens @param {number} digits */
export function math(tokens, digits) {
  const [first, ...rest] = tokens;
  // A line that goes on with a sign keeps the room around it.
  const goesOn = typeof first === "string" && "=←≈+−·".includes(first) && rest.length;
  return html`<math>${
    goesOn ? html`<mo form="infix">${first}</mo>` : first && element(first, digits)
  }${rest.map((token) => element(token, digits))}</math>`;
}

/** @param {Token} token @param {number} digits @returns {ComponentChild} */
function element(token, digits) {
  if (typeof token === "string") {
    return isOperator(token) ? html`<mo>${token}</mo>` : html`<mi>${token}</mi>`;
  }
  if ("n" in token) return html`<mn>${numberText(token, digits)}</mn>`;
  if ("base" in token) {
    return html`<msub><mi>${token.base}</mi><mi>${token.index}</mi></msub>`;
  }
  // A space at the end of words is kept: "USA? a = 1".
  if ("word" in token) {
    return html`<mtext>${token.word.replace(/^ | $/g, "\u00a0")}</mtext>`;
  }
  const row = (/** @type {readonly Token[]} */ tokens) =>
    html`<mrow>${tokens.map((one) => element(one, digits))}</mrow>`;
  if ("root" in token) return html`<msqrt>${row(token.root)}</msqrt>`;
  return "power" in token
    ? html`<msup>${row(token.of)}${row(token.power)}</msup>`
    : html`<mfrac>${row(token.over)}${row(token.under)}</mfrac>`;
}
