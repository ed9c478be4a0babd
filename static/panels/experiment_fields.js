/** What a person can choose about an experiment: one row for each field of the form. */

import { withWidths } from "../network/layer_changes.js";
import { readNumber } from "./typed_number.js";

/**
 * @typedef {object} Field
 * @property {string} name the field of the experiment; a dot leads to a part of it
 * @property {string} group
 * @property {string} plain
 * @property {string} technical
 * @property {"widths" | "activations" | "choice" | "whole" | "number" | "flag"} kind
 * @property {string} [from] the list of the catalog that it is chosen from
 * @property {boolean} [hasAuto] whether "auto" may be chosen
 * @property {boolean} [isOptional] whether it may be empty
 * @property {string} [goesWith] a field whose refused choice is asked for again with it
 * @property {(experiment: any) => boolean} [isShown]
 */

/** In the order of the form. */
export const GROUPS = [
  { name: "network", plain: "The network", technical: "Network" },
  { name: "learning", plain: "How it learns", technical: "Learning" },
  { name: "stopping", plain: "When it stops", technical: "Stopping" },
  { name: "data", plain: "The data", technical: "Data" },
];

/** @param {{hidden: readonly number[]}} experiment */
const hasHidden = ({ hidden }) => hidden.length > 0;

/**
 * One row as the table below writes it.
 * @param {string} group
 * @param {string} name
 * @param {Field["kind"]} kind
 * @param {string} plain
 * @param {string} technical
 * @param {Partial<Field>} [more]
 * @returns {Field}
 */
const row = (group, name, kind, plain, technical, more) => {
  return { group, name, kind, plain, technical, ...more };
};

/** @type {readonly Field[]} */
export const FIELDS = [
  row("network", "hidden", "widths", "Nodes in between", "Hidden layers"),
  row("network", "activations", "activations", "How a node answers", "Activation", {
    from: "activations",
    isShown: hasHidden,
  }),
  row("network", "output", "choice", "How the last node answers", "Output activation", {
    from: "activations",
    hasAuto: true,
    goesWith: "loss",
  }),
  row("network", "initializer", "choice", "First connections", "Initializer", {
    from: "initializers",
  }),
  row("network", "initial_bias", "number", "First bias", "Initial bias"),
  row("network", "seed", "whole", "Which random start", "Seed"),
  row("network", "dtype", "choice", "Digits", "Precision", { from: "precisions" }),
  row("learning", "optimizer", "choice", "How it corrects itself", "Optimizer", {
    from: "optimizers",
  }),
  row("learning", "learning_rate", "number", "Size of a correction", "Learning rate"),
  row("learning", "schedule", "choice", "Its size later on", "Schedule", {
    from: "schedules",
  }),
  row("learning", "horizon", "whole", "Steps until then", "Horizon", {
    isShown: ({ schedule }) => schedule !== "constant",
  }),
  row("learning", "batch_size", "whole", "Examples in one step", "Batch size"),
  row("learning", "loss", "choice", "How wrong is counted", "Loss", {
    from: "losses",
    hasAuto: true,
    goesWith: "output",
  }),
  row("learning", "l1", "number", "Pull to zero", "L1 penalty"),
  row("learning", "l2", "number", "Hold large ones back", "L2 penalty"),
  row("learning", "dropout", "number", "Silent nodes", "Dropout"),
  row("stopping", "stop_epochs", "whole", "After so many rounds", "Epochs", {
    isOptional: true,
  }),
  row("stopping", "stop_loss", "number", "When it is this good", "Loss below", {
    isOptional: true,
  }),
  row("stopping", "patience", "whole", "When it gets no better", "Patience", {
    isOptional: true,
  }),
  row("data", "test_share", "number", "Kept for the test", "Test share"),
  row("data", "is_scaled", "flag", "Bring to one scale", "Standardise inputs"),
];

/** The numbers of the optimizers. @type {Record<string, {plain: string, technical: string}>} */
const NUMBERS = {
  momentum: { plain: "Swing that goes on", technical: "Momentum μ" },
  mean_decay: { plain: "Memory of the direction", technical: "Mean decay β₁" },
  decay: { plain: "Memory of the steepness", technical: "Square decay" },
  epsilon: { plain: "Tiny number", technical: "Epsilon ε" },
};

/**
 * Give the rows for an experiment: an optimizer's own numbers stand below it.
 * @param {Record<string, any>} experiment
 * @param {Record<string, any>} catalog
 * @returns {Field[]}
 */
export function fieldsFor(experiment, catalog) {
  const shown = FIELDS.filter(({ isShown }) => isShown?.(experiment) ?? true);
  const numbers = Object.keys(usualSettings(experiment, catalog)).map((name) => {
    const words = NUMBERS[name] ?? { plain: name, technical: name };
    return row("learning", `settings.${name}`, "number", words.plain, words.technical);
  });
  const below = shown.findIndex(({ name }) => name === "optimizer") + 1;
  return shown.toSpliced(below, 0, ...numbers);
}

/**
 * @param {Record<string, any>} experiment
 * @param {Record<string, any>} catalog
 * @returns {Record<string, number>}
 */
function usualSettings({ optimizer }, { optimizers }) {
  const found = optimizers.find((/** @type {any} */ one) => one.name === optimizer);
  return found?.settings ?? {};
}

/**
 * Read a field's value; an optimizer's number that was not chosen is its usual one.
 * @param {Field} field
 * @param {Record<string, any>} experiment
 * @param {Record<string, any>} catalog
 */
export function chosenValue({ name }, experiment, catalog) {
  const [first, part] = name.split(".");
  if (part === undefined) return experiment[first];
  return experiment.settings[part] ?? usualSettings(experiment, catalog)[part];
}

/**
 * Write a field's value as the form shows it.
 * @param {Field} field
 * @param {any} value
 * @returns {string}
 */
export function textOf(field, value) {
  if (value === null) return "";
  return field.kind === "widths" ? value.join(", ") : String(value);
}

/**
 * Read what was typed. Raises a RangeError with a sentence that says what was expected.
 * @param {Field} field
 * @param {string} text
 * @returns {unknown}
 */
export function readField({ kind, isOptional }, text) {
  const typed = text.trim();
  if (kind === "widths") return readWidths(typed);
  if (kind === "choice") return typed;
  if (kind === "flag") return typed === "true";
  if (isOptional && typed === "") return null;
  return readNumber(typed, { isWhole: kind === "whole" });
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
 * @param {Record<string, any>} experiment
 * @param {Record<string, any>} catalog
 * @param {Record<string, string>} texts by name
 */
export function changesOf(fields, experiment, catalog, texts) {
  /** @type {Record<string, any>} */
  const changes = {};
  /** @type {Record<string, string>} */
  const problems = {};
  for (const field of fields) {
    const text = texts[field.name];
    const before = chosenValue(field, experiment, catalog);
    if (text === undefined || text === textOf(field, before)) continue;
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
 * @param {any} experiment
 * @param {any} value
 */
function changeOf({ name, kind }, experiment, value) {
  const [first, part] = name.split(".");
  if (part !== undefined)
    return { settings: { ...experiment.settings, [part]: value } };
  return kind === "widths" ? withWidths(experiment, value) : { [first]: value };
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
