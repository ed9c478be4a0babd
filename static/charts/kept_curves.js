/** Curves of earlier runs that are kept to compare with: named by what differs. */

import { settingNamed } from "../settings.js";

/** @typedef {import("../settings.js").ExperimentFields} ExperimentFields */
/** @typedef {import("../wire.d.ts").Catalog} Catalog */
/** @typedef {import("../wire.d.ts").Experiment} Experiment */

/**
 * @typedef {object} Kept
 * @property {number} id
 * @property {Experiment} experiment its fields
 * @property {string} data title of the data set
 * @property {readonly number[]} steps
 * @property {readonly number[]} train
 * @property {readonly (number | null)[]} test
 */

export const MOST_KEPT = 6;

/** What is no setting of a run, or is told otherwise. */
const UNNAMED = ["data", "horizon"];

/**
 * Keep the present curve; of the same experiment only the longest stays. The oldest goes
 * where there would be too many.
 *
 * @param {readonly Kept[]} kept
 * @param {{experiment: Experiment, dataset: {title: string}}} run
 * @param {{steps: number[], train: number[], test: (number | null)[]}} curve
 * @returns {Kept[]}
 */
export function withKept(kept, { experiment, dataset }, { steps, train, test }) {
  if (steps.length < 2) return [...kept];
  const text = JSON.stringify(experiment);
  const others = kept.filter((one) => JSON.stringify(one.experiment) !== text);
  const id = 1 + Math.max(0, ...kept.map((one) => one.id));
  const added = {
    id,
    experiment,
    data: dataset.title,
    steps: [...steps],
    train: [...train],
    test: [...test],
  };
  return [...others, added].slice(-MOST_KEPT);
}

/**
 * Name every experiment by the settings in which they differ.
 *
 * @param {readonly {experiment: ExperimentFields, data: string}[]} runs
 * @param {(field: string) => string} wordsOf
 * @param {(field: string) => readonly {name: string, title: string}[]} [choicesOf]
 * @returns {string[]}
 */
export function differingNames(runs, wordsOf, choicesOf = () => []) {
  const fields = Object.keys(runs[0]?.experiment ?? {}).filter(
    (field) => !UNNAMED.includes(field),
  );
  const differing = fields.filter((field) => {
    const texts = runs.map(({ experiment }) =>
      JSON.stringify(experiment[field] ?? null),
    );
    return new Set(texts).size > 1;
  });
  const hasOtherData = new Set(runs.map(({ data }) => data)).size > 1;
  return runs.map(({ experiment, data }) => {
    const parts = differing.map((field) =>
      `${wordsOf(field)} ${valueText(experiment[field], choicesOf(field))}`.trim(),
    );
    if (hasOtherData) parts.unshift(data);
    return parts.join(", ") || "the same settings";
  });
}

/** Values whose words would take too much room. @type {Record<string, string>} */
const SHORT_VALUES = { gradient_descent: "SGD" };

/**
 * Write a setting's value in words.
 *
 * @param {unknown} value
 * @param {readonly {name: string, title: string}[]} [choices] what it is chosen from
 * @returns {string}
 */
export function valueText(value, choices = []) {
  if (value === null || value === undefined) return "as usual";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    if (value.length === 0) return "none";
    if (Array.isArray(value[0])) return `${value.length}`;
    return value.map((one) => valueText(one, choices)).join("-");
  }
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([name, own]) => `${name} ${own}`);
    return entries.join(" ") || "as usual";
  }
  const text = String(value);
  const chosen = choices.find(({ name }) => name === text);
  return SHORT_VALUES[text] ?? chosen?.title ?? text.replaceAll("_", " ");
}

/**
 * @typedef {object} Variation the same start with one other setting
 * @property {string} words
 * @property {(experiment: Experiment, catalog: Catalog) => Partial<Experiment> | null} change
 *   null where it changes nothing
 */

/** @type {Variation[]} */
export const VARIATIONS = [
  {
    words: "learning rate × 3",
    change: ({ learning_rate: rate }, catalog) => ({
      learning_rate: tidy(Math.min(highest(catalog, "learning_rate"), rate * 3)),
    }),
  },
  {
    words: "learning rate ÷ 3",
    change: ({ learning_rate: rate }) => ({ learning_rate: tidy(rate / 3) }),
  },
  {
    words: "batches × 4",
    change: ({ batch_size: size }, catalog) => ({
      batch_size: Math.min(highest(catalog, "batch_size"), size * 4),
    }),
  },
  {
    words: "one example a step",
    change: ({ batch_size: size }) => (size === 1 ? null : { batch_size: 1 }),
  },
  {
    words: "twice as many nodes",
    change: ({ hidden }, catalog) => {
      const { most_nodes = 1 } = settingNamed(catalog, "hidden");
      const twice = (/** @type {number} */ width) => Math.min(most_nodes, 2 * width);
      return hidden.length ? { hidden: hidden.map(twice) } : null;
    },
  },
  {
    words: "one more hidden layer",
    change: ({ hidden, activations }, catalog) =>
      hidden.length < (settingNamed(catalog, "hidden").most_layers ?? 0)
        ? {
            hidden: [...hidden, hidden.at(-1) ?? 4],
            activations:
              activations.length > 1
                ? [...activations, ...activations.slice(-1)]
                : activations,
          }
        : null,
  },
  {
    words: "no hidden layer",
    change: ({ hidden, activations }) =>
      hidden.length ? { hidden: [], activations: activations.slice(0, 1) } : null,
  },
  {
    words: "ReLU",
    change: ({ activations, hidden }) =>
      activations.join() === "relu" || !hidden.length
        ? null
        : { activations: ["relu"] },
  },
  {
    words: "tanh",
    change: ({ activations, hidden }) =>
      activations.join() === "tanh" || !hidden.length
        ? null
        : { activations: ["tanh"] },
  },
  {
    words: "Adam, rate 0.01",
    change: ({ optimizer }) =>
      optimizer === "adam" ? null : { optimizer: "adam", learning_rate: 0.01 },
  },
];

/** @param {Catalog} catalog @param {string} name of a number */
function highest(catalog, name) {
  return settingNamed(catalog, name).highest ?? Number.POSITIVE_INFINITY;
}

/** @param {number} rate */
function tidy(rate) {
  return Number(rate.toPrecision(2));
}
