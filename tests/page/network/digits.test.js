/**
 * Whoever chose to see fewer digits sees just so many, and each sign before a result is
 * honest: "=" where the result follows from the digits that are printed, else "≈".
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { numberText, toText } from "../../../static/network/formula.js";
import { accountText } from "../../../static/network/inspector.js";
import { worksheetLatex, worksheetOf } from "../../../static/network/worksheet.js";
import { variables } from "../../../static/panels/code.js";
import { catalog } from "../catalog.js";
import { textIn } from "../panels/vnodes.js";
import { expression, numbersIn, selectionsOf, written } from "./evaluating.js";
import { frameOf, madeMoments } from "./moments.js";
import { readable } from "./printed.js";

/** @typedef {import("../../../static/network/formula.js").Token} Token */

const { walks, runs } = madeMoments(8);
const CHOICES = /** @type {const} */ ([3, 4, 6]);

/**
 * Check the sign before a result; give it where there was something to evaluate.
 *
 * @param {readonly Token[]} line
 * @param {number} digits
 * @returns {"=" | "≈" | null}
 */
function checkSign(line, digits) {
  const sign = line.at(-2);
  const last = line.at(-1);
  const isResult =
    typeof last === "object" && "n" in last && (sign === "=" || sign === "≈");
  if (!isResult) return null;
  const start = line.slice(0, -2).lastIndexOf("=");
  const code = expression(line.slice(start + 1, -2), digits);
  if (!code) return null;
  const printed = numberText(last, digits);
  const value = Number(Function(`return ${code}`)());
  const worth = Number.isInteger(last.n) ? 7 : digits;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(last.n) || 1)) + 1 - worth);
  const off = Math.abs(value - Number(readable(printed))) / step;
  const about = `${toText(line, digits)} gives ${value}`;
  assert.ok(sign === "=" ? off <= 0.501 : off >= 0.499, about);
  return sign;
}

for (const digits of CHOICES) {
  test(`with ${digits} digits the sign before a result says whether it follows`, () => {
    const met = { "=": 0, "≈": 0 };
    for (const { experiment, frames } of runs) {
      for (const text of frames) {
        const state = { frame: frameOf(text, experiment), experiment, catalog, digits };
        for (const selection of selectionsOf(experiment)) {
          const account = accountOf(selection, state);
          assert.equal(account.digits, digits);
          for (const line of account.sections.flatMap(written(digits))) {
            const sign = checkSign(line, digits);
            if (sign) met[sign] += 1;
          }
        }
      }
    }
    assert.ok(met["="] > 1000, `"=" stood ${met["="]} times`);
    assert.ok(met["≈"] > 100, `"≈" stood ${met["≈"]} times`);
  });

  test(`no number that is computed has more than ${digits} digits`, () => {
    const { experiment, frames } = runs[0];
    const state = {
      frame: frameOf(frames[6], experiment),
      experiment,
      catalog,
      digits,
    };
    let count = 0;
    for (const selection of selectionsOf(experiment)) {
      for (const line of accountOf(selection, state).sections.flatMap(
        written(digits),
      )) {
        for (const token of numbersIn(line)) {
          if (Number.isInteger(token.n) || token.digits === 17) continue;
          const text = numberText(token, digits).replace(/e.*$/, "").replace(/\D/g, "");
          assert.ok(text.replace(/^0+/, "").length <= digits, toText(line, digits));
          count += 1;
        }
      }
    }
    assert.ok(count > 20);
  });
}

const { experiment, frames } = walks[0];
const frame = frameOf(frames[2], experiment);
const WEIGHT = /** @type {const} */ ({ kind: "connection", layer: 1, from: 0, to: 0 });

test("all digits are what one sees who chose nothing", () => {
  const state = { frame, experiment, catalog };
  const text = (/** @type {any} */ chosen) =>
    accountText(accountOf(WEIGHT, { ...state, ...chosen }));
  assert.equal(text({ digits: "all" }), text({}));
  assert.notEqual(text({ digits: 6 }), text({}));
});

test("what is copied has the digits that are chosen", () => {
  const state = { frame, experiment, catalog, digits: /** @type {const} */ (3) };
  const latex = worksheetLatex(worksheetOf(state), "A step");
  const text = accountText(accountOf(WEIGHT, state));
  for (const copied of [latex, text]) {
    assert.doesNotMatch(copied, /\d\.\d*[1-9]\d{4}/);
    assert.match(copied, /0\.\d{3}\b/);
  }
});

test("a count and a number that a person has set are not rounded", () => {
  const settings = { first: 0.9, second: 0.99951, epsilon: 1e-8 };
  const adam = walks.find(({ experiment: one }) => one.network.optimizer === "adam");
  const own = adam.experiment;
  const { numbers } = catalog.optimizers.find(
    (/** @type {any} */ row) => row.name === "adam",
  );
  const named = Object.fromEntries(
    numbers.map((/** @type {any} */ { name }, /** @type {number} */ i) => [
      name,
      Object.values(settings)[i],
    ]),
  );
  const text = accountText(
    accountOf(WEIGHT, {
      frame: { ...frameOf(adam.frames[2], own), step: 12345 },
      experiment: { ...own, experiment: { ...own.experiment, settings: named } },
      catalog,
      digits: 3,
    }),
  );
  assert.match(text, /0\.99951\^12345/);
});

test("the variables of the code have the chosen digits too", () => {
  const rows = [{ name: "a", shape: [2, 32], first: [0.123456789, -12345] }];
  const told = (/** @type {any} */ digits, isLarge = true) =>
    textIn(variables(rows, isLarge, digits));
  assert.match(told("all"), /0\.1235/);
  assert.match(told("all", false), /0\.123(?!\d)/);
  assert.match(told(3), /0\.123−12345/);
  assert.match(told(6), /0\.123457−12345/);
  assert.match(told(6, false), /0\.123457$/);
});
