/**
 * A link to two networks side by side is the link to the left one, the word `with`, and
 * what is different on the right: `#data=xor&learning_rate=0.02&with&learning_rate=0.5`.
 */

import { chosenValue, partsOf as numbersOf } from "../settings.js";
import { readLink, writeLink } from "./link.js";
import { decoded, partsOf } from "./parts.js";
import { written } from "./values.js";

/**
 * @typedef {import("../settings.js").Setting} Setting
 * @typedef {import("../settings.js").ExperimentFields} ExperimentFields
 * @typedef {import("../wire.d.ts").Catalog} Catalog
 */

const WITH = "with";
const HELP =
  "change one setting of the network or of how it learns, as &with&learning_rate=0.5 does";

/** Why the settings of a group cannot differ; those of no group are about the data. */
const SHARED = new Map([
  [null, "both networks learn from the same data"],
  ["data", "both networks learn from the same data"],
  ["stopping", "both networks go on until you pause"],
]);

const OWN_TABLE =
  "A table of your own is in no link, so there is nothing to learn from side by side. " +
  'Compare on this page: "keep" above the curve keeps this one, then change a setting.';
const OWN_POINTS =
  "The points that you placed are in no link, so there is nothing to learn from side by " +
  'side. Compare on this page: "keep" above the curve keeps this one, then change a setting.';

/**
 * @typedef {object} Pair
 * @property {ExperimentFields} experiment of the left network; no field where it is usual
 * @property {ExperimentFields} changes what is different on the right
 * @property {string | null} preset
 * @property {number} step
 * @property {string[]} notices what could not be taken as it stands, in sentences
 * @property {string | null} refusal why these two cannot be compared, and what would help
 */

/**
 * Read a link to two networks.
 *
 * @param {string} fragment
 * @param {Catalog} catalog
 * @returns {Pair}
 */
export function readPair(fragment, catalog) {
  const [left, right] = halvesOf(fragment);
  const words = new Set(right.map(([word]) => word));
  const changed = catalog.settings.filter((row) => wordsIn(row).some(hasIn(words)));
  const replaced = new Set(words);
  for (const row of catalog.settings) {
    // The numbers of another choice are its own.
    const isOfChanged = changed.some(({ name }) => name === row.of);
    if (isOfChanged) for (const word of wordsIn(row)) replaced.add(word);
  }
  const kept = left.filter(([word]) => !replaced.has(word));
  const here = readLink(textOf(left), catalog);
  const there = readLink(textOf([...kept, ...right]), catalog);
  /** @type {ExperimentFields} */
  const changes = {};
  for (const { name } of changed) changes[name] = there.experiment?.[name];
  const isOwn = left.some(([word, raw]) => word === "data" && decoded(raw) === "own");
  return {
    experiment: here.experiment ?? {},
    changes,
    preset: here.preset,
    step: here.step,
    notices: [...new Set([...here.notices, ...there.notices])],
    refusal: isOwn ? OWN_TABLE : refusalOf(changed, words),
  };
}

/**
 * Write a link to two networks, from all their settings. What an earlier fragment says
 * about the page itself is kept.
 *
 * @param {ExperimentFields} left
 * @param {ExperimentFields} right
 * @param {number} step
 * @param {Catalog} catalog
 * @param {string} [before] an earlier fragment
 * @param {string | null} [preset] whose hand-set weights both begin with
 */
export function writePair(left, right, step, catalog, before = "", preset = null) {
  const link = writeLink(left, step, catalog, leftOf(before), preset);
  const parts = differencesOf(left, right, catalog).flatMap(({ setting, after }) =>
    setting.word ? [`${setting.word.text}=${written(setting, after)}`] : [],
  );
  return [link, WITH, ...parts].join("&");
}

/**
 * Give the link to the left network alone.
 *
 * @param {string} fragment of both
 */
export function leftOf(fragment) {
  return textOf(halvesOf(fragment)[0]);
}

