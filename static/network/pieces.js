/** Where a line of a formula may break: before "=", and a long one before its signs. */

import { toText } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */

const LONGEST = 32; // characters of a line that need no further place to break

/**
 * Cut a line before every "=", and a long one before every sign outside of brackets: where
 * it is too long, it breaks there.
 *
 * @param {readonly Token[]} line
 */
export function pieces(line) {
  const breaks = toText(line).length > LONGEST ? "=←≈+−·" : "=←≈";
  /** @type {Token[][]} */
  const cut = [[]];
  let depth = 0;
  for (const token of line) {
    const last = cut[cut.length - 1];
    const before = last[last.length - 1];
    const isSign =
      last.length === 0 || (typeof before === "string" && "=←≈".includes(before));
    if (!depth && !isSign && typeof token === "string" && breaks.includes(token)) {
      cut.push([]);
    }
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    cut[cut.length - 1].push(token);
  }
  return cut;
}
