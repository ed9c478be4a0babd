import assert from "node:assert/strict";
import { test } from "node:test";
import { otherSeed } from "../../../static/panels/settings_row.js";

test("a new seed is another one, and every one can come", () => {
  for (const seed of [0, 41, 9999]) {
    const found = [0, 0.0042, 0.5, 0.99999].map((drawn) =>
      otherSeed(seed, () => drawn),
    );
    assert.ok(!found.includes(seed));
    for (const one of found)
      assert.ok(one >= 0 && one <= 9999 && Number.isInteger(one));
  }
  assert.equal(
    otherSeed(5, () => 0),
    0,
  );
  assert.equal(
    otherSeed(5, () => 0.99999),
    9999,
  );
});
