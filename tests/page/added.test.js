/** Rows that the server was given while it runs: the page needs no word of them. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { readLink, writeLink } from "../../static/links/link.js";
import { accountOf } from "../../static/network/account.js";
import { accountText } from "../../static/network/inspector.js";
import { checkAll } from "./network/evaluating.js";
import { frameOf } from "./network/moments.js";

const { catalog, experiment, frames } = JSON.parse(
  execFileSync(process.env.PYTHON ?? "python3", ["-m", "tests.page.added"], {
    encoding: "utf-8",
    maxBuffer: 2 ** 26,
  }),
);
const moments = frames.map((/** @type {string} */ text) => frameOf(text, experiment));

/** @param {any} selection */
const cardOf = (selection) =>
  accountText(accountOf(selection, { frame: moments.at(-1), experiment, catalog }));

test("the inspector prints the formulas of rows that nobody knew, with right numbers", () => {
  for (const frame of moments) checkAll({ frame, experiment, catalog });
  const output = cardOf({ kind: "node", layer: 3, index: 0 });
  assert.match(output, /a = softsign\(z\) = z \/ \(1 \+ \|z\|\)\na = .* = -?−?0\.\d+/);
  assert.match(output, /L = ln\(.*\)\nL = ln\(.*\) = \d/);
  assert.match(output, /∂L\/∂a = tanh\(a − t\)\n/);
  assert.match(output, /f′\(z\) = \(1 − \|a\|\)\^2\n/);
  const weight = cardOf({ kind: "connection", layer: 1, from: 0, to: 0 });
  assert.match(weight, /u ← max\(ϕ · u, \|g\|\)\nu = max\(0\.9 · .*\) = \d/);
  assert.match(weight, /m̂ = m \/ \(1 − β₁\^step\)\n/);
  assert.match(weight, /η = 0\.05 · 1 \/ \(1 \+ 3 \/ 50\) = 0\.0471/);
});

test("a link holds them, and leads back to them", () => {
  const link = writeLink(experiment.experiment, 7, catalog);
  for (const word of [
    "data=made_up_rings",
    "activation=made_up_softsign",
    "loss=made_up_log_cosh",
    "optimizer=made_up_adamax",
    "made_up_fading=0.9",
    "initializer=made_up_lecun",
    "schedule=made_up_slowing",
  ]) {
    assert.ok(link.includes(word), `${word} in ${link}`);
  }
  const { experiment: read, step, notices } = readLink(link, catalog);
  assert.deepEqual(notices, []);
  assert.equal(step, 7);
  for (const [name, value] of Object.entries(experiment.experiment)) {
    if (read && name in read) assert.deepEqual(read[name], value, name);
  }
});
