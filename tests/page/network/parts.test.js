/** The parts of a batch's gradient add up from their printed digits. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { numberText } from "../../../static/network/formula.js";
import { accountText } from "../../../static/network/inspector.js";
import { partsList } from "../../../static/network/parts.js";
import { catalog } from "../catalog.js";
import { selectionsOf } from "./evaluating.js";
import { frameOf, madeMoments } from "./moments.js";
import { readable } from "./printed.js";

/** @typedef {import("../../../static/network/parts.js").PartsList} PartsList */

const { walks, runs } = madeMoments(10);

/** @param {any} token @param {number} digits */
const read = (token, digits) =>
  Number(readable(numberText({ ...token, isInner: false }, digits)));

/**
 * Say how far a result is from what its digits give, in steps of its last digit.
 *
 * @param {number} value
 * @param {any} token
 * @param {number} digits
 */
function stepsOff(value, token, digits) {
  const worth = Number.isInteger(token.n) ? 7 : (token.digits ?? digits);
  const step = 10 ** (Math.floor(Math.log10(Math.abs(token.n) || 1)) + 1 - worth);
  return Math.abs(value - read(token, digits)) / step;
}

/** @param {PartsList} list @param {number} digits */
function checkList({ parts, rest, sign, total }, digits) {
  const last = rest ? read(rest.sum, digits) : 0;
  const sum = parts.reduce((all, { part }) => all + read(part, digits), last);
  const off = stepsOff(sum, total, digits);
  assert.ok(sign === "=" ? off <= 0.501 : off >= 0.499, `${sign} ${sum}`);
  for (const { factors, part, sign: about } of parts) {
    if (!factors.length) continue;
    const [delta, , a] = factors;
    const product = read(delta, digits) * read(a, digits);
    const apart = stepsOff(product, part, digits);
    assert.ok(about === "=" ? apart <= 0.501 : apart >= 0.499, `${about} ${product}`);
  }
}

/** @param {any} run @param {any} chosen @returns {PartsList[]} */
function listsOf({ experiment, frames }, chosen) {
  return frames.flatMap((/** @type {string} */ text) => {
    const state = { frame: frameOf(text, experiment), experiment, catalog, ...chosen };
    return selectionsOf(experiment).flatMap((selection) => {
      const { sections, digits } = accountOf(selection, state);
      const lists = sections.flatMap(({ parts }) => (parts?.list ? [parts.list] : []));
      for (const list of lists) checkList(list, digits);
      return lists;
    });
  });
}

for (const listing of /** @type {const} */ (["few", "all"])) {
  for (const digits of /** @type {const} */ (["all", 3])) {
    test(`${listing} parts add up to the gradient, with digits ${digits}`, () => {
      const batches = runs.filter(({ frames, experiment }) => {
        return frameOf(frames[0], experiment).example.size > 1;
      });
      const lists = batches.flatMap((run) => listsOf(run, { listing, digits }));
      assert.ok(lists.length > 100, `${lists.length} lists`);
      const share = lists.filter(({ sign }) => sign === "=").length / lists.length;
      assert.ok(digits === "all" ? share > 0.99 : share > 0.2, `${share} of them`);
    });
  }
}

const told = {
  places: [...Array(12).keys()],
  rows: [...Array(12).keys()].map((k) => 100 + k),
  deltas: [...Array(12).keys()].map((k) => 0.12 - k / 100),
  a: Array(12).fill(0.5),
  rest_count: 0,
  rest_sum: 0,
};

test("a long batch shows the largest parts and the sum of the others", () => {
  const few = partsList(told, 0.39, true, "few", 9);
  assert.deepEqual(
    few.parts.map(({ row }) => row),
    [100, 101, 102, 103, 104, 105, 106, 107],
  );
  assert.equal(few.rest?.count, 4);
  assert.ok(few.rest?.canBeListed);
  const all = partsList(told, 0.39, true, "all", 9);
  assert.equal(all.parts.length, 12);
  assert.equal(all.rest, null);
  const more = partsList(
    { ...told, rest_count: 5, rest_sum: 0.01 },
    0.4,
    true,
    "all",
    9,
  );
  assert.deepEqual([more.rest?.count, more.rest?.canBeListed], [5, false]);
  const short = { ...told, deltas: told.deltas.slice(0, 9), a: told.a.slice(0, 9) };
  assert.equal(partsList(short, 0.36, true, "few", 9).rest, null);
});

test("a bias has each example's delta as its part", () => {
  const { parts, sign } = partsList(
    { ...told, a: Array(12).fill(1) },
    0.78,
    false,
    "all",
    9,
  );
  assert.equal(sign, "=");
  assert.ok(parts.every(({ factors }) => factors.length === 0));
});

test("the list is copied with the card, and is there only once it is opened", () => {
  const { experiment, frames } = walks[0];
  const frame = frameOf(frames[1], experiment);
  const weight = /** @type {const} */ ({
    kind: "connection",
    layer: 1,
    from: 0,
    to: 0,
  });
  const text = (/** @type {any} */ listing) =>
    accountText(accountOf(weight, { frame, experiment, catalog, listing }));
  const { noun } = experiment.dataset;
  const opened = text("few");
  const rows = new RegExp(`^${noun} [\\d\\u202f]+: .* · .* = `, "gm");
  assert.equal(opened.match(rows)?.length, 4);
  assert.match(opened, /together = /);
  assert.doesNotMatch(text(null), /together/);
});
