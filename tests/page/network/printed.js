/** A number as the page prints it, read back. */

import { exponentIn } from "../../../static/network/numerals.js";

/** @param {string} text @returns {string} as a program writes it: "-1.7e-34" */
export function readable(text) {
  return text
    .replaceAll("−", "-")
    .replace(/·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised) => `e${exponentIn(raised)}`);
}
