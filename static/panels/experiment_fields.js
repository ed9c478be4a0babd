/** What a person can choose about an experiment: one row for each field of the form. */

/**
 * @typedef {object} Field
 * @property {string} name the field of the experiment
 * @property {string} plain
 * @property {string} technical
 * @property {"widths" | "choice" | "activation" | "whole" | "number" | "flag"} kind
 * @property {string} [from] the list of the catalog that it is chosen from
 * @property {boolean} [hasAuto] whether "auto" may be chosen
 * @property {number} [minimum]
 * @property {number} [maximum]
 */

/** @type {readonly Field[]} */
export const FIELDS = [
  {
    name: "hidden",
    plain: "Nodes in the hidden layers",
    technical: "Hidden layers",
    kind: "widths",
  },
  {
    name: "activations",
    plain: "How a node answers",
    technical: "Activation",
    kind: "activation",
    from: "activations",
  },
  {
    name: "optimizer",
    plain: "How it corrects itself",
    technical: "Optimizer",
    kind: "choice",
    from: "optimizers",
  },
  {
    name: "learning_rate",
    plain: "Size of a correction",
    technical: "Learning rate",
    kind: "number",
    minimum: 0,
  },
  {
    name: "batch_size",
    plain: "Examples in one step",
    technical: "Batch size",
    kind: "whole",
    minimum: 1,
  },
  {
    name: "initializer",
    plain: "First weights",
    technical: "Initializer",
    kind: "choice",
    from: "initializers",
  },
  {
    name: "seed",
    plain: "Which random start",
    technical: "Seed",
    kind: "whole",
    minimum: 0,
  },
  {
    name: "output",
    plain: "How the output answers",
    technical: "Output activation",
    kind: "choice",
    from: "activations",
    hasAuto: true,
  },
  {
    name: "loss",
    plain: "How wrong is measured",
    technical: "Loss",
    kind: "choice",
    from: "losses",
    hasAuto: true,
  },
  {
    name: "l1",
    plain: "Pull small weights to zero",
    technical: "L1 penalty",
    kind: "number",
    minimum: 0,
  },
  {
    name: "l2",
    plain: "Keep weights small",
    technical: "L2 penalty",
    kind: "number",
    minimum: 0,
  },
];

/**
 * Write a field's value as the form shows it.
 * @param {Field} field
 * @param {any} value
 * @returns {string}
 */
export function textOf(field, value) {
  if (field.kind === "widths") return value.join(", ");
  if (field.kind === "activation") return value.join(", ");
  return String(value);
}

/**
 * Read what was typed. Raises a RangeError with a sentence that says what was expected.
 * @param {Field} field
 * @param {string} text
 * @returns {unknown}
 */
export function readField(field, text) {
  const typed = text.trim();
  if (field.kind === "widths") {
    if (typed === "") return [];
    return typed.split(/[\s,;]+/).map((part) => {
      if (!/^\d+$/.test(part)) {
        throw new RangeError(
          `Expected whole numbers with commas between, like 16, 8; found "${part}".`,
        );
      }
      return Number(part);
    });
  }
  if (field.kind === "activation") return typed.split(/[\s,]+/);
  if (field.kind === "choice") return typed;
  const value = Number(typed.replace(",", "."));
  if (typed === "" || !Number.isFinite(value)) {
    throw new RangeError(`Expected a number, found "${typed}".`);
  }
  if (field.kind === "whole" && !Number.isInteger(value)) {
    throw new RangeError(`Expected a whole number, found "${typed}".`);
  }
  return value;
}

/**
 * Read a filled-in form: what differs from the experiment, and what cannot be read.
 * @param {readonly Field[]} fields
 * @param {Record<string, any>} experiment
 * @param {Record<string, string>} texts by name
 */
export function changesOf(fields, experiment, texts) {
  /** @type {Record<string, unknown>} */
  const changes = {};
  /** @type {Record<string, string>} */
  const problems = {};
  for (const field of fields) {
    const text = texts[field.name];
    if (text === undefined || text === textOf(field, experiment[field.name])) continue;
    try {
      const value = readField(field, text);
      if (JSON.stringify(value) !== JSON.stringify(experiment[field.name])) {
        changes[field.name] = value;
      }
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      problems[field.name] = problem.message;
    }
  }
  return { changes, problems };
}
