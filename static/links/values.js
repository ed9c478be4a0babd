/** One value of a link: read as far as it can be, and written so that it can be read. */

import { namesFor } from "./fields.js";
import { decoded, foundIn } from "./parts.js";

/** @typedef {import("./fields.js").Field} Field */

/**
 * @param {Field} field
 * @param {string} raw
 * @param {any} catalog
 * @param {string[]} notices where a sentence is added for what cannot be taken
 * @returns {any}
 */
export function readValue(field, raw, catalog, notices) {
  const { key, kind, usual } = field;
  /** @param {string} expected @param {any} taken */
  const instead = (expected, taken) => {
    const words = taken === null ? "left out" : `${written(field, taken)} is taken`;
    notices.push(`${key}: expected ${expected}, found '${foundIn(raw)}'; ${words}.`);
    return taken;
  };
  if (kind === "flag") {
    if (raw === "yes" || raw === "no") return raw === "yes";
    return instead("yes or no", usual);
  }
  if (kind === "texts") return raw === "" ? usual : raw.split(",").map(decoded);
  if (kind === "choice" || kind === "choices") {
    const known = namesFor(field, catalog);
    const chosen = kind === "choice" ? [decoded(raw)] : raw.split(",").map(decoded);
    if (!chosen.every((name) => known.includes(name))) {
      return instead(`one of ${known.join(", ")}`, usual);
    }
    return kind === "choice" ? chosen[0] : chosen;
  }
  if (kind === "widths") return readWidths(raw, catalog.limits, usual, instead);
  const value = Number(raw);
  const { least = 0, most = 0 } = field;
  const isRead = raw !== "" && Number.isFinite(value);
  if (!isRead || (kind === "whole" && !Number.isInteger(value))) {
    return instead(kind === "whole" ? "a whole number" : "a number", usual);
  }
  if (value >= least && value <= most) return value;
  return instead(`${least} to ${most}`, value < least ? least : most);
}

/**
 * @param {string} raw
 * @param {{layers: number, nodes: number}} limits
 * @param {number[]} usual
 * @param {(expected: string, taken: any) => any} instead
 */
function readWidths(raw, limits, usual, instead) {
  if (raw === "" || raw === "none") return [];
  const widths = raw.split(",").map(Number);
  if (!widths.every(Number.isInteger)) {
    return instead("whole numbers with commas between", usual);
  }
  const fitting = widths
    .slice(0, limits.layers)
    .map((width) => Math.min(limits.nodes, Math.max(1, width)));
  if (fitting.join() === widths.join()) return widths;
  return instead(
    `at most ${limits.layers} layers of 1 to ${limits.nodes} nodes`,
    fitting,
  );
}

/** @param {Field} field @param {any} value @returns {string} */
export function written({ kind }, value) {
  if (value === null) return "";
  if (kind === "flag") return value ? "yes" : "no";
  if (kind === "widths" && value.length === 0) return "none";
  return Array.isArray(value)
    ? value.map(encodeURIComponent).join(",")
    : encodeURIComponent(value);
}
