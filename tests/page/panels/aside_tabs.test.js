import assert from "node:assert/strict";
import { test } from "node:test";
import { shownTab, tabsOf } from "../../../static/panels/aside_tabs.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").DatasetShape} DatasetShape */

const NONE = { points: null, line: null, crowds: null };
/** @type {DatasetShape} */
const numbers = made({ task: "number" });
/** @type {DatasetShape} */
const classes = made({ task: "classes" });

test("a plane and a line show what is answered everywhere, all else its crowds", () => {
  const plane = { ...NONE, points: made({}), dataset: numbers };
  assert.deepEqual(tabsOf(plane), ["answers", "code"]);
  assert.deepEqual(tabsOf({ ...NONE, line: made({}), dataset: numbers }), [
    "answers",
    "code",
  ]);
  const table = { ...NONE, crowds: made({}), dataset: numbers };
  assert.deepEqual(tabsOf(table), ["crowds", "code"]);
  assert.deepEqual(tabsOf({ ...table, dataset: classes }), [
    "crowds",
    "answers",
    "code",
  ]);
  assert.deepEqual(tabsOf(null), ["code"]);
});

test("what a person chose stays where the data have it, else the first is shown", () => {
  const table = { ...NONE, crowds: made({}), dataset: numbers };
  const plane = { ...NONE, points: made({}), dataset: numbers };
  assert.equal(shownTab({ experiment: table, aside: "crowds" }), "crowds");
  assert.equal(shownTab({ experiment: plane, aside: "crowds" }), "answers");
  assert.equal(shownTab({ experiment: table, aside: "answers" }), "crowds");
  assert.equal(shownTab({ experiment: plane, aside: "code" }), "code");
});
