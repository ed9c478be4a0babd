/** A formula's tokens as LaTeX, to be pasted into a handout. */

import { numberText } from "./formula.js";
import { exponentIn } from "./numerals.js";

/** @typedef {import("./formula.js").Token} Token */

/** @type {Record<string, string>} */
const SYMBOLS = {
  "−": "-",
  "·": " \\cdot ",
  "∑": "\\sum ",
  "←": " \\leftarrow ",
  "→": " \\rightarrow ",
  "≈": " \\approx ",
  "≤": " \\le ",
  "≥": " \\ge ",
  "⇒": " \\Rightarrow ",
  "⌊": "\\lfloor ",
  "⌋": "\\rfloor ",
  "f′": "f'",
  Δ: "\\Delta ",
  δ: "\\delta ",
  ε: "\\varepsilon ",
  η: "\\eta ",
  λ: "\\lambda ",
  μ: "\\mu ",
  π: "\\pi ",
  ρ: "\\rho ",
  σ: "\\sigma ",
  β: "\\beta ",
};
const FUNCTIONS = new Set(["cos", "ln", "max", "min", "tanh"]);
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const HAT = "\u0302";

/**
 * @param {readonly Token[]} tokens
 * @param {number} digits significant ones of each number that does not say
 * @returns {string}
 */
export function toLatex(tokens, digits) {
  return tokens.map((token) => latexOf(token, digits)).join("");
}

/** @param {Token} token @param {number} digits @returns {string} */
function latexOf(token, digits) {
  if (typeof token === "string") return symbolLatex(token);
  if ("n" in token) return numberLatex(numberText(token, digits));
  if ("base" in token) return `${symbolLatex(token.base)}_{${token.index}}`;
  if ("word" in token) return wordLatex(token.word);
  if ("root" in token) return `\\sqrt{${toLatex(token.root, digits)}}`;
  if ("power" in token) {
    const base = toLatex(token.of, digits);
    const isPlain = /^(\d*\.?\d*|[a-zA-Z]|\\[a-z]+ ?|\(.*\))$/.test(base);
    const of = isPlain ? base : `\\left(${base}\\right)`;
    return `${of}^{${toLatex(token.power, digits)}}`;
  }
  return `\\frac{${toLatex(token.over, digits)}}{${toLatex(token.under, digits)}}`;
}

/** @param {string} text of one letter, perhaps with a hat or an index, or a sign */
function symbolLatex(text) {
  if (text in SYMBOLS) return SYMBOLS[text];
  const [letter, ...rest] = text;
  const known = SYMBOLS[letter]?.trim() ?? letter;
  if (text.endsWith(HAT)) return `\\hat{${known}}`;
  const index = rest.map((one) => SUBSCRIPTS.indexOf(one));
  return index.length && index.every((one) => one >= 0)
    ? `${known}_{${index.join("")}}`
    : text;
}

/** @param {string} text as a number is written on the page */
function numberLatex(text) {
  const plain = text.replaceAll("−", "-").replace("∞", "\\infty");
  return plain.replace(
    /(?:(?<![\d.])1·|(·))10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/,
    (_, dot, raised) => `${dot ? " \\cdot " : ""}10^{${exponentIn(raised)}}`,
  );
}

/** @type {Record<string, string>} */
const ESCAPES = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "∑": "$\\sum$",
  "→": "$\\to$",
};

/**
 * Write a text of a person's own so that LaTeX takes it as text.
 *
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(/[\\^~∑→]|[{}%&#_$]/g, (one) => ESCAPES[one] ?? `\\${one}`);
}

/** @param {string} text */
function wordLatex(text) {
  if (FUNCTIONS.has(text)) return `\\${text}`;
  const slope = /^∂L\/∂([abwz])$/.exec(text);
  if (slope) return `\\frac{\\partial L}{\\partial ${slope[1]}}`;
  return `\\text{${escaped(text)}}`;
}
