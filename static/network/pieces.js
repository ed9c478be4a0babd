/** Where a line of a formula may break: before "=", and a long one before its signs. */

import { bracketsOf } from "./brackets.js";
import { toText } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */

const LONGEST = 32; // characters of a line that need no further place to break

/**
 * Cut a line before every "=", and a long one before every sign outside of brackets: where
 * it is too long, it breaks there. What is still long is cut within its brackets too, unless
 * they have to be as high as a fraction or a root between them.
 *
 * @param {readonly Token[]} line
 */
export function pieces(line) {
  if (!isLong(line)) return cutBefore(line, "=←≈", 0);
  return cutBefore(line, "=←≈+−·", 0).flatMap((piece) =>
    isLong(piece) && !piece.some(isHigh) ? cutBefore(piece, "+−·", Infinity) : [piece],
  );
}

/** @param {readonly Token[]} line */
function isLong(line) {
  return toText(line).length > LONGEST;
}

/** @param {Token} token */
function isHigh(token) {
  return typeof token === "object" && ("over" in token || "root" in token);
}

/**
 * @param {readonly Token[]} line
 * @param {string} signs before which it is cut, and within brackets after a comma
 * @param {number} deepest how many brackets may be open there
 */
function cutBefore(line, signs, deepest) {
  /** @type {Token[][]} */
  const cut = [[]];
  const brackets = bracketsOf(line);
  let depth = 0;
  line.forEach((token, i) => {
    const before = line[i - 1];
    // A sign that belongs to what follows it stands close to it.
    const isFirst = i === 0 || brackets[i - 1] > 0;
    const isOwn = isFirst || (typeof before === "string" && "=←≈,".includes(before));
    const isSign = typeof token === "string" && signs.includes(token) && !isOwn;
    if (depth <= deepest && (isSign || (depth && before === ","))) cut.push([]);
    depth += brackets[i];
    cut[cut.length - 1].push(token);
  });
  return cut;
}
