import assert from "node:assert/strict";
import { test } from "node:test";
import { changedSection, wayTo } from "../../../static/network/follow_step.js";

/** @param {[number, string][]} sections */
const told = (sections) => sections.map(([part, text]) => ({ part, text }));

test("the first section of the part that says something else is followed", () => {
  const before = told([
    [2, "a"],
    [3, "b"],
  ]);
  const after = told([
    [2, "a, rounded"],
    [3, "b"],
    [4, "c"],
    [4, "d"],
  ]);
  assert.equal(changedSection(before, after, 4), 2);
  const updated = [...after.slice(0, 3), ...told([[4, "e"]])];
  assert.equal(changedSection(after, updated, 4), 3);
  assert.equal(changedSection(before, after, 3), null);
  assert.equal(changedSection(before, before, 2), null);
});

test("a card is scrolled as little as needed, and to the beginning of what is long", () => {
  const room = { top: 100, bottom: 300 };
  assert.equal(wayTo({ top: 120, bottom: 280 }, room), 0);
  assert.equal(wayTo({ top: 250, bottom: 350 }, room), 50);
  assert.equal(wayTo({ top: 250, bottom: 900 }, room), 150);
  assert.equal(wayTo({ top: 40, bottom: 90 }, room), -60);
});
