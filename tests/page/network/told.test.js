/** What the inspector says in plain words agrees with the network's own numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { saidApart } from "../../../static/network/told.js";
import { catalog } from "../catalog.js";
import { frameOf, madeMoments } from "./moments.js";

const { runs } = madeMoments(16);
const SYMBOLS = /[δηΔ∂∑′·]|\b[azwgtb]\b(?! little)/;

/** @param {any} account @param {string} plain heading of a section @returns {string} */
function told({ sections }, plain) {
  return sections.find((/** @type {any} */ one) => one.plain === plain)?.told ?? "";
}

for (const [place, { experiment, frames }] of runs.entries()) {
  test(`every plain sentence is true in random run ${place}`, () => {
    const { sizes } = experiment.network;
    const last = sizes.length - 1;
    for (const text of frames) {
      const frame = frameOf(text, experiment);
      const state = { frame, experiment, catalog };
      for (let index = 0; index < sizes[last]; index += 1) {
        const account = accountOf({ kind: "node", layer: last, index }, state);
        for (const { told: one } of account.sections) {
          if (one)
            assert.doesNotMatch(
              one.replace(/^A /, ""),
              SYMBOLS,
              "letters are technical",
            );
        }
        const compared = told(account, "How far from the truth");
        if (!compared) continue;
        const error = frame.array("error")[index];
        const way = error === 0 ? "exactly" : error > 0 ? "too high" : "too low";
        assert.ok(compared.includes(way), compared);
        const delta = frame.array("delta", last)[index];
        const blamed = told(account, "Its share of the blame");
        if (!blamed) continue;
        const wish = delta === 0 ? "None of" : delta > 0 ? "said less" : "said more";
        assert.ok(blamed.includes(wish), blamed);
      }
      const weight = accountOf({ kind: "connection", layer: 1, from: 0, to: 0 }, state);
      const bears = told(weight, "How it bears on the error");
      if (!bears) continue;
      const g = frame.array("weight_gradients", 1)[0];
      const way = g === 0 ? "changes nothing" : g > 0 ? "more wrong" : "less wrong";
      assert.ok(bears.includes(way), bears);
      const moves = told(weight, "How it moves");
      if (!moves || moves.startsWith("It stays")) continue;
      const pair = moves.match(/ (up|down), (\S+) → ([^,.]+\S*)/);
      assert.ok(pair, moves);
      assert.notEqual(pair[2], pair[3]);
    }
  });
}

test("two numbers are told apart with as few decimals as it takes", () => {
  assert.deepEqual(saidApart(0.4931, 0.468), ["0.49", "0.47"]);
  assert.deepEqual(saidApart(1.00012, 1.00013), ["1.00012", "1.00013"]);
});
