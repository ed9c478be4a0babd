import assert from "node:assert/strict";
import { test } from "node:test";
import { sorted } from "../../../static/panels/gallery.js";
import { withColumn, withOption } from "../../../static/panels/sample_form.js";
import { columnsOf } from "../../../static/panels/sketch.js";
import { settingNamed } from "../../../static/settings.js";
import { catalog } from "../catalog.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").OfferedDataset} OfferedDataset */

const OPTIONS = settingNamed(catalog, "data_options").parts?.circle ?? [];

test("only options that differ from the usual are told", () => {
  assert.deepEqual(withOption(OPTIONS, {}, "noise", 20), { noise: 20 });
  assert.deepEqual(withOption(OPTIONS, { noise: 20 }, "noise", 0), {});
  assert.deepEqual(withOption(OPTIONS, { noise: 20 }, "seed", 3), {
    noise: 20,
    seed: 3,
  });
});

const COLUMNS = [
  { name: "x1", is_default: true },
  { name: "x2", is_default: true },
  { name: "x1_x2", is_default: false },
];

test("a column is switched on and off in the order of the table", () => {
  assert.deepEqual(withColumn(COLUMNS, new Set(["x2"]), "x1_x2"), ["x2", "x1_x2"]);
  assert.deepEqual(withColumn(COLUMNS, new Set(["x1", "x2"]), "x2"), ["x1"]);
});

test("the usual columns need not be told, and the last one stays", () => {
  assert.equal(withColumn(COLUMNS, new Set(["x1"]), "x2"), null);
  assert.deepEqual(withColumn(COLUMNS, new Set(["x1_x2"]), "x1_x2"), ["x1_x2"]);
});

test("sets of points and tables stand on shelves of their own", () => {
  /** @type {OfferedDataset} */
  const circle = made({ key: "circle", sketch: { points: [] } });
  /** @type {OfferedDataset} */
  const bank = made({ key: "bank", sketch: { rows: 10, kinds: {} } });
  assert.deepEqual(sorted([bank, circle]), { points: [circle], tables: [bank] });
});

test("a wide table is drawn with fewer columns, each kind at least once", () => {
  assert.deepEqual(columnsOf({ number: 2, yes_no: 1 }), ["number", "number", "yes_no"]);
  const wide = columnsOf({ number: 30, category: 1 });
  assert.equal(wide.length, 15);
  assert.ok(wide.includes("category"));
});
