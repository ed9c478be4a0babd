import assert from "node:assert/strict";
import { test } from "node:test";
import { furthestOf } from "../../../static/panels/timeline.js";

test("the frame of a run before says nothing of how far the present one has got", () => {
  const frame = { revision: 1, furthest: 500, step: 400 };
  const status = { furthest: 120 };
  /** @param {number} revision @returns {any} */
  const state = (revision) => ({ frame, status, experiment: { revision } });
  assert.equal(furthestOf(state(2)), 120);
  assert.equal(furthestOf(state(1)), 500);
  assert.equal(furthestOf({ ...state(1), status: null }), 500);
  assert.equal(furthestOf({ ...state(1), frame: null }), 120);
});
