/** The answer at a place of the map, in words: "blue 83 %", or a number. */

import { fixed, percent } from "../network/numerals.js";
import { strongestAt } from "./map_colors.js";

/**
 * @param {{outcomes: {name: string}[]}} experiment
 * @param {{range: [number, number]}} map
 * @param {readonly Int8Array[]} outputs
 * @param {number} place
 */
export function spokenAnswer({ outcomes }, { range: [low, high] }, outputs, place) {
  /** @param {Int8Array} output */
  const share = (output) => (output[place] + 127) / 254;
  if (!outcomes.length) return fixed(low + share(outputs[0]) * (high - low), 2);
  if (outputs.length === 1) {
    const yes = share(outputs[0]);
    return yes >= 0.5
      ? `${outcomes[1].name} ${percent(yes)}`
      : `${outcomes[0].name} ${percent(1 - yes)}`;
  }
  const strongest = strongestAt(outputs, place);
  return `${outcomes[strongest].name} ${percent(share(outputs[strongest]))}`;
}
