/**
 * A link holds an experiment and a step in words that a person can read and change:
 * `#data=spiral&hidden=8,8&activation=tanh&seed=7&step=1200`.
 */

import { FIELDS } from "./fields.js";
import { foundIn, partsOf } from "./parts.js";
import { readValue, written } from "./values.js";

const MOST_STEPS = 1e12;

/**
 * @typedef {object} Link
 * @property {Record<string, any> | null} experiment all fields; no field where it is the
 *   preset's own, null where a link names none
 * @property {string | null} preset whose hand-set weights it begins with
 * @property {number} step
 * @property {string[]} notices what could not be taken as it stands, in sentences
 */

/**
 * Read what a fragment says about an experiment.
 *
 * @param {string} fragment
 * @param {any} catalog
 * @returns {Link}
 */
export function readLink(fragment, catalog) {
  const given = new Map(partsOf(fragment));
  /** @type {string[]} */
  const notices = [];
  /** @type {Record<string, any>} */
  const experiment = {};
  let isNamed = false;
  for (const field of FIELDS) {
    const raw = given.get(field.key);
    isNamed ||= raw !== undefined;
    experiment[field.field] =
      raw === undefined ? field.usual : readValue(field, raw, catalog, notices);
  }
  const { data, optimizer } = experiment;
  const options = rowOf(catalog.datasets, "key", data)?.options ?? {};
  const settings = rowOf(catalog.optimizers, "name", optimizer)?.settings ?? {};
  experiment.data_options = {};
  experiment.settings = {};
  for (const [key, raw] of given) {
    const option = key === "sample" ? "seed" : key;
    if (isOption(catalog, key)) {
      isNamed = true;
      if (!options[option]) notices.push(`${key}: '${data}' has none; left out.`);
      else {
        const [usual, least, most] = options[option];
        const rule = { key, field: key, kind: /** @type {const} */ ("whole"), usual };
        const value = readValue({ ...rule, least, most }, raw, catalog, notices);
        experiment.data_options[option] = value;
      }
    } else if (isSetting(catalog, key)) {
      isNamed = true;
      if (!(key in settings))
        notices.push(`${key}: '${optimizer}' has none; left out.`);
      else {
        const rule = { key, field: key, kind: /** @type {const} */ ("number") };
        const range = { usual: settings[key], least: 0, most: 0.999999 };
        experiment.settings[key] = readValue(
          { ...rule, ...range },
          raw,
          catalog,
          notices,
        );
      }
    }
  }
  let preset = given.get("preset") ?? null;
  if (preset !== null && !rowOf(catalog.presets, "name", preset)) {
    notices.push(`preset: expected a known one, found '${foundIn(preset)}'; left out.`);
    preset = null;
  }
  const step = given.get("step");
  const rule = { key: "step", field: "step", kind: /** @type {const} */ ("whole") };
  const range = { usual: 0, least: 0, most: MOST_STEPS };
  const hasStep = step !== undefined;
  return {
    experiment: isNamed || (hasStep && !preset) ? experiment : preset ? {} : null,
    preset,
    step: hasStep ? readValue({ ...rule, ...range }, step, catalog, notices) : 0,
    notices,
  };
}

/**
 * Write an experiment and a step; what an earlier fragment says about other things, or
 * what a later version will understand, is kept.
 *
 * @param {Record<string, any>} experiment
 * @param {number} step
 * @param {any} catalog
 * @param {string} [before] an earlier fragment
 * @param {string | null} [preset] whose hand-set weights it begins with
 */
export function writeLink(experiment, step, catalog, before = "", preset = null) {
  const parts = [];
  for (const field of FIELDS) {
    const value = experiment[field.field];
    const isUsual = JSON.stringify(value) === JSON.stringify(field.usual);
    if (field.key === "data" || !isUsual) {
      parts.push(`${field.key}=${written(field, value)}`);
    }
    if (field.key === "data") {
      for (const [name, number] of Object.entries(experiment.data_options)) {
        parts.push(`${name === "seed" ? "sample" : name}=${number}`);
      }
    }
    if (field.key === "optimizer") {
      for (const [name, number] of Object.entries(experiment.settings)) {
        parts.push(`${name}=${number}`);
      }
    }
  }
  if (preset) parts.push(`preset=${preset}`);
  if (step > 0) parts.push(`step=${step}`);
  for (const [key, raw] of partsOf(before)) {
    if (!isOurs(key, catalog)) parts.push(raw === "" ? key : `${key}=${raw}`);
  }
  return `#${parts.join("&")}`;
}

/**
 * Say what a link cannot hold of a run.
 *
 * @param {Record<string, any>} experiment
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

/** @param {any[]} rows @param {string} key @param {string} value */
function rowOf(rows, key, value) {
  return rows.find((row) => row[key] === value);
}

/** @param {any} catalog @param {string} key of a link */
function isOption(catalog, key) {
  const name = key === "sample" ? "seed" : key === "seed" ? "" : key;
  return catalog.datasets.some((/** @type {any} */ row) =>
    Object.hasOwn(row.options, name),
  );
}

/** @param {any} catalog @param {string} key of a link */
function isSetting(catalog, key) {
  return catalog.optimizers.some((/** @type {any} */ row) =>
    Object.hasOwn(row.settings, key),
  );
}

/** @param {string} key @param {any} catalog */
function isOurs(key, catalog) {
  return (
    key === "step" ||
    key === "preset" ||
    FIELDS.some((field) => field.key === key) ||
    isOption(catalog, key) ||
    isSetting(catalog, key)
  );
}
