/**
 * A link holds an experiment and a step in words that a person can read and change:
 * `#data=spiral&hidden=8,8&activation=tanh&seed=7&step=1200`.
 *
 * What a link does not say is as the word's row has it (`unsaid`), and not as it is usual
 * now: so a link keeps its meaning.
 */

import { nearest } from "./nearest.js";
import { PAGE_WORDS, readPage, writtenPage } from "./page_words.js";
import { foundIn, partsOf } from "./parts.js";
import { readValue, written } from "./values.js";

/**
 * @typedef {import("../settings.js").Setting} Setting
 * @typedef {import("../settings.js").ExperimentFields} ExperimentFields
 * @typedef {import("../wire.d.ts").Catalog} Catalog
 */

/** The step that a link leads to. @type {Setting} */
const STEP = {
  name: "step",
  kind: "whole",
  usual: 0,
  lowest: 0,
  highest: 1e12,
  plain: "Step",
  technical: "Step",
  help: { plain: "The step to open.", technical: "The step to open." },
  word: { text: "step", unsaid: 0 },
};
const PRESET = "preset";

/**
 * @typedef {object} Link
 * @property {ExperimentFields | null} experiment all fields; no field where it is the
 *   preset's own, null where a link names none
 * @property {string | null} preset whose hand-set weights it begins with
 * @property {number} step
 * @property {string[]} notices what could not be taken as it stands, in sentences
 */

/**
 * Read what a fragment says about an experiment.
 *
 * @param {string} fragment
 * @param {Catalog} catalog
 * @returns {Link}
 */
export function readLink(fragment, catalog) {
  const given = new Map(partsOf(fragment));
  /** @type {string[]} */
  const notices = [];
  /** @type {ExperimentFields} */
  const experiment = {};
  for (const setting of settingsOf(catalog)) {
    if (setting.kind === "numbers") {
      const chosen = String(experiment[setting.of ?? ""]);
      experiment[setting.name] = readNumbers(setting, chosen, given, notices);
    } else if (setting.word) {
      const raw = given.get(setting.word.text);
      experiment[setting.name] =
        raw === undefined ? setting.word.unsaid : readValue(setting, raw, notices);
    }
  }
  const words = wordsOf(catalog);
  const isNamed = [...given.keys()].some((key) => words.has(key));
  const step = given.get("step");
  const preset = readPreset(given.get(PRESET), catalog, notices);
  const hasStep = step !== undefined;
  return {
    experiment: isNamed || (hasStep && !preset) ? experiment : preset ? {} : null,
    preset,
    step: hasStep ? /** @type {number} */ (readValue(STEP, step, notices)) : 0,
    notices: [...notices, ...unknownWords(given.keys(), catalog)],
  };
}

/**
 * Write an experiment and a step; what an earlier fragment says about the page itself is
 * kept, as far as it means something.
 *
 * @param {ExperimentFields} experiment
 * @param {number} step
 * @param {Catalog} catalog
 * @param {string} [before] an earlier fragment
 * @param {string | null} [preset] whose hand-set weights it begins with
 */
export function writeLink(experiment, step, catalog, before = "", preset = null) {
  const parts = [];
  for (const setting of settingsOf(catalog)) {
    const value = experiment[setting.name];
    if (value === undefined) continue;
    if (setting.kind === "numbers") {
      const known = setting.parts?.[String(experiment[setting.of ?? ""])] ?? [];
      const own = /** @type {ExperimentFields} */ (value);
      for (const { name, word } of known) {
        if (word && name in own) parts.push(`${word.text}=${own[name]}`);
      }
    } else if (setting.word) {
      const { text, unsaid } = setting.word;
      const isUnsaid = JSON.stringify(value) === JSON.stringify(unsaid);
      if (setting.name === "data" || !isUnsaid) {
        parts.push(`${text}=${written(setting, value)}`);
      }
    }
  }
  if (preset) parts.push(`${PRESET}=${preset}`);
  if (step > 0) parts.push(`step=${step}`);
  parts.push(...writtenPage(readPage(before).page));
  return `#${parts.join("&")}`;
}

/**
 * Say what a link cannot hold of a run.
 *
 * @param {ExperimentFields} experiment
 * @param {{marks?: number[], preset?: string | null} | null} status
 * @returns {string[]}
 */
export function leftOut(experiment, status) {
  const sentences = [];
  if (experiment.data === "own") {
    sentences.push(
      "Your own table is not in the link: it does not leave this machine.",
    );
  }
  if (experiment.points) {
    sentences.push("The points that you placed are not in the link.");
  }
  if (status?.marks?.some((step) => step > 0 || !status.preset)) {
    sentences.push("What you changed by hand is not in the link.");
  }
  return sentences;
}

/** @param {Catalog} catalog @returns {Setting[]} */
function settingsOf({ settings }) {
  return settings;
}

/**
 * Read the numbers that a choice brings; those that only others bring are left out.
 *
 * @param {Setting} setting
 * @param {string} chosen
 * @param {Map<string, string>} given
 * @param {string[]} notices
 */
function readNumbers(setting, chosen, given, notices) {
  const words = new Set(wordsOfParts(setting));
  const known = setting.parts?.[chosen] ?? [];
  /** @type {ExperimentFields} */
  const numbers = {};
  for (const [key, raw] of given) {
    if (!words.has(key)) continue;
    const part = known.find(({ word }) => word?.text === key);
    if (part) numbers[part.name] = readValue(part, raw, notices);
    else notices.push(`${key}: '${chosen}' has none; left out.`);
  }
  return numbers;
}

/**
 * @param {string | undefined} name
 * @param {Catalog} catalog
 * @param {string[]} notices
 */
function readPreset(name, { presets }, notices) {
  if (name === undefined) return null;
  if (presets.some((row) => row.name === name)) return name;
  notices.push(`${PRESET}: expected a known one, found '${foundIn(name)}'; left out.`);
  return null;
}

/** @param {Setting} setting @returns {string[]} */
function wordsOfParts({ parts = {} }) {
  return Object.values(parts).flatMap((own) => own.map(({ word }) => word?.text ?? ""));
}

/**
 * Collect all words of an experiment.
 *
 * @param {Catalog} catalog
 * @returns {Set<string>}
 */
function wordsOf(catalog) {
  return new Set(
    settingsOf(catalog).flatMap((setting) =>
      setting.word ? [setting.word.text] : wordsOfParts(setting),
    ),
  );
}

/**
 * Say which words nobody knows, each with the nearest that is known.
 *
 * @param {Iterable<string>} keys
 * @param {Catalog} catalog
 * @returns {string[]}
 */
function unknownWords(keys, catalog) {
  const known = new Set([...wordsOf(catalog), "step", PRESET, ...PAGE_WORDS]);
  return [...keys]
    .filter((key) => !known.has(key))
    .map((key) => {
      const near = nearest(key, known);
      const rest = near ? `did you mean ${near}?` : "left out.";
      return `${foundIn(key)}: no such word; ${rest}`;
    });
}
