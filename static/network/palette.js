/** The theme's colours as a canvas needs them: resolved, and as ramps. */

import { mix, ramp, readColor } from "./colors.js";

/**
 * @typedef {object} Palette
 * @property {string[]} positive from near the background to full
 * @property {string[]} negative
 * @property {string[]} gradient
 * @property {string} ink
 * @property {string} paper
 * @property {string} lit behind what a sentence names
 * @property {string} halo behind a line that is pointed at
 */

/**
 * Read the custom properties that hold in an element now.
 *
 * @param {Element} element
 * @returns {Palette}
 */
export function readPalette(element) {
  const probe = document.createElement("i");
  probe.hidden = true;
  element.append(probe);
  /** @param {string} name */
  const read = (name) => {
    probe.style.color = `var(${name})`;
    return readColor(getComputedStyle(probe).color);
  };
  const zero = read("--zero");
  const palette = {
    positive: ramp(zero, read("--positive")),
    negative: ramp(zero, read("--negative")),
    gradient: ramp(zero, read("--gradient")),
    ink: mix(read("--ink"), read("--ink"), 0),
    paper: mix(read("--paper"), read("--paper"), 0),
    lit: mix(read("--lit-line"), read("--lit-line"), 0),
    halo: mix(read("--paper"), read("--ink"), 0.28),
  };
  probe.remove();
  return palette;
}
