/**
 * The words of a link: one row for each field of an experiment that it can name.
 *
 * What a link does not name is as it was usual when links began (`usual`), so a link
 * keeps its meaning when other settings become usual. These values never change.
 */

/**
 * @typedef {object} Field
 * @property {string} key its name in a link
 * @property {string} field its name in an experiment
 * @property {"choice" | "choices" | "widths" | "texts" | "whole" | "number" | "flag"
 *   } kind
 * @property {any} usual
 * @property {string} [from] the list of the catalog that it is chosen from
 * @property {string[]} [names] what else it may be
 * @property {number} [least]
 * @property {number} [most]
 */

/** @type {readonly Field[]} */
export const FIELDS = [
  { key: "data", field: "data", kind: "choice", from: "datasets", usual: "bank" },
  { key: "columns", field: "columns", kind: "texts", usual: null },
  {
    key: "test_share",
    field: "test_share",
    kind: "number",
    usual: 0.2,
    least: 0,
    most: 0.9,
  },
  { key: "scaled", field: "is_scaled", kind: "flag", usual: true },
  { key: "hidden", field: "hidden", kind: "widths", usual: [8] },
  {
    key: "activation",
    field: "activations",
    kind: "choices",
    from: "activations",
    usual: ["tanh"],
  },
  {
    key: "output",
    field: "output",
    kind: "choice",
    from: "activations",
    names: ["auto"],
    usual: "auto",
  },
  {
    key: "loss",
    field: "loss",
    kind: "choice",
    from: "losses",
    names: ["auto"],
    usual: "auto",
  },
  {
    key: "initializer",
    field: "initializer",
    kind: "choice",
    from: "initializers",
    usual: "glorot",
  },
  {
    key: "initial_bias",
    field: "initial_bias",
    kind: "number",
    usual: 0,
    least: -10,
    most: 10,
  },
  {
    key: "optimizer",
    field: "optimizer",
    kind: "choice",
    from: "optimizers",
    usual: "gradient_descent",
  },
  {
    key: "learning_rate",
    field: "learning_rate",
    kind: "number",
    usual: 0.1,
    least: 1e-9,
    most: 100,
  },
  { key: "l1", field: "l1", kind: "number", usual: 0, least: 0, most: 10 },
  { key: "l2", field: "l2", kind: "number", usual: 0, least: 0, most: 10 },
  { key: "dropout", field: "dropout", kind: "number", usual: 0, least: 0, most: 0.9 },
  {
    key: "schedule",
    field: "schedule",
    kind: "choice",
    from: "schedules",
    usual: "constant",
  },
  {
    key: "horizon",
    field: "horizon",
    kind: "whole",
    usual: 10_000,
    least: 1,
    most: 10_000_000,
  },
  {
    key: "batch",
    field: "batch_size",
    kind: "whole",
    usual: 32,
    least: 1,
    most: 20_000,
  },
  { key: "seed", field: "seed", kind: "whole", usual: 0, least: 0, most: 2 ** 31 - 1 },
  {
    key: "stop_epochs",
    field: "stop_epochs",
    kind: "whole",
    usual: null,
    least: 1,
    most: 1e9,
  },
  {
    key: "stop_loss",
    field: "stop_loss",
    kind: "number",
    usual: null,
    least: 1e-12,
    most: 1e9,
  },
  {
    key: "patience",
    field: "patience",
    kind: "whole",
    usual: null,
    least: 1,
    most: 1e9,
  },
  {
    key: "dtype",
    field: "dtype",
    kind: "choice",
    names: ["float64", "float32"],
    usual: "float64",
  },
];

/**
 * List what a field may be.
 *
 * @param {Field} field
 * @param {any} catalog
 * @returns {string[]}
 */
export function namesFor({ from, names = [], kind }, catalog) {
  /** @type {any[]} */
  const rows = from ? catalog[from] : [];
  const offered = kind === "choices" ? rows.filter((row) => row.is_for_hidden) : rows;
  return [...names, ...offered.map((row) => row.key ?? row.name)];
}
