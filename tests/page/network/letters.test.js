/** Every letter that a formula shows can be asked what it means, in both vocabularies. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { lettersIn, lettersOf } from "../../../static/network/letters.js";
import { symbolsOf } from "../../../static/network/rows.js";
import { linesOf } from "../../../static/network/worksheet.js";
import { catalog } from "../catalog.js";
import { selectionsOf } from "./evaluating.js";
import { frameOf, madeMoments } from "./moments.js";

const { walks, runs } = madeMoments(24);

for (const [place, { experiment, frames }] of [...walks, ...runs].entries()) {
  test(`no letter is left unsaid, ${place}: ${experiment.network.optimizer}`, () => {
    const met = new Set();
    for (const text of frames) {
      const state = { frame: frameOf(text, experiment), experiment, catalog };
      for (const selection of selectionsOf(experiment)) {
        const { sections, digits } = accountOf(selection, state);
        const printed = sections.map((section) => ({
          technical: section.technical,
          lines: linesOf(section, digits),
        }));
        const told = lettersOf(printed, state);
        const letters = told.map(({ letter }) => letter);
        for (const letter of printed.flatMap(({ lines }) => lines.flatMap(lettersIn))) {
          assert.ok(letters.includes(letter), `${letter} is not told`);
          met.add(letter);
        }
        for (const { plain, technical } of told) {
          assert.match(plain, /^\p{Lu}.*\.$/u);
          assert.match(technical, /^\S.*\.$/);
        }
      }
    }
    assert.ok(met.has("η") && met.has("δ") && met.has("g"), [...met].join());
  });
}

test("what an optimizer calls s is told as its own, not as the s of a softmax", () => {
  const adam = walks.find(
    ({ experiment }) => experiment.network.optimizer === "adam",
  ).experiment;
  const row = catalog.optimizers.find((/** @type {any} */ one) => one.name === "adam");
  const lines = [symbolsOf(row, "w")("squares"), symbolsOf(row, "w")("mean_hat")];
  const rows = { catalog, experiment: adam };
  const own = lettersOf([{ technical: "Update: Adam", lines }], rows);
  assert.deepEqual(
    own.map(({ letter, technical }) => [letter, technical]),
    [
      ["s", "Accumulated squares of the gradient."],
      ["m\u0302", "m, corrected for its start at 0."],
    ],
  );
  const [other] = lettersOf([{ technical: "Backward", lines }], rows);
  assert.match(other.technical, /over the outputs/);
});
