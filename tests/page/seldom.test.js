import assert from "node:assert/strict";
import { test } from "node:test";
import { createSeldom } from "../../static/seldom.js";
import { made } from "./made.js";

/** @typedef {import("../../static/wire.d.ts").CrowdsHeader} CrowdsHeader */

/** @param {string} places @returns {CrowdsHeader} */
const crowdsAt = (places) => made({ places });

/** @param {CrowdsHeader | null} crowds */
const frame = (crowds) => ({ map: null, line: null, crowds });

test("what a frame that is passed over has is drawn with the next", () => {
  const seldom = createSeldom();
  seldom.keep(frame(crowdsAt("AA==")));
  seldom.keep(frame(null));
  assert.equal(seldom.take(frame(null)).crowds?.places, "AA==");
});

test("the newest counts, and nothing is drawn twice", () => {
  const seldom = createSeldom();
  seldom.keep(frame(crowdsAt("AA==")));
  assert.equal(seldom.take(frame(crowdsAt("/w=="))).crowds?.places, "/w==");
  assert.equal(seldom.take(frame(null)).crowds, null);
});
