import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changesOf,
  fieldsFor,
  isAt,
  readField,
  textOf,
  withoutName,
} from "../../../static/panels/experiment_fields.js";
import { chosenValue, settingNamed } from "../../../static/settings.js";
import { catalog, grown, usual } from "../catalog.js";

/** @type {Record<string, any>} */
const EXPERIMENT = { ...usual, hidden: [16, 8] };
const ADAM = { ...EXPERIMENT, optimizer: "adam", settings: { decay: 0.99 } };

/** @param {string} name */
const field = (name) => {
  const found = fieldsFor(ADAM, catalog).find((row) => row.name === name);
  assert.ok(found, name);
  return found;
};

/** @param {Record<string, any>} experiment @param {Record<string, string>} texts */
const read = (experiment, texts) =>
  changesOf(fieldsFor(experiment, catalog), experiment, texts);

test("a form that was not touched changes nothing", () => {
  for (const experiment of [EXPERIMENT, ADAM]) {
    const texts = Object.fromEntries(
      fieldsFor(experiment, catalog).map((row) => [
        row.name,
        textOf(chosenValue(row, experiment)),
      ]),
    );
    assert.deepEqual(read(experiment, texts), { changes: {}, problems: {} });
  }
});

test("only what differs is sent", () => {
  const { changes } = read(EXPERIMENT, {
    learning_rate: "0,03",
    optimizer: "adam",
    batch_size: "32.0",
    is_scaled: "false",
  });
  assert.deepEqual(changes, {
    learning_rate: 0.03,
    optimizer: "adam",
    is_scaled: false,
  });
});

test("thousands may be apart", () => {
  assert.deepEqual(read(EXPERIMENT, { batch_size: "1,000", l1: "0,001" }).changes, {
    batch_size: 1000,
    l1: 0.001,
  });
});

test("hidden layers are read from a list, and no layers from an empty one", () => {
  assert.deepEqual(readField(field("hidden"), " 4, 3 ;2"), [4, 3, 2]);
  assert.deepEqual(readField(field("hidden"), ""), []);
});

test("other layers take their activations along", () => {
  const two = { ...EXPERIMENT, activations: ["relu", "tanh"] };
  assert.deepEqual(read(two, { hidden: "16, 8, 4" }).changes, {
    hidden: [16, 8, 4],
    activations: ["relu", "tanh", "tanh"],
  });
  assert.deepEqual(read(two, { hidden: "5" }).changes, {
    hidden: [5],
    activations: ["relu"],
  });
});

test("a stop rule that is emptied is none", () => {
  const stopping = { ...EXPERIMENT, stop_epochs: 20 };
  assert.deepEqual(read(stopping, { stop_epochs: " " }).changes, { stop_epochs: null });
  assert.deepEqual(read(EXPERIMENT, { stop_loss: "0.1" }).changes, { stop_loss: 0.1 });
});

test("an optimizer's numbers stand below it, and one is changed without the others", () => {
  const names = fieldsFor(ADAM, catalog).map(({ name }) => name);
  const place = names.indexOf("optimizer");
  assert.deepEqual(names.slice(place + 1, place + 4), [
    "settings.mean_decay",
    "settings.decay",
    "settings.epsilon",
  ]);
  assert.equal(chosenValue(field("settings.decay"), ADAM), 0.99);
  assert.equal(chosenValue(field("settings.epsilon"), ADAM), 1e-8);
  const texts = { "settings.mean_decay": "0.8", "settings.epsilon": "1e-6" };
  assert.deepEqual(read(ADAM, texts).changes, {
    settings: { decay: 0.99, mean_decay: 0.8, epsilon: 1e-6 },
  });
});

test("what has no meaning for an experiment is not asked", () => {
  const names = fieldsFor({ ...EXPERIMENT, hidden: [] }, catalog).map(
    (row) => row.name,
  );
  assert.ok(!names.includes("activations"));
  assert.ok(!names.includes("horizon"));
  const cosine = fieldsFor({ ...EXPERIMENT, schedule: "cosine" }, catalog);
  assert.ok(cosine.some(({ name }) => name === "horizon"));
});

test("every field is in a group of the form", () => {
  const groups = catalog.groups.map((/** @type {any} */ group) => group.name);
  for (const row of fieldsFor(ADAM, catalog)) {
    assert.ok(groups.includes(row.group), row.name);
  }
});

test("a setting that the server adds is in the form, and is read from it", () => {
  const names = fieldsFor(usual, grown).map(({ name }) => name);
  assert.ok(names.includes("tremble") && names.includes("pace"));
  const none = fieldsFor({ ...usual, hidden: [] }, grown).map(({ name }) => name);
  assert.ok(!none.includes("tremble") && none.includes("pace"));
  assert.equal(chosenValue(settingNamed(grown, "tremble"), usual), 0.5);
  const texts = { tremble: "0,75", pace: "uneven" };
  const { changes } = changesOf(fieldsFor(usual, grown), usual, texts);
  assert.deepEqual(changes, { tremble: 0.75, pace: "uneven" });
});

test("what cannot be read is told with what was expected and found", () => {
  const { changes, problems } = read(EXPERIMENT, {
    hidden: "8, many",
    seed: "1.5",
    learning_rate: "fast",
    batch_size: "",
  });
  assert.deepEqual(changes, {});
  assert.match(problems.hidden, /Expected whole numbers .* found "many"/);
  assert.match(problems.seed, /Expected a whole number, found "1.5"/);
  assert.match(problems.learning_rate, /Expected a number, found "fast"/);
  assert.match(problems.batch_size, /Expected a whole number, found nothing/);
});

test("a problem is shown at the field that it is about", () => {
  const problem = {
    field: "settings",
    message: "settings.decay: expected a number below 1, found 1.5.",
  };
  assert.ok(isAt(field("settings.decay"), problem));
  assert.ok(!isAt(field("settings.epsilon"), problem));
  assert.ok(isAt(field("l1"), { field: "l1", message: "l1: expected ..." }));
  assert.equal(withoutName(problem.message), "Expected a number below 1, found 1.5.");
  assert.equal(withoutName("Expected more: of it."), "Expected more: of it.");
});
