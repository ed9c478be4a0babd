/** What is added up, in plain words: the largest first, the smaller ones folded away. */

import { figure, product } from "./figure.js";

/** @typedef {import("../../store.js").Selection} Selection */

const FEW = 4; // terms that are read at a glance

/**
 * @typedef {object} ToldTerm
 * @property {string} words "0.79 × −0.50 = −0.40 from"
 * @property {string} name of the node at the other end
 * @property {Selection} line the connection
 * @property {number} value
 * @property {number} share of the largest, from 0 to 1
 */

/**
 * @typedef {object} ToldTerms
 * @property {ToldTerm[]} shown
 * @property {{words: string, terms: ToldTerm[], unlisted: number} | null} rest
 * @property {number[]} values that are printed, to be added up
 */

/**
 * @param {ReturnType<typeof import("../terms.js").termsOf>} found
 * @param {(index: number) => string} nameOf
 * @param {(index: number) => Selection} lineOf
 * @param {"from" | "to"} way
 * @returns {ToldTerms}
 */
export function toldTerms({ terms, rest }, nameOf, lineOf, way) {
  const largest = Math.abs(terms[0]?.product ?? 0) || 1;
  const all = terms.map(({ index, weight, value, product: result }) => ({
    words: `${value === null ? figure(weight) : product([weight, value], result)} ${way}`,
    name: nameOf(index),
    line: lineOf(index),
    value: result,
    share: Math.abs(result) / largest,
  }));
  // One that would be left over is listed instead.
  const count = all.length + (rest?.count ?? 0);
  if (count <= FEW + 1) {
    return { shown: all, rest: null, values: all.map(({ value }) => value) };
  }
  const [shown, folded] = [all.slice(0, FEW), all.slice(FEW)];
  const unlisted = rest?.count ?? 0;
  const sum = folded.reduce((so, { value }) => so + value, rest?.sum ?? 0);
  const isKnown = terms[0].value !== null;
  return {
    shown,
    rest: {
      words: `and ${count - FEW} smaller ones${isKnown ? `, together ${figure(sum)}` : ""}`,
      terms: folded,
      unlisted,
    },
    values: [...shown.map(({ value }) => value), sum],
  };
}
