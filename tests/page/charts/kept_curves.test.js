import assert from "node:assert/strict";
import { test } from "node:test";
import { decadesAround, roomAround } from "../../../static/charts/curve_options.js";
import { positiveOnly, smoothed } from "../../../static/charts/curve_points.js";
import {
  differingNames,
  MOST_KEPT,
  VARIATIONS,
  valueText,
  withKept,
} from "../../../static/charts/kept_curves.js";
import { shortOf } from "../../../static/panels/compare.js";
import { settingNamed } from "../../../static/settings.js";
import { catalog } from "../catalog.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").Experiment} Experiment */
/** @typedef {import("../../../static/wire.d.ts").ExperimentEvent} ExperimentEvent */

const CURVE = { steps: [0, 10], train: [0.7, 0.5], test: [0.8, null] };
/** @param {Partial<ExperimentEvent["experiment"]>} fields @returns {ExperimentEvent} */
const event = (fields) =>
  made({
    experiment: { data: "iris", hidden: [8], learning_rate: 0.1, ...fields },
    dataset: { title: "Iris flowers" },
  });

test("a kept curve is a copy that does not grow any more", () => {
  const curve = structuredClone(CURVE);
  const [kept] = withKept([], event({}), curve);
  curve.steps.push(20);
  assert.deepEqual(kept.steps, [0, 10]);
  assert.deepEqual(withKept([], event({}), { steps: [0], train: [1], test: [1] }), []);
});

test("of one experiment the newest curve is kept, and of all the last six", () => {
  let kept = withKept([], event({}), CURVE);
  kept = withKept(kept, event({}), CURVE);
  assert.equal(kept.length, 1);
  for (let seed = 1; seed < 9; seed++) kept = withKept(kept, event({ seed }), CURVE);
  assert.equal(kept.length, MOST_KEPT);
  assert.equal(kept.at(-1)?.experiment.seed, 8);
  assert.equal(new Set(kept.map(({ id }) => id)).size, MOST_KEPT);
});

test("runs are named by the settings in which they differ", () => {
  const runs = [event({}), event({ learning_rate: 0.3, hidden: [8, 4] })].map(
    (one) => ({
      experiment: one.experiment,
      data: one.dataset.title,
    }),
  );
  assert.deepEqual(
    differingNames(runs, (field) => field.replace("_", " ")),
    ["hidden 8, learning rate 0.1", "hidden 8-4, learning rate 0.3"],
  );
  assert.deepEqual(
    differingNames([runs[0], runs[0]], (field) => field),
    ["the same settings", "the same settings"],
  );
});

test("runs on other data are named by the data first", () => {
  const other = { experiment: event({ data: "wine" }).experiment, data: "Wines" };
  const iris = { experiment: event({}).experiment, data: "Iris flowers" };
  assert.deepEqual(
    differingNames([iris, other], (field) => field),
    ["Iris flowers", "Wines"],
  );
});

test("values are written in words", () => {
  assert.deepEqual(
    [null, true, [], ["tanh", "relu"], { noise: 5 }, "gradient_descent", 0.1].map(
      (value) => valueText(value),
    ),
    ["as usual", "yes", "none", "tanh-relu", "noise 5", "SGD", "0.1"],
  );
  const choices = [{ name: "relu", title: "ReLU" }];
  assert.equal(valueText(["tanh", "relu"], choices), "tanh-ReLU");
});

test("every variation changes a setting, and never the seed", () => {
  /** @type {Experiment} */
  const experiment = made({
    learning_rate: 0.1,
    batch_size: 32,
    hidden: [8],
    activations: ["sigmoid"],
    optimizer: "gradient_descent",
    seed: 7,
  });
  for (const { words, change } of VARIATIONS) {
    const changes = change(experiment, catalog) ?? {};
    assert.ok(Object.keys(changes).length > 0, words);
    assert.ok(!("seed" in changes), words);
    assert.notDeepEqual({ ...experiment, ...changes }, experiment, words);
  }
  assert.deepEqual(VARIATIONS[0].change(experiment, catalog), { learning_rate: 0.3 });
});

test("no variation goes beyond the bounds of its setting", () => {
  /** @type {Experiment} */
  const most = made({
    learning_rate: 100,
    batch_size: 20_000,
    hidden: [512],
    activations: [],
    optimizer: "adam",
  });
  for (const { words, change } of VARIATIONS.slice(0, 5)) {
    const changes = change(most, catalog) ?? {};
    for (const [name, value] of Object.entries(changes)) {
      const { highest, most_nodes } = settingNamed(catalog, name);
      assert.ok(Number([value].flat()[0]) <= (highest ?? most_nodes ?? 0), words);
    }
  }
});

test("a setting is named in short where room is scarce", () => {
  const short = (/** @type {string} */ name) => shortOf(settingNamed(catalog, name));
  assert.equal(short("learning_rate"), "rate");
  assert.equal(short("optimizer"), "");
  assert.equal(short("initial_bias"), "initial bias");
});

test("a layer of its own activation keeps the number of activations right", () => {
  const deeper = VARIATIONS.find(({ words }) => words === "one more hidden layer");
  /** @type {Experiment} */
  const two = made({ hidden: [8, 4], activations: ["tanh", "relu"] });
  /** @type {Experiment} */
  const deepest = made({ hidden: [1, 1, 1, 1, 1, 1], activations: ["tanh"] });
  assert.deepEqual(deeper?.change(two, catalog), {
    hidden: [8, 4, 4],
    activations: ["tanh", "relu", "relu"],
  });
  assert.equal(deeper?.change(deepest, catalog), null);
});

test("smoothing follows the trend and keeps what is missing", () => {
  assert.deepEqual(smoothed([0, 1, 2], [1, 1, 1]), [1, 1, 1]);
  const [first, missing, last] = smoothed([0, 5, 10], [1, null, 0], 10 / Math.LN2);
  assert.deepEqual([first, missing], [1, null]);
  assert.ok(Math.abs(Number(last) - 0.5) < 1e-12);
});

test("a logarithmic axis reaches from power to power of ten", () => {
  assert.deepEqual(positiveOnly([0.5, 0, null, 2]), [0.5, null, null, 2]);
  assert.deepEqual(decadesAround(0.02, 0.7), [0.01, 1]);
  assert.deepEqual(decadesAround(1, 1), [1, 10]);
  assert.deepEqual(decadesAround(null, null), [0.01, 1]);
});

test("a linear axis leaves room, but not below zero", () => {
  const [low, high] = roomAround(0.01, 1);
  assert.equal(low, 0);
  assert.ok(high > 1);
  assert.deepEqual(roomAround(null, null), [0, 1]);
});
