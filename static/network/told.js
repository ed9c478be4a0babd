/** Numbers and ways as the inspector's plain sentences say them. */

import { fixed } from "./numerals.js";

/**
 * Write a number for a sentence: two decimals, more where it would read as 0.
 * @param {number} value
 */
export function said(value) {
  const size = Math.abs(value);
  if (size === 0 || size >= 0.01) return fixed(value, 2);
  return fixed(value, Math.min(6, 1 - Math.floor(Math.log10(size))));
}

/**
 * Write two numbers with as many decimals as it takes to tell them apart, if six do.
 * @param {number} before
 * @param {number} after
 */
export function saidApart(before, after) {
  for (let decimals = 2; decimals <= 6; decimals += 1) {
    const pair = [fixed(before, decimals), fixed(after, decimals)];
    if (pair[0] !== pair[1]) return pair;
  }
  return [fixed(before, 6), fixed(after, 6)];
}

/**
 * Tell what blame asks of a node: to have said less, or more.
 * @param {number} delta
 */
export function wished(delta) {
  if (delta === 0) return "None of the blame is its own.";
  const size = said(Math.abs(delta));
  return `Its share is ${size}: it should have said ${delta > 0 ? "less" : "more"}.`;
}

/**
 * Tell what a little more of a weight or bias would do.
 * @param {number} gradient
 * @param {string} what "weight" or "bias"
 * @param {string} whom it is told of: "for all 32 customers together", or empty
 */
export function bearing(gradient, what, whom) {
  const of = whom && ` ${whom}`;
  if (gradient === 0) return `A little more of this ${what} changes nothing${of}.`;
  const way = gradient > 0 ? "more" : "less";
  return `A little more of this ${what} makes it ${way} wrong${of}: by ${said(
    Math.abs(gradient),
  )} times as much.`;
}

/**
 * Tell how a step has moved a number.
 * @param {number} old
 * @param {number} now
 * @param {boolean} remembers whether the optimizer remembers earlier steps
 */
export function movedTo(old, now, remembers) {
  if (old === now) return `It stays at ${said(now)}.`;
  const [before, after] = saidApart(old, now);
  const why = remembers ? ", with what is remembered of earlier steps" : "";
  return `It goes ${now > old ? "up" : "down"}, ${before} → ${after}${why}.`;
}
