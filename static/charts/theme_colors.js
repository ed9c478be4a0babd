/** The colours of classes and of the plane, resolved for a canvas. */

import { readColor } from "../network/colors.js";
import { computedColor } from "./computed_color.js";

/** The negative class, the positive class, and those that follow. */
export const CLASS_COLORS = ["--negative", "--positive", "--third", "--fourth"];

/**
 * @param {HTMLElement} element
 * @param {string} name of a custom property
 */
export function tripleOf(element, name) {
  return readColor(computedColor(element, name));
}
