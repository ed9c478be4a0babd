import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsFor } from "../../../static/panels/experiment_fields.js";
import { otherThan, settingsRow } from "../../../static/panels/settings_row.js";
import { INITIAL } from "../../../static/store.js";
import { catalog, grown, usual } from "../catalog.js";
import { elementsOf, textIn } from "./vnodes.js";

const ASKING = {
  type: () => {},
  forget: () => false,
  apply: () => {},
  change: () => {},
};
const CONTROLS = ["input", "select"];

/**
 * @param {any} [fields] of the experiment
 * @param {any} [more] of the state
 * @returns {any}
 */
function stateWith(fields = {}, more = {}) {
  return {
    ...INITIAL,
    connection: "open",
    catalog,
    experiment: {
      experiment: { ...usual, ...fields },
      network: { activations: ["tanh", "sigmoid"], loss: "binary_cross_entropy" },
      dataset: { train_size: 8000 },
      warnings: [],
    },
    ...more,
  };
}

/** @param {any} state */
const rowsIn = (state) =>
  fieldsFor(state.experiment.experiment, state.catalog).map((field) => ({
    field,
    row: settingsRow(field, state, ASKING),
  }));

for (const vocabulary of /** @type {const} */ (["plain", "technical"])) {
  for (const optimizer of catalog.optimizers.map(
    (/** @type {any} */ row) => row.name,
  )) {
    test(`every field has a label, a control and help: ${vocabulary}, ${optimizer}`, () => {
      const state = stateWith({ optimizer, schedule: "cosine" }, { vocabulary });
      for (const { field, row } of rowsIn(state)) {
        const elements = elementsOf(row);
        const control = elements.find(({ props }) => props.name === field.name);
        assert.ok(CONTROLS.includes(control?.type), field.name);
        const label = elements.find(({ type }) => type === "label");
        assert.equal(label?.props.for, control?.props.id);
        assert.equal(textIn(label).trim(), field[vocabulary]);
        assert.equal(label?.props.title, field.help[vocabulary]);
        const hint = elements.find(({ props }) => props.class === "hint");
        assert.match(textIn(hint), /\.$/, field.name);
      }
    });
  }
}

test("a choice offers every row of its table", () => {
  for (const { field, row } of rowsIn(stateWith())) {
    if (field.kind !== "choice" && field.kind !== "choices") continue;
    const [select] = elementsOf(row).filter(({ type }) => type === "select");
    const offered = elementsOf(select).filter(({ type }) => type === "option");
    const names = (field.choices ?? []).map(({ name }) => name);
    assert.deepEqual(
      offered.map(({ props }) => props.value),
      field.has_auto ? ["auto", ...names] : names,
    );
  }
});

test("what is refused and what is warned of stands at its field", () => {
  const message = "l1: expected at most 10, found 11.";
  const state = stateWith({}, { problem: { field: "l1", message } });
  state.experiment.warnings = [{ field: "l2", plain: "It shrinks.", technical: "λ₂." }];
  const told = rowsIn(state).map(({ field, row }) => ({
    name: field.name,
    classes: elementsOf(row).map(({ props }) => props.class),
    text: textIn(row),
  }));
  const refused = told.filter(({ classes }) => classes.includes("refused"));
  assert.deepEqual(
    refused.map(({ name }) => name),
    ["l1"],
  );
  assert.ok(refused[0].text.includes("Expected at most 10, found 11."));
  const cautioned = told.filter(({ classes }) => classes.includes("caution"));
  assert.deepEqual(
    cautioned.map(({ name }) => name),
    ["l2"],
  );
  assert.ok(cautioned[0].text.includes("It shrinks."));
});

test("a setting that the server adds is shown with its control and its words", () => {
  const state = stateWith({ pace: "uneven" }, { catalog: grown });
  const rows = new Map(rowsIn(state).map(({ field, row }) => [field.name, row]));
  const number = elementsOf(rows.get("tremble")).find(({ type }) => type === "input");
  assert.equal(number?.props.value, "0.5");
  const pace = elementsOf(rows.get("pace"));
  assert.equal(pace.find(({ type }) => type === "select")?.props.value, "uneven");
  assert.match(textIn(rows.get("pace")), /Its pace.*Now so, now so\./s);
});

test("what fits the data is named where it is left to that", () => {
  const rows = new Map(rowsIn(stateWith()).map(({ field, row }) => [field.name, row]));
  assert.match(textIn(rows.get("output")), /auto: sigmoid/);
  assert.match(textIn(rows.get("loss")), /auto: binary cross-entropy/);
  const chosen = rowsIn(stateWith({ loss: "huber" }));
  const loss = chosen.find(({ field }) => field.name === "loss");
  assert.match(textIn(loss?.row), /auto: as it fits the data/);
});

test("another number is another one, and every one can come", () => {
  for (const seed of [0, 41, 9999]) {
    const found = [0, 0.0042, 0.5, 0.99999].map((drawn) =>
      otherThan(seed, () => drawn),
    );
    assert.ok(!found.includes(seed));
    for (const one of found)
      assert.ok(one >= 0 && one <= 9999 && Number.isInteger(one));
  }
  assert.equal(
    otherThan(5, () => 0),
    0,
  );
  assert.equal(
    otherThan(5, () => 0.99999),
    9999,
  );
});
