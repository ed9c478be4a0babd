/** What a link says about the page itself, for whoever shows it inside of another. */

import { foundIn, partsOf } from "./parts.js";

/** The words about the page itself. */
export const PAGE_WORDS = ["hide", "theme", "vocabulary", "scale", "digits"];

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
  "results",
  "weights",
  "ask",
  "draw",
  "tools",
  "undo",
  "rate",
  "reset",
  "back",
  "step",
  "play",
  "units",
  "speed",
];

const THEMES = ["auto", "light", "dark"];
const VOCABULARIES = ["plain", "technical"];
/** How many significant digits there are to choose from. */
export const DIGITS = /** @type {const} */ ([3, 4, 6, "all"]);
const [SMALLEST, LARGEST] = [0.5, 2]; // of the usual size

/**
 * @typedef {object} Page
 * @property {string[]} [hide]
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {number} [scale]
 * @property {"plain" | "technical"} [vocabulary]
 * @property {import("../store.js").Digits} [digits]
 */

/**
 * Read what a fragment says about the page itself.
 *
 * @param {string} fragment
 * @returns {{page: Page, notices: string[]}} and what could not be taken as it stands,
 *   in sentences
 */
export function readPage(fragment) {
  /** @type {Page} */
  const page = {};
  /** @type {string[]} */
  const notices = [];
  /** @param {string} key @param {string} expected @param {string} found @param {string} taken */
  const notice = (key, expected, found, taken) => {
    notices.push(`${key}: expected ${expected}, found '${foundIn(found)}'; ${taken}.`);
  };
  for (const [key, raw] of partsOf(fragment)) {
    if (key === "hide") {
      const names = raw.split(",").filter((name) => name !== "");
      page.hide = names.filter((name) => HIDEABLE.includes(name));
      const others = names.filter((name) => !HIDEABLE.includes(name)).join(",");
      if (others) notice(key, `some of ${HIDEABLE.join(", ")}`, others, "left out");
    } else if (key === "theme") {
      if (THEMES.includes(raw)) page.theme = /** @type {Page["theme"]} */ (raw);
      else notice(key, THEMES.join(", "), raw, "left out");
    } else if (key === "vocabulary") {
      if (VOCABULARIES.includes(raw)) {
        page.vocabulary = /** @type {Page["vocabulary"]} */ (raw);
      } else notice(key, VOCABULARIES.join(" or "), raw, "left out");
    } else if (key === "digits") {
      const digits = DIGITS.find((one) => String(one) === raw);
      if (digits) page.digits = digits;
      else notice(key, DIGITS.join(", "), raw, "left out");
    } else if (key === "scale") {
      const scale = raw === "" ? Number.NaN : Number(raw);
      const held = Math.min(LARGEST, Math.max(SMALLEST, scale));
      if (Number.isFinite(scale)) page.scale = held;
      if (held !== scale) {
        const taken = Number.isFinite(scale) ? `${held} is taken` : "left out";
        notice(key, `a number from ${SMALLEST} to ${LARGEST}`, raw, taken);
      }
    }
  }
  return { page, notices };
}

/**
 * Write what a link says about the page itself.
 *
 * @param {Page} page
 * @returns {string[]} its parts, in the order in which they were read
 */
export function writtenPage(page) {
  return Object.entries(page)
    .map(([key, value]) => [key, String(value)])
    .filter(([, text]) => text !== "")
    .map(([key, text]) => `${key}=${text}`);
}
