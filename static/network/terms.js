/** A sum as a list: the longest contributions first, and what the rest adds up to. */

import { digitsFor, rounded } from "./equation.js";

/** @typedef {import("./formula.js").Token} Token */

const MOST_TERMS = 64;

/**
 * @typedef {object} Term
 * @property {number} index of the node that it comes from
 * @property {number} weight
 * @property {number | null} value of that node: its activation, or its delta; null
 *   while it is not known yet
 * @property {number} product the weight alone where there is no value yet
 */

/**
 * @param {number} count
 * @param {(index: number) => [weight: number, value: number | null]} factors
 * @param {number} most
 * @returns {{terms: Term[], rest: {count: number, sum: number} | null, sum: number}}
 */
export function termsOf(count, factors, most = MOST_TERMS) {
  const all = Array.from({ length: count }, (_, index) => {
    const [weight, value] = factors(index);
    return { index, weight, value, product: weight * (value ?? 1) };
  });
  const sum = all.reduce((total, { product }) => total + product, 0);
  all.sort((one, other) => {
    return Math.abs(other.product) - Math.abs(one.product) || one.index - other.index;
  });
  const left = all.slice(most);
  const rest = left.length
    ? {
        count: left.length,
        sum: left.reduce((total, { product }) => total + product, 0),
      }
    : null;
  return { terms: all.slice(0, most), rest, sum };
}

/**
 * Write a term so that its product follows from the digits of its factors; the sign
 * before it is "≈" where it does not.
 *
 * @param {{weight: number, value: number, product: number}} term
 * @param {number} digits that a number is worth
 * @returns {{factors: Token[], sign: "=" | "≈", product: Token}}
 */
export function writtenTerm({ weight, value, product }, digits) {
  const fit = digitsFor(
    (operands) => rounded(weight, operands) * rounded(value, operands),
    product,
    digits,
  );
  const operands = fit.operands;
  return {
    factors: [
      { n: weight, digits: operands },
      "·",
      { n: value, isInner: true, digits: operands },
    ],
    sign: fit.result ? "=" : "≈",
    product: { n: product, digits: fit.result || digits },
  };
}
