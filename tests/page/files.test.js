import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../static/files.js";
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

test("a person is told where their table goes", () => {
  for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
    assert.match(whereItStays(host), /does not leave this machine/);
  }
  assert.match(whereItStays("10.0.0.7"), /goes to 10\.0\.0\.7/);
});
