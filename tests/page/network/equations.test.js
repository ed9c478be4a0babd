/**
 * Every equation that the inspector prints is evaluated from its printed digits alone: what
 * stands right of the last "=" follows, and is the network's own number.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { toText } from "../../../static/network/formula.js";
import { evaluate } from "../../../static/network/tree.js";
import { catalog } from "../catalog.js";
import { checkAll } from "./evaluating.js";
import { frameOf, madeMoments } from "./moments.js";
import { readable } from "./printed.js";

const COUNT = 48; // experiments
const { walks, runs } = madeMoments(COUNT);

/**
 * Read the last number of the line with this on its left.
 *
 * @param {import("../../../static/network/account.js").Account} account
 * @param {string} left
 */
function printed({ sections, digits }, left) {
  const texts = sections.flatMap((section) =>
    section.lines.map((line) => toText(line, digits)),
  );
  const found = texts.findLast((text) => text.startsWith(`${left} = `));
  assert.ok(found, `${left} in ${texts.join("; ")}`);
  return Number(readable(found.split(" = ").at(-1) ?? ""));
}

for (const { experiment, frames } of walks) {
  const row = catalog.optimizers.find(
    (/** @type {any} */ one) => one.name === experiment.network.optimizer,
  );
  test(`${row.name} is continued by hand from what stands on the page`, () => {
    const weight = /** @type {const} */ ({
      kind: "connection",
      layer: 1,
      from: 0,
      to: 1,
    });
    const cards = frames.map((/** @type {string} */ text) => {
      const frame = frameOf(text, experiment);
      return accountOf(weight, { frame, experiment, catalog });
    });
    /** @type {Record<string, number>} */
    const values = { ...row.settings, w: printed(cards[1], "w") };
    for (const [slot, symbol] of Object.entries(row.slots)) {
      values[slot] = printed(cards[1], symbol);
    }
    for (let t = 3; t <= 5; t += 1) {
      const card = cards[t - 1];
      Object.assign(values, { step: t, g: printed(card, "g") });
      values.learning_rate = printed(card, "η");
      for (const [name, tree] of row.lines) values[name] = evaluate(tree, values);
      values.w += values.change;
      const size = Math.abs(values.w);
      assert.ok(Math.abs(values.w - printed(card, "w")) < 2e-8 * size, `step ${t}`);
    }
  });
}

for (const [place, { experiment, frames }] of runs.entries()) {
  const { data, activations, output, loss, optimizer, dtype, dropout } =
    experiment.experiment;
  const name = [data, activations, output, loss, optimizer, dtype, dropout].join(" ");
  test(`what is printed follows from what is printed, ${place}: ${name}`, () => {
    let evaluated = 0;
    for (const text of frames) {
      evaluated += checkAll({ frame: frameOf(text, experiment), experiment, catalog });
    }
    assert.ok(evaluated > 20, `only ${evaluated} equations were found`);
  });
}
