/** The exercise asks one formula after the other, and judges what a person answers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { asked, resultOf } from "../../../static/network/exercise.js";
import { toText } from "../../../static/network/formula.js";
import { accountText } from "../../../static/network/inspector.js";
import { judged } from "../../../static/network/judging.js";
import { precise } from "../../../static/network/numerals.js";
import { catalog } from "../catalog.js";
import { frameOf, madeMoments } from "./moments.js";

const { walks, runs } = madeMoments(6);
const SELECTIONS = /** @type {const} */ ([
  { kind: "node", layer: 1, index: 0 },
  { kind: "connection", layer: 1, from: 0, to: 0 },
]);

/**
 * Answer a whole card, question by question.
 *
 * @param {import("../../../static/network/account.js").Account} account
 * @param {number} step
 */
function workThrough(account, step) {
  /** @type {Record<string, "right">} */
  const answers = {};
  let count = 0;
  for (;;) {
    const card = asked(account, step, answers);
    const section = card.sections.at(-1);
    if (!section?.question) return { card, count };
    const { id, result } = section.question;
    assert.match(toText(section.lines.at(-1) ?? []), / [=≈] \?$/);
    const written = precise(result.follows, result.digits ?? account.digits);
    assert.ok(judged(written, result, account.digits).isRight, written);
    answers[id] = "right";
    count += 1;
  }
}

for (const { experiment, frames } of [...walks, ...runs]) {
  const { optimizer, loss, activations } = experiment.network;
  test(`every formula is asked: ${optimizer}, ${loss}, ${activations}`, () => {
    let most = 0;
    for (const text of frames) {
      const frame = frameOf(text, experiment);
      for (const selection of SELECTIONS) {
        const account = accountOf(selection, { frame, experiment, catalog });
        const lines = account.sections.flatMap((section) => section.lines);
        const { card, count } = workThrough(account, frame.step);
        assert.equal(lines.some(resultOf), count > 0);
        assert.equal(accountText(card), accountText(account));
        most = Math.max(most, count);
      }
    }
    assert.ok(most >= 3, `at most ${most} were asked`);
  });
}

test("the value on top is kept back until its own formula is answered", () => {
  const { experiment, frames } = walks[0];
  const frame = frameOf(frames[0], experiment);
  const account = accountOf(SELECTIONS[1], { frame, experiment, catalog });
  const value = precise(Number(account.value), account.digits);
  const before = accountText(asked(account, frame.step, {}));
  assert.match(before, /: w = \?/);
  assert.doesNotMatch(before, new RegExp(value));
});

test("what is answered stays so in its step, and is asked again in the next", () => {
  const { experiment, frames } = walks[0];
  const [one, next] = frames.slice(0, 2).map((/** @type {string} */ text) => {
    const frame = frameOf(text, experiment);
    const account = accountOf(SELECTIONS[0], { frame, experiment, catalog });
    return { account, step: frame.step };
  });
  const question = (/** @type {any} */ card) => card.sections.at(-1).question;
  const { id } = question(asked(one.account, one.step, {}));
  assert.notEqual(question(asked(one.account, one.step, { [id]: "shown" })).id, id);
  assert.match(
    accountText(asked(next.account, next.step, { [id]: "shown" })),
    /z = .* = \?/,
  );
});

const RESULT = { n: 0.751365069552, digits: 9, follows: 0.751365069552 };
/** @type {[string, RegExp][]} */
const WRONG = [
  ["-0.751365070", /sign is the wrong way round/],
  ["−0.75", /sign/],
  ["0.7514", /Correct to 4 significant digits of 9/],
  ["7.51365070", /too large by a factor of 10\./],
  ["0.0751365070", /too small by a factor of 10\./],
  ["1.50273014", /Too large by a factor of 2/],
  ["0.375682535", /Too small by a factor of 2/],
  ["1.3309", /reciprocal/],
  ["0.751365071", /last significant digit/],
  ["0.76", /Off by \+0\.0086/],
  ["0.5", /Off by −0\.25/],
  ["0.7x", /Expected a number/],
];
for (const [typed, words] of WRONG) {
  test(`${typed} is not 0.751365070, and it is said why`, () => {
    const verdict = judged(typed, RESULT, 9);
    assert.equal(verdict.isRight, false);
    assert.match(verdict.words, words);
  });
}

test("a number is right as far as digits are shown, however it is written", () => {
  for (const typed of ["0.75136507", "0.751365070", "0,7513650696", " 7.5136507e-1 "]) {
    const verdict = judged(typed, RESULT, 9);
    assert.deepEqual(verdict, {
      isRight: true,
      words: "Right: 0.75136507.",
    });
  }
  assert.ok(judged("1/3", { n: 1 / 3, follows: 1 / 3 }, 9).isRight);
  assert.ok(judged("−1.2e−5", { n: -1.2e-5, follows: -1.2e-5 }, 9).isRight);
  assert.ok(judged("0", { n: 0, follows: 0 }, 9).isRight);
});

test("whoever works from the printed digits is right, also where more are kept", () => {
  const verdict = judged("0.004", { n: 0.00432, digits: 3, follows: 0.004 }, 3);
  assert.ok(verdict.isRight);
  assert.match(verdict.words, /unrounded, it is 0\.00432\./);
});
