import assert from "node:assert/strict";
import { test } from "node:test";
import { num, sub, toText, word } from "../../../static/network/formula.js";
import { toLatex } from "../../../static/network/latex.js";
import {
  linesOf,
  worksheetLatex,
  worksheetOf,
} from "../../../static/network/worksheet.js";
import { catalog } from "../catalog.js";
import { frameOf, madeMoments } from "./moments.js";

const { walks } = madeMoments(0);
const { experiment, frames } = walks.find(
  ({ experiment: { network } }) => network.optimizer === "adam",
);
const state = { experiment, catalog, frame: frameOf(frames[2], experiment) };

test("a worksheet has every node, every connection and every part of a step", () => {
  const parts = worksheetOf(state);
  assert.deepEqual(
    parts.map(({ plain }) => plain),
    ["Give", "Predict", "Compare", "Learn"],
  );
  const [give, predict, compare, learn] = parts.map(({ entries }) => entries.length);
  assert.deepEqual([give, predict, compare], [2, 3, 1]);
  assert.equal(learn, 3 + 6); // hidden and output nodes, and all connections
  const moves = parts[3].entries.flatMap(({ sections }) =>
    sections.filter(({ technical }) => technical === "Update: Adam"),
  );
  assert.equal(moves.length, experiment.network.parameters);
  for (const { lines } of moves) assert.equal(lines.length, 13);
});

test("in print a node's sum stands term by term", () => {
  const [{ sections }] = worksheetOf(state)[1].entries;
  assert.equal(linesOf(sections[0], 9).length, sections[0].lines.length + 2);
});

test("a formula is copied as LaTeX", () => {
  assert.equal(
    toLatex([word("∂L/∂w"), "=", "δ", "·", num(-0.5)], 9),
    "\\frac{\\partial L}{\\partial w}=\\delta  \\cdot -0.5",
  );
  const hat = ["m\u0302", "←", { over: ["m"], under: [num(1), "−", "β₁"] }];
  assert.equal(toLatex(hat, 9), "\\hat{m} \\leftarrow \\frac{m}{1-\\beta_{1}}");
  assert.equal(toLatex([num(1e-8), "+", num(1.5e-9)], 9), "10^{-8}+1.5 \\cdot 10^{-9}");
  assert.equal(toLatex([sub("L", "2"), { root: ["s"] }], 9), "L_{2}\\sqrt{s}");
  assert.equal(toLatex([word("answer_1 100 %")], 9), "\\text{answer\\_1 100 \\%}");
});

test("t is the target and nothing else: a step is called step", () => {
  const parts = worksheetOf(state);
  const lines = parts.flatMap(({ entries }) =>
    entries.flatMap(({ sections }) => sections.flatMap((one) => linesOf(one, 9))),
  );
  const texts = lines.map((line) => toText(line, 9));
  const hats = texts.filter((text) => /^[ms]\u0302 = .*β/.test(text));
  assert.equal(hats.length, 2 * experiment.network.parameters);
  for (const text of hats) assert.match(text, /\^step\)?$/);
  const targets = texts.filter((text) => /(?<![\p{L}\p{M}])t(?![\p{L}])/u.test(text));
  assert.ok(targets.length > 0);
  for (const text of targets) assert.doesNotMatch(text, /β/);
  const latex = worksheetLatex(parts, "");
  assert.match(latex, /\^\{\\text\{step\}\}/);
  assert.doesNotMatch(latex, /\^\{t\}/);
});

test("the whole worksheet is copied as LaTeX, aligned at its signs", () => {
  const latex = worksheetLatex(worksheetOf(state), "Exclusive or, 2-2-1: step 3");
  const count = (/** @type {string} */ text) => latex.split(text).length - 1;
  assert.equal(count("\\begin{align*}"), count("\\end{align*}"));
  assert.equal(count("\\begin{align*}"), 2 + 3 + 1 + 9);
  assert.ok(count(" &=") > 100);
  assert.doesNotMatch(latex, /undefined|NaN|[−·∑√βδΔη]/);
});
