/** A formula is a list of tokens: the page shows it as MathML, and copies it as text. */

import { precise, worthOf } from "./numerals.js";

/**
 * @typedef {string
 *   | {n: number, isInner?: boolean, digits?: number, follows?: number}
 *   | {base: string, index: string}
 *   | {word: string}
 *   | {root: Token[]}
 *   | {over: Token[], under: Token[]}
 *   | {power: Token[], of: Token[]}} Token
 *   a string of one or two characters is a variable or an operator; a number may say how
 *   many significant digits it is worth, and a result what follows from the digits that
 *   its formula prints
 */

/** @param {number} n @returns {Token} a number that the moment holds */
export const num = (n) => ({ n });

/** @param {number} n @returns {Token} the same inside a product: (−0.5) */
export const inner = (n) => ({ n, isInner: true });

/** @param {string} base @param {string} index @returns {Token} */
export const sub = (base, index) => ({ base, index });

/** @param {string} text @returns {Token} the name of a function, or plain words */
export const word = (text) => ({ word: text });

/** @param {Token[]} over @param {Token[]} under @returns {Token} */
export const fraction = (over, under) => ({ over, under });

/** @param {Token[]} of @param {Token[]} power @returns {Token} */
export const raised = (of, power) => ({ of, power });

/** @param {Token[]} of @returns {Token} */
export const root = (of) => ({ root: of });

const OPERATORS = "=+−·/()←→≈,<≤>≥⇒|⌊⌋∑";
const CLOSE = "()|⌊⌋∑"; // operators with no room around them

/** @param {string} text */
export function isOperator(text) {
  return OPERATORS.includes(text);
}

/**
 * Write a number of a formula; a negative one inside a product stands in brackets.
 *
 * @param {{n: number, isInner?: boolean, digits?: number}} token
 * @param {number} usual digits, where the number does not say
 */
export function numberText({ n, isInner, digits }, usual) {
  const text = precise(n, worthOf(n, digits ?? usual));
  return isInner && n < 0 ? `(${text})` : text;
}

/**
 * @param {readonly Token[]} tokens
 * @param {number} digits significant ones of each number
 * @returns {string}
 */
export function toText(tokens, digits = 9) {
  const text = tokens.map((token) => tokenText(token, digits)).join("");
  // A sign that belongs to what follows stands close to it.
  return text
    .replace(/ {2,}/g, " ")
    .replace(
      /(^|[(=≈←·,]) ?− /g,
      (_, before) => `${before}${before === "(" ? "" : " "}−`,
    )
    .trim();
}

/** @param {Token} token @param {number} digits @returns {string} */
function tokenText(token, digits) {
  if (typeof token === "string") {
    if (token === ",") return ", ";
    return isOperator(token) && !CLOSE.includes(token) ? ` ${token} ` : token;
  }
  if ("n" in token) return numberText(token, digits);
  if ("base" in token) return `${token.base}_${token.index}`;
  if ("word" in token) return token.word;
  if ("power" in token) {
    return `${toText(token.of, digits)}^${oneOrBracketed(token.power, digits)}`;
  }
  if ("root" in token) return `√(${toText(token.root, digits)})`;
  const [over, under] = [token.over, token.under];
  return `${oneOrBracketed(over, digits)} / ${oneOrBracketed(under, digits)}`;
}

/** @param {readonly Token[]} tokens @param {number} digits */
function oneOrBracketed(tokens, digits) {
  const text = toText(tokens, digits);
  return tokens.length > 1 ? `(${text})` : text;
}
