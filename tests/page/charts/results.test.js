import assert from "node:assert/strict";
import { test } from "node:test";
import { scalesOf } from "../../../static/charts/axes.js";
import { sharesOf } from "../../../static/charts/confusion.js";
import { rangeOf } from "../../../static/charts/dependence.js";
import { ailing } from "../../../static/charts/distributions.js";
import { sharesOfClass } from "../../../static/charts/histogram.js";
import { hitsAt } from "../../../static/charts/roc.js";
import { extentOf } from "../../../static/charts/scatter.js";
import { ticks, tickText } from "../../../static/charts/ticks.js";
import { alwaysText } from "../../../static/panels/report.js";

test("ticks are round and lie within the axis", () => {
  assert.deepEqual(ticks(0, 100, 4), [0, 50, 100]);
  assert.deepEqual(ticks(-1.1, 1.1, 4), [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(ticks(0.12, 0.31, 3), [0.2, 0.3]);
  assert.deepEqual(ticks(350, 850, 4), [400, 600, 800]);
  assert.deepEqual(ticks(5, 5), [5]);
});

test("a tick is written as short as it is clear", () => {
  assert.deepEqual([0, -0.5, 2500, 0.30000000000000004, 0.00002].map(tickText), [
    "0",
    "−0.5",
    "2\u202f500",
    "0.3",
    "2·10⁻⁵",
  ]);
});

test("larger values lie further right and further up", () => {
  const { x, y } = scalesOf({ width: 380, height: 200, x: [0, 1], y: [-1, 1] });
  assert.ok(x(0) < x(1));
  assert.ok(y(-1) > y(1));
  assert.equal(y(0), (y(-1) + y(1)) / 2);
});

test("a confusion is coloured by each row's share; an empty row has none", () => {
  assert.deepEqual(
    sharesOf([
      [3, 1],
      [0, 0],
    ]),
    [
      [0.75, 0.25],
      [0, 0],
    ],
  );
});

test("a rare class is drawn as large as a common one", () => {
  assert.deepEqual(sharesOfClass([30, 10]), sharesOfClass([3, 1]));
  assert.deepEqual(sharesOfClass([0, 0]), [0, 0]);
});

test("the answer that needs no learning is named", () => {
  const outcomes = [{ name: "stays" }, { name: "leaves" }];
  const counts = [
    [1564, 42],
    [341, 53],
  ];
  assert.equal(alwaysText(counts, outcomes), "always “stays”");
});

test("hits are read where the false alarms are no more than allowed", () => {
  assert.equal(hitsAt([0, 0.05, 0.2, 1], [0, 0.4, 0.7, 1], 0.1), 0.4);
  assert.equal(hitsAt([0, 0.05, 0.2, 1], [0, 0.4, 0.7, 1], 1), 1);
});

test("truth and prediction share one range, with a little room", () => {
  const [low, high] = extentOf([
    [10, 20],
    [30, 5],
  ]);
  assert.ok(low < 5 && low > 3);
  assert.ok(high > 30 && high < 32);
  assert.deepEqual(extentOf([]), [0, 1]);
});

test("small changes of a chance look small", () => {
  const [low, high] = rangeOf([0.5, 0.51], true);
  assert.ok(high - low > 0.1);
  assert.deepEqual(rangeOf([0, 1], true), [0, 1]);
});

test("dead and saturated nodes are named, counted from one", () => {
  assert.equal(ailing({ dead: [], saturated: [] }, "plain"), "");
  assert.equal(ailing({ dead: [2], saturated: [] }, "technical"), "node 3 dead");
  assert.equal(
    ailing({ dead: [], saturated: [0, 4] }, "plain"),
    "nodes 1, 5 stuck at the end of its range",
  );
  const many = { dead: [...Array(12).keys()], saturated: [] };
  assert.match(ailing(many, "technical"), /^nodes 1, .* 8 and 4 more dead$/);
});
