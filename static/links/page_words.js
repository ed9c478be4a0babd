/** What a link says about the page itself, for whoever shows it inside of another. */

import { partsOf } from "./parts.js";

/** What can be left out of the page. */
export const HIDEABLE = [
  "header",
  "data",
  "curve",
  "code",
  "steps",
  "sentence",
  "controls",
  "timeline",
  "legend",
  "file",
  "vocabulary",
  "settings",
  "share",
  "present",
  "theme",
  "help",
  "chooser",
  "layers",
  "tabs",
  "map",
  "undo",
  "reset",
  "back",
  "step",
  "play",
  "units",
  "speed",
];

const THEMES = ["auto", "light", "dark"];
const VOCABULARIES = ["plain", "technical"];

/**
 * @typedef {object} Page
 * @property {string[]} [hide]
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {number} [scale]
 * @property {"plain" | "technical"} [vocabulary]
 */

/**
 * Read what a fragment says about the page itself.
 *
 * @param {string} fragment
 * @returns {Page}
 */
export function readPage(fragment) {
  const given = new Map(partsOf(fragment));
  /** @type {Page} */
  const page = {};
  const theme = given.get("theme") ?? "";
  const vocabulary = given.get("vocabulary") ?? "";
  const scale = Number(given.get("scale"));
  const hide = (given.get("hide") ?? "").split(",").filter((n) => HIDEABLE.includes(n));
  if (hide.length) page.hide = hide;
  if (THEMES.includes(theme)) page.theme = /** @type {Page["theme"]} */ (theme);
  if (VOCABULARIES.includes(vocabulary)) {
    page.vocabulary = /** @type {Page["vocabulary"]} */ (vocabulary);
  }
  if (scale > 0) page.scale = Math.min(2, Math.max(0.5, scale));
  return page;
}
