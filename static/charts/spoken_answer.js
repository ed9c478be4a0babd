/** The answer at a place of the map, in words: "blue 83 %", "blue 0.66", or a number. */

import { fixed, percent } from "../network/numerals.js";
import { strongestAt } from "./map_colors.js";

/**
 * @param {{outcomes: {name: string}[], network: {gives_chances: boolean}}} experiment
 * @param {{range: [number, number]}} map
 * @param {readonly Int8Array[]} outputs
 * @param {number} place
 */
export function spokenAnswer(experiment, { range: [low, high] }, outputs, place) {
  const { outcomes, network } = experiment;
  /** @param {Int8Array} output */
  const share = (output) => (output[place] + 127) / 254;
  /** @param {Int8Array} output */
  const number = (output) => fixed(low + share(output) * (high - low));
  if (!outcomes.length) return number(outputs[0]);
  if (!network.gives_chances) {
    const isOne = outputs.length === 1;
    const chosen = isOne
      ? Number(share(outputs[0]) >= 0.5)
      : strongestAt(outputs, place);
    return `${outcomes[chosen].name} ${number(outputs[isOne ? 0 : chosen])}`;
  }
  if (outputs.length === 1) {
    const yes = share(outputs[0]);
    return yes >= 0.5
      ? `${outcomes[1].name} ${percent(yes)}`
      : `${outcomes[0].name} ${percent(1 - yes)}`;
  }
  const strongest = strongestAt(outputs, place);
  return `${outcomes[strongest].name} ${percent(share(outputs[strongest]))}`;
}
