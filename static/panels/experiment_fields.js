/** The form of an experiment: which fields it has, and what was typed into them. */

import { withWidths } from "../network/layer_changes.js";
import { chosenValue, isShown, partsOf } from "../settings.js";
import { readNumber } from "./typed_number.js";

/**
 * @typedef {import("../settings.js").Setting} Field
 * @typedef {import("../settings.js").ExperimentFields} ExperimentFields
 * @typedef {import("../network/layer_changes.js").Layers} Layers
 */

/**
 * Give the fields for an experiment: those that have a meaning for it. The numbers that
 * a choice brings stand in the place of their setting.
 * @param {ExperimentFields} experiment
 * @param {{settings: Field[]}} catalog
 * @returns {Field[]}
 */
export function fieldsFor(experiment, { settings }) {
  return settings
    .filter((setting) => setting.group && isShown(setting, experiment))
    .flatMap((setting) =>
      setting.kind === "numbers" ? partsOf(setting, experiment) : [setting],
    );
}

/**
 * Write a value as the form shows it.
 * @param {unknown} value
 * @returns {string}
 */
export function textOf(value) {
  if (value === null) return "";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/**
 * Read what was typed. Raises a RangeError with a sentence that says what was expected.
 * @param {Field} field
 * @param {string} text
 * @returns {unknown}
 */
export function readField({ kind, can_be_empty }, text) {
  const typed = text.trim();
  if (kind === "widths") return readWidths(typed);
  if (kind === "choice") return typed;
  if (kind === "flag") return typed === "true";
  if (can_be_empty && typed === "") return null;
  if (kind === "texts") return typed.split(",").map((part) => part.trim());
  return readNumber(typed, { isWhole: kind === "whole" }); // the server has the bounds
}

/** @param {string} typed */
function readWidths(typed) {
  if (typed === "") return [];
  return typed.split(/[\s,;]+/).map((part) => {
    if (!/^\d+$/.test(part)) {
      throw new RangeError(
        `Expected whole numbers with commas between, like 16, 8; found "${part.slice(0, 40)}".`,
      );
    }
    return Number(part);
  });
}

/**
 * Read what was typed into some fields: what differs from the experiment, and what
 * cannot be read.
 * @param {readonly Field[]} fields
 * @param {ExperimentFields} experiment
 * @param {Record<string, string>} texts by name
 */
export function changesOf(fields, experiment, texts) {
  /** @type {ExperimentFields} */
  const changes = {};
  /** @type {Record<string, string>} */
  const problems = {};
  for (const field of fields) {
    const text = texts[field.name];
    const before = chosenValue(field, experiment);
    if (text === undefined || text === textOf(before)) continue;
    try {
      const value = readField(field, text);
      if (JSON.stringify(value) !== JSON.stringify(before)) {
        Object.assign(changes, changeOf(field, { ...experiment, ...changes }, value));
      }
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      problems[field.name] = problem.message;
    }
  }
  return { changes, problems };
}

/**
 * @param {Field} field
 * @param {ExperimentFields} experiment
 * @param {unknown} value
 */
function changeOf({ name, kind }, experiment, value) {
  const [first, part] = name.split(".");
  if (part !== undefined) {
    const parts = /** @type {ExperimentFields} */ (experiment[first]);
    return { [first]: { ...parts, [part]: value } };
  }
  if (kind !== "widths") return { [first]: value };
  const layers = /** @type {ExperimentFields & Layers} */ (experiment);
  return withWidths(layers, /** @type {number[]} */ (value));
}

/**
 * Say whether a problem or a warning is about a field. A part is named in the sentence.
 * @param {Field} field
 * @param {{field: string | null, message?: string}} about
 */
export function isAt({ name }, { field, message }) {
  const [first, part] = name.split(".");
  if (part === undefined || field === name) return field === name;
  return field === first && (message ?? "").startsWith(`${name}:`);
}

/**
 * Tell a problem where its field's name is plain to see.
 * @param {string} message
 */
export function withoutName(message) {
  const sentence = message.replace(/^[a-z0-9_.]+: /, "");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
