/** The columns that a person fills in: what they may be, and how a value reads. */

import { grouped, MINUS } from "../network/numerals.js";

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string} words
 * @property {"number" | "category" | "yes_no"} kind
 * @property {string} unit
 * @property {string[]} categories
 * @property {number | null} lowest
 * @property {number | null} highest
 * @property {number | null} decimals
 * @property {number | string} typical
 */

/**
 * Write a value as a person reads it: "74 119 €", "Germany", "yes".
 * @param {Column} column
 * @param {number | string} value
 */
export function columnText({ kind, categories, unit, decimals }, value) {
  if (kind !== "number" || typeof value === "string") {
    return typeof value === "string" ? value : categories[value];
  }
  const size = Math.abs(value);
  const text =
    decimals === null ? String(Number(size.toPrecision(4))) : size.toFixed(decimals);
  const [whole, fraction] = text.split(".");
  const spaced = whole.length > 4 ? grouped(Number(whole)) : whole;
  const sign = value < 0 && Number(text) !== 0 ? MINUS : "";
  const point = fraction ? `.${fraction}` : "";
  return `${sign}${spaced}${point}${unit ? `\u00a0${unit}` : ""}`;
}

/**
 * Choose the step of a column's slider: about two hundred from end to end, and never
 * finer than the column is told.
 * @param {Column} column
 */
export function sliderStep({ lowest, highest, decimals }) {
  const range = (highest ?? 0) - (lowest ?? 0) || 1;
  const step = 10 ** Math.floor(Math.log10(range / 100));
  return decimals === null ? step : Math.max(step, 10 ** -decimals);
}

/**
 * Begin with the values of an example; where one is missing, with what is typical.
 * @param {readonly Column[]} columns
 * @param {Record<string, number | string>} [values]
 * @returns {Record<string, number | string>}
 */
export function beginning(columns, values = {}) {
  return Object.fromEntries(
    columns.map(({ name, typical }) => [
      name,
      (values[name] ?? "") === "" ? typical : values[name],
    ]),
  );
}