/**
 * @typedef {object} Difference
 * @property {Setting} setting
 * @property {unknown} before its value on the left
 * @property {unknown} after and on the right
 */

/**
 * List in what two experiments differ. What comes along with another difference, as the
 * numbers of an optimizer do, stands behind it.
 *
 * @param {ExperimentFields} left
 * @param {ExperimentFields} right
 * @param {Catalog} catalog
 * @returns {Difference[]}
 */
export function differencesOf(left, right, { settings }) {
  const all = settings.flatMap((row) =>
    row.kind === "numbers"
      ? numbersOf(row, right).map((part) => ({ row, setting: part }))
      : [{ row, setting: row }],
  );
  const found = all
    .map(({ row, setting }) => ({
      row,
      setting,
      before: chosenValue(setting, left),
      after: chosenValue(setting, right),
    }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  const isAlong = (/** @type {Setting} */ row) =>
    found.some((other) => comesWith(row, other.row));
  const sorted = [
    ...found.filter(({ row }) => !isAlong(row)),
    ...found.filter(({ row }) => isAlong(row)),
  ];
  return sorted.map(({ setting, before, after }) => ({ setting, before, after }));
}

/**
 * Say why a setting cannot differ between two networks side by side; null where it can.
 *
 * @param {Setting} setting
 */
export function whyShared({ group }) {
  return SHARED.get(group ?? null) ?? null;
}

/**
 * Say why a run cannot be compared side by side, and what would help; null where it can.
 *
 * @param {ExperimentFields} experiment
 */
export function whyNotBeside(experiment) {
  if (experiment.data === "own") return OWN_TABLE;
  return experiment.points ? OWN_POINTS : null;
}

/**
 * @param {readonly Setting[]} changed
 * @param {ReadonlySet<string>} words that the right half says
 */
function refusalOf(changed, words) {
  if (changed.length === 0) return `Nothing is different on the right: ${HELP}.`;
  const saidOf = (/** @type {Setting} */ row) => wordsIn(row).filter(hasIn(words));
  const shared = changed.find(whyShared);
  if (shared) return `${saidOf(shared)[0]}: ${whyShared(shared)}; ${HELP}.`;
  const leading = changed.filter(
    (row) => !changed.some((other) => comesWith(row, other)),
  );
  const said = [...new Set(leading.flatMap(saidOf))];
  if (said.length < 2 || (leading.length === 2 && isMutual(leading))) return null;
  return `${said.join(", ")}: expected one setting that is different, found ${said.length}; ${HELP}.`;
}

/** @param {readonly Setting[]} rows two of them */
function isMutual([first, second]) {
  return first.goes_with === second.name && second.goes_with === first.name;
}

/**
 * Say whether a setting has a meaning only along with another one.
 *
 * @param {Setting} row
 * @param {Setting} other
 */
function comesWith(row, other) {
  if (row === other) return false;
  return (
    row.of === other.name ||
    (row.shown_if ?? []).some(({ field }) => field === other.name)
  );
}

/** @param {Setting} setting @returns {string[]} */
function wordsIn({ word, parts = {} }) {
  if (word) return [word.text];
  return Object.values(parts).flatMap((own) => own.map((one) => one.word?.text ?? ""));
}

/** @param {ReadonlySet<string>} words */
function hasIn(words) {
  return (/** @type {string} */ word) => words.has(word);
}

/**
 * Part a fragment at the word `with`.
 *
 * @param {string} fragment
 * @returns {[[string, string][], [string, string][]]}
 */
function halvesOf(fragment) {
  const parts = partsOf(fragment);
  const place = parts.findIndex(([word]) => word === WITH);
  return place < 0 ? [parts, []] : [parts.slice(0, place), parts.slice(place + 1)];
}

/** @param {readonly [string, string][]} parts */
function textOf(parts) {
  return `#${parts.map(([word, raw]) => (raw === "" ? word : `${word}=${raw}`)).join("&")}`;
}
