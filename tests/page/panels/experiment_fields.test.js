import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changesOf,
  FIELDS,
  readField,
  textOf,
} from "../../../static/panels/experiment_fields.js";

const EXPERIMENT = {
  hidden: [16, 8],
  activations: ["tanh"],
  optimizer: "gradient_descent",
  learning_rate: 0.1,
  batch_size: 32,
  initializer: "glorot",
  seed: 0,
  output: "auto",
  loss: "auto",
  l1: 0,
  l2: 0,
};

/** @param {string} name */
const field = (name) => {
  const found = FIELDS.find((row) => row.name === name);
  assert.ok(found, name);
  return found;
};

test("a form that was not touched changes nothing", () => {
  const texts = Object.fromEntries(
    FIELDS.map((row) => [
      row.name,
      textOf(row, EXPERIMENT[/** @type {keyof typeof EXPERIMENT} */ (row.name)]),
    ]),
  );
  assert.deepEqual(changesOf(FIELDS, EXPERIMENT, texts), { changes: {}, problems: {} });
});

test("only what differs is sent", () => {
  const { changes } = changesOf(FIELDS, EXPERIMENT, {
    hidden: "16,8",
    learning_rate: "0.03",
    optimizer: "adam",
  });
  assert.deepEqual(changes, { learning_rate: 0.03, optimizer: "adam" });
});

test("hidden layers are read from a list, and no layers from an empty one", () => {
  assert.deepEqual(readField(field("hidden"), " 4, 3 ;2"), [4, 3, 2]);
  assert.deepEqual(readField(field("hidden"), ""), []);
});

test("what cannot be read is told with what was expected and found", () => {
  const { changes, problems } = changesOf(FIELDS, EXPERIMENT, {
    hidden: "8, many",
    seed: "1.5",
    learning_rate: "fast",
  });
  assert.deepEqual(changes, {});
  assert.match(problems.hidden, /Expected whole numbers .* found "many"/);
  assert.match(problems.seed, /Expected a whole number, found "1.5"/);
  assert.match(problems.learning_rate, /Expected a number, found "fast"/);
});
