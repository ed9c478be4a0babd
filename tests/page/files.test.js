import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../static/files.js";
import { captionLines } from "../../static/network/still.js";
import { captionOf } from "../../static/panels/files.js";
import { whereItStays } from "../../static/panels/own_data.js";

test("a file is named after what is learned, and when", () => {
  assert.equal(
    fileName("Bank customers", 812, ".json"),
    "bank-customers-step-812.json",
  );
  assert.equal(fileName("Größe: 3 µm?", 0, ".svg"), "grosse-3-m-step-0.svg");
  assert.equal(fileName("../../etc", 1, ".png"), "etc-step-1.png");
  assert.equal(fileName("漢字", 2, ".csv"), "run-step-2.csv");
});

test("a caption names data, layers and moment, and breaks only between them", () => {
  const experiment = { dataset: { title: "Iris" }, network: { sizes: [4, 8, 3] } };
  const parts = captionOf(
    experiment,
    { step: 1812, steps_per_epoch: 900, phase: { name: "repeat" } },
    "plain",
  );
  assert.deepEqual(parts.slice(0, 3), [
    "Iris",
    "4\u2009–\u20098\u2009–\u20093 nodes",
    "round 3 · steps done 1\u202f812",
  ]);
  assert.equal(captionLines(parts, 1000, 8).length, 1);
  assert.deepEqual(captionLines(["one", "two", "three"], 90, 8), [
    "one · two",
    "three",
  ]);
  assert.deepEqual(captionLines(["one", "two"], 10, 8), ["one", "two"]);
});

test("a person is told where their table goes", () => {
  for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
    assert.match(whereItStays(host), /does not leave this machine/);
  }
  assert.match(whereItStays("10.0.0.7"), /goes to 10\.0\.0\.7/);
});
