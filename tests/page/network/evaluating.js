/** An equation of the inspector, evaluated from the digits that it prints alone. */

import assert from "node:assert/strict";
import { accountOf } from "../../../static/network/account.js";
import { numberText, toText } from "../../../static/network/formula.js";
import { linesOf } from "../../../static/network/worksheet.js";

import { readable } from "./printed.js";

/** @typedef {import("../../../static/network/formula.js").Token} Token */

/** @type {Record<string, string>} */
const SIGNS = { "−": "-", "·": "*", "/": "/", "+": "+", "(": "(", ")": ")", ",": "," };
/** @type {Record<string, string>} */
const NAMED = { max: "Math.max", min: "Math.min", tanh: "Math.tanh", ln: "Math.log" };
NAMED.cos = "Math.cos";
NAMED.sign = "Math.sign";

/**
 * Turn tokens into a JavaScript expression of the digits they print; null with symbols.
 *
 * @param {readonly Token[]} tokens
 * @param {number} digits
 * @returns {string | null}
 */
export function expression(tokens, digits) {
  let code = "";
  let isOpen = false;
  for (const token of tokens) {
    const part = codeOf(token, digits);
    if (part === "|") {
      isOpen = !isOpen;
      code += isOpen ? "Math.abs(" : ")";
    } else if (part === null) return null;
    else code += part;
  }
  return code;
}

/** @param {Token} token @param {number} digits @returns {string | null} */
function codeOf(token, digits) {
  if (typeof token === "string") {
    if (token in SIGNS) return SIGNS[token];
    const known = /** @type {Record<string, string>} */ ({
      "⌊": "Math.floor(",
      "⌋": ")",
      σ: "((x)=>1/(1+Math.exp(-x)))",
      π: "Math.PI",
      "|": "|",
      e: "Math.E",
    });
    return known[token] ?? null;
  }
  if ("n" in token) return `(${readable(numberText(token, digits))})`;
  if ("word" in token) return NAMED[token.word] ?? null;
  if ("base" in token) return null;
  if ("root" in token) return wrap("Math.sqrt", [token.root], digits);
  if ("power" in token) return wrap("Math.pow", [token.of, token.power], digits);
  const parts = [token.over, token.under].map((part) => expression(part, digits));
  return parts.includes(null) ? null : `((${parts[0]})/(${parts[1]}))`;
}

/** @param {string} name @param {Token[][]} parts @param {number} digits */
function wrap(name, parts, digits) {
  const codes = parts.map((part) => expression(part, digits));
  return codes.includes(null) ? null : `${name}(${codes.join(",")})`;
}

/** @param {readonly Token[]} line */
function sides(line) {
  /** @type {Token[][]} */
  const cut = [[]];
  for (const token of line) {
    if (token === "=" || token === "←" || token === "→") cut.push([]);
    else cut[cut.length - 1].push(token);
  }
  return cut;
}

/**
 * Check one line; give whether there was something to evaluate.
 *
 * @param {readonly Token[]} line
 * @param {number} digits
 * @param {string} about
 */
export function check(line, digits, about) {
  assert.ok(!line.includes("≈"), `${about}: ${toText(line, digits)}`);
  const [result, filled] = sides(line).reverse();
  const [code, end] = [expression(filled ?? [], digits), result];
  const [number] = end;
  if (!code || end.length > 1 || typeof number === "string" || !("n" in number)) {
    return false;
  }
  const printed = readable(numberText(number, digits));
  const value = Function(`return ${code}`)();
  const worth = printed
    .replace(/^-|e.*$/g, "")
    .replace(/^0?\.?0*/, "")
    .replace(".", "");
  const step =
    10 **
    (Math.floor(Math.log10(Math.abs(Number(printed)) || 1)) +
      1 -
      Math.max(worth.length, number.digits ?? digits));
  assert.ok(
    Math.abs(value - Number(printed)) <= 0.501 * step,
    `${about}: ${toText(line, digits)} gives ${value}`,
  );
  return true;
}

/** @param {any} event */
export function selectionsOf({ network: { sizes } }) {
  /** @type {any[]} */
  const selections = [];
  for (let layer = 0; layer < sizes.length; layer += 1) {
    for (let index = 0; index < sizes[layer]; index += 1) {
      selections.push({ kind: "node", layer, index });
      for (let from = 0; layer && from < sizes[layer - 1]; from += 1) {
        selections.push({ kind: "connection", layer, from, to: index });
      }
    }
  }
  return selections;
}

/**
 * Check every equation that the inspector prints at a moment.
 *
 * @param {{frame: any, experiment: any, catalog: any}} state
 * @returns {number} how many there were to evaluate
 */
export function checkAll(state) {
  let evaluated = 0;
  for (const selection of selectionsOf(state.experiment)) {
    const account = accountOf(selection, state);
    for (const section of account.sections) {
      for (const line of linesOf(section, account.digits)) {
        const about = `${account.title}, ${section.technical}`;
        evaluated += Number(check(line, account.digits, about));
      }
    }
  }
  return evaluated;
}

/**
 * Give all lines of a section as a worksheet prints them.
 *
 * @param {number} digits
 * @returns {(section: import("../../../static/network/account.js").Section) => Token[][]}
 */
export const written = (digits) => (section) => linesOf(section, digits);

/**
 * List all numbers of a line, also those within fractions and powers.
 *
 * @param {readonly Token[]} line
 * @returns {{n: number, digits?: number}[]}
 */
export function numbersIn(line) {
  return line.flatMap((token) => {
    if (typeof token === "string") return [];
    if ("n" in token) return [token];
    const parts = Object.values(token).filter(Array.isArray);
    return parts.flatMap(numbersIn);
  });
}
