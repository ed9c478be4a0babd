/** One value of a link: read as far as it can be, and written so that it can be read. */

import { boundsFrom, wanted } from "../panels/typed_number.js";
import { decoded, foundIn } from "./parts.js";

/** @typedef {import("../settings.js").Setting} Setting */
/** @typedef {(expected: string, taken: unknown) => unknown} Instead */

// What is taken in place of a bound that a number may not reach itself: near enough, and
// told apart from it in every precision.
const ABOVE = 1e-9;
const BELOW = 1e-6;

const LARGEST = 1e12; // of a whole number that has no bound of its own

/**
 * @param {Setting} setting that has a word
 * @param {string} raw
 * @param {string[]} notices where a sentence is added for what cannot be taken
 * @returns {unknown}
 */
export function readValue(setting, raw, notices) {
  const { kind } = setting;
  const { text: key, unsaid } = /** @type {import("../wire.d.ts").LinkWord} */ (
    setting.word
  );
  /** @type {Instead} */
  const instead = (expected, taken) => {
    const words = taken === null ? "left out" : `${written(setting, taken)} is taken`;
    notices.push(`${key}: expected ${expected}, found '${foundIn(raw)}'; ${words}.`);
    return taken;
  };
  if (kind === "flag") {
    if (raw === "yes" || raw === "no") return raw === "yes";
    return instead("yes or no", unsaid);
  }
  if (raw === "" && setting.can_be_empty) return null;
  if (kind === "texts") return raw.split(",").map(decoded);
  if (kind === "choice" || kind === "choices") {
    const known = namesOf(setting);
    const chosen = kind === "choice" ? [decoded(raw)] : raw.split(",").map(decoded);
    if (!chosen.every((name) => known.includes(name))) {
      return instead(`one of ${known.join(", ")}`, unsaid);
    }
    return kind === "choice" ? chosen[0] : chosen;
  }
  if (kind === "widths") return readWidths(setting, raw, unsaid, instead);
  return readNumber(setting, raw, unsaid, instead);
}

/** @param {Setting} setting */
function namesOf({ choices = [], has_auto }) {
  const names = choices.map(({ name }) => name);
  return has_auto ? ["auto", ...names] : names;
}

/**
 * @param {Setting} setting
 * @param {string} raw
 * @param {unknown} unsaid
 * @param {Instead} instead
 */
function readNumber(setting, raw, unsaid, instead) {
  const bounds = boundsFrom(setting);
  const { lowest, highest, isAbove, isBelow, isWhole } = bounds;
  const value = Number(raw);
  const isRead = raw !== "" && Number.isFinite(value);
  if (!isRead || (isWhole && !Number.isInteger(value))) {
    return instead(isWhole ? "a whole number" : "a number", unsaid);
  }
  const most = isBelow
    ? highest - BELOW
    : Math.min(highest, isWhole ? LARGEST : highest);
  if (isAbove ? value <= lowest : value < lowest) {
    return instead(wanted(bounds), isAbove ? lowest + ABOVE : lowest);
  }
  if (isBelow ? value >= highest : value > most) return instead(wanted(bounds), most);
  return value;
}

/**
 * @param {Setting} setting
 * @param {string} raw
 * @param {unknown} unsaid
 * @param {Instead} instead
 */
function readWidths({ most_layers = 0, most_nodes = 0 }, raw, unsaid, instead) {
  if (raw === "" || raw === "none") return [];
  const widths = raw.split(",").map(Number);
  if (!widths.every(Number.isInteger)) {
    return instead("whole numbers with commas between", unsaid);
  }
  const fitting = widths
    .slice(0, most_layers)
    .map((width) => Math.min(most_nodes, Math.max(1, width)));
  if (fitting.join() === widths.join()) return widths;
  return instead(`at most ${most_layers} layers of 1 to ${most_nodes} nodes`, fitting);
}

/** @param {Pick<Setting, "kind">} setting @param {unknown} value @returns {string} */
export function written({ kind }, value) {
  if (value === null) return "";
  if (kind === "flag") return value ? "yes" : "no";
  if (kind === "widths" && Array.isArray(value) && value.length === 0) return "none";
  return Array.isArray(value)
    ? value.map(encodeURIComponent).join(",")
    : encodeURIComponent(String(value));
}
