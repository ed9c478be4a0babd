/** A formula's tokens as MathML. */

import { html } from "../panels/panel.js";
import { bracketsOf } from "./brackets.js";
import { isOperator, numberText } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../vendor/preact.mjs").ComponentChild} ComponentChild */

// Letters from, to, and the first of the same that are slanted.
const SLANTED = /** @type {const} */ ([
  ["a", "g", 0x1d44e],
  ["i", "z", 0x1d456],
  ["A", "Z", 0x1d434],
  ["α", "ω", 0x1d6fc],
]);
const COMPOSED = /^(\p{L})(\u0302?)([₀-₉′]?)$/u; // a letter with a hat, index or stroke

/** @param {readonly Token[]} tokens @param {number} digits */
export function math(tokens, digits) {
  const [first, ...rest] = tokens;
  // A line that goes on with a sign keeps the room around it.
  const goesOn = typeof first === "string" && "=←≈+−·".includes(first) && rest.length;
  const [start, ...others] = elements(tokens, digits);
  return html`<math>${
    goesOn ? html`<mo form="infix">${first}</mo>` : start
  }${others}</math>`;
}

/**
 * Write tokens one after the other; what stands in brackets is a row of its own, so that
 * these are as high as it, and not as a fraction beside them.
 *
 * @param {readonly Token[]} tokens @param {number} digits @returns {ComponentChild[]}
 */
function elements(tokens, digits) {
  const brackets = bracketsOf(tokens);
  /** @type {ComponentChild[][]} */
  const rows = [[]]; // the outermost, and those whose brackets are open
  tokens.forEach((token, i) => {
    if (brackets[i] > 0) rows.push([]);
    rows[rows.length - 1].push(
      token === "|"
        ? html`<mo form=${brackets[i] > 0 ? "prefix" : "postfix"}>|</mo>`
        : element(token, digits),
    );
    if (brackets[i] < 0 && rows.length > 1) {
      const row = rows.pop();
      rows[rows.length - 1].push(html`<mrow>${row}</mrow>`);
    }
  });
  return rows.flat(); // a line may be cut within brackets
}

/**
 * Write a variable. Only a letter by itself is slanted: one with a hat stands below it, one
 * with an index or a stroke is written as the slanted letter that it is.
 *
 * @param {string} text @returns {ComponentChild}
 */
function variable(text) {
  const [, letter, hat, mark] = text.match(COMPOSED) ?? [];
  if (hat) {
    return html`<mover accent="true"><mi>${letter}</mi><mo stretchy="false">ˆ</mo></mover>`;
  }
  return html`<mi>${mark ? slanted(letter) + mark : text}</mi>`;
}

/** @param {string} letter @returns {string} as Unicode has it for mathematics */
function slanted(letter) {
  for (const [from, to, first] of SLANTED) {
    if (from <= letter && letter <= to) {
      const place = letter.charCodeAt(0) - from.charCodeAt(0);
      return String.fromCodePoint(first + place);
    }
  }
  return letter;
}

/** @param {Token} token @param {number} digits @returns {ComponentChild} */
function element(token, digits) {
  if (typeof token === "string") {
    return isOperator(token) ? html`<mo>${token}</mo>` : variable(token);
  }
  if ("n" in token) return html`<mn>${numberText(token, digits)}</mn>`;
  if ("base" in token) {
    return html`<msub>${variable(token.base)}<mi>${token.index}</mi></msub>`;
  }
  // A space at the end of words is kept: "USA? a = 1".
  if ("word" in token) {
    return html`<mtext>${token.word.replace(/^ | $/g, "\u00a0")}</mtext>`;
  }
  const row = (/** @type {readonly Token[]} */ tokens) =>
    html`<mrow>${elements(tokens, digits)}</mrow>`;
  if ("root" in token) return html`<msqrt>${row(token.root)}</msqrt>`;
  return "power" in token
    ? html`<msup>${row(token.of)}${row(token.power)}</msup>`
    : html`<mfrac>${row(token.over)}${row(token.under)}</mfrac>`;
}
