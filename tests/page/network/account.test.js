import assert from "node:assert/strict";
import { test } from "node:test";
import { accountOf } from "../../../static/network/account.js";
import { answerWords } from "../../../static/network/answer.js";
import { toldLoss } from "../../../static/network/comparing.js";
import { filled } from "../../../static/network/equation.js";
import { num, raised, toText } from "../../../static/network/formula.js";
import { accountText } from "../../../static/network/inspector.js";
import { knownAt } from "../../../static/network/known.js";
import { countWords } from "../../../static/network/legend.js";
import { termsOf } from "../../../static/network/terms.js";
import { catalog } from "../catalog.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").ExperimentEvent} ExperimentEvent */

// The well-known example of Matt Mazur: 2-2-2, sigmoid, learning rate 0.5.
const ARRAYS = {
  "weights:1": [0.15, 0.25, 0.2, 0.3],
  "biases:1": [0.35, 0.35],
  "weights:2": [0.4, 0.5, 0.45, 0.55],
  "biases:2": [0.6, 0.6],
  "a:0": [0.05, 0.1],
  "z:1": [0.3775, 0.3925],
  "a:1": [0.59326999, 0.59688438],
  "z:2": [1.10590597, 1.2249214],
  "a:2": [0.75136507, 0.77292847],
  "targets:0": [0.01, 0.99],
  "error:0": [0.74136507, -0.21707153],
  "slope:1": [0.24130071, 0.24061342],
  "slope:2": [0.1868156, 0.17551005],
  "delta:2": [0.13849856, -0.03809824],
  "delta:1": [0.00877135, 0.00995425],
  "weight_gradients:1": [0.00043857, 0.00049771, 0.00087714, 0.00099543],
  "bias_gradients:1": [0.00877135, 0.00995425],
  "weight_gradients:2": [0.08216704, -0.02260254, 0.08266763, -0.02274024],
  "bias_gradients:2": [0.13849856, -0.03809824],
};
const PHASES = ["data", "forward", "forward", "error", "backward", "backward"].map(
  (name, i) => ({ name, layer: [0, 1, 2, 0, 2, 1][i] }),
);
/** @type {ExperimentEvent} */
const experiment = made({
  phases: [...PHASES, { name: "update", layer: 0 }, { name: "repeat", layer: 0 }],
  inputs: [
    { name: "x₁", column: "x1", encoding: "scaled", category: "", mean: 0, scale: 1 },
    { name: "x₂", column: "x2", encoding: "scaled", category: "", mean: 0, scale: 1 },
  ],
  outputs: [
    { name: "y₁", scale: 1, mean: 0 },
    { name: "y₂", scale: 1, mean: 0 },
  ],
  dataset: { task: "number", noun: "example", nouns: "examples" },
  network: {
    sizes: [2, 2, 2],
    name_starts: ["", "h", ""],
    activations: ["sigmoid", "sigmoid"],
    loss: "half_squared_error",
    optimizer: "gradient_descent",
    titles: { loss: "half squared error" },
  },
  experiment: { settings: {} },
});

/** @param {number} index @param {Record<string, number[]>} [arrays] @returns {any} */
function frameAt(index, arrays = {}) {
  const all = new Map(Object.entries({ ...ARRAYS, ...arrays }));
  return {
    dtype: "float64",
    by_hand: [],
    frozen: [],
    looked: [],
    phase: { ...experiment.phases[index], index },
    learning_rate: 0.5,
    example_loss: 0.29837112,
    mean_loss: 0.29837112,
    loss: 0.29837112,
    prediction: { number: "0.75 and 0.77", chances: [], outcome: null },
    example: {
      size: 1,
      facts: [{ words: "x₁", value: "0.05", inputs: [0] }],
      values: { x1: 0.05 },
      truth: "y₁ 0.01, y₂ 0.99",
    },
    array: (/** @type {string} */ name, layer = 0) =>
      Float64Array.from(all.get(`${name}:${layer}`) ?? []),
  };
}

/** @param {any} selection @param {any} frame */
const textOf = (selection, frame) =>
  accountText(accountOf(selection, { frame, experiment, catalog }));

test("a node not reached yet says so, and shows no stale number", () => {
  const account = accountOf(
    { kind: "node", layer: 1, index: 0 },
    { frame: frameAt(0), experiment, catalog },
  );
  assert.equal(account.value, null);
  assert.doesNotMatch(accountText(account), /0\.59/);
});

test("a node not reached yet leads to its connections, by their weights", () => {
  const node = { kind: "node", layer: 2, index: 1 };
  const state = { frame: frameAt(0), experiment, catalog };
  const account = accountOf(/** @type {any} */ (node), state);
  const [{ terms, lineOf }] = account.sections;
  const weights = terms?.terms.map(({ weight }) => weight);
  assert.deepEqual(weights, [0.55, 0.5]);
  assert.deepEqual(lineOf?.(1), { kind: "connection", layer: 2, from: 1, to: 1 });
  assert.match(accountText(account), /h2: 0\.55\n/);
});

test("a connection leads to the nodes at its ends", () => {
  const connection = { kind: "connection", layer: 2, from: 1, to: 0 };
  const state = { frame: frameAt(0), experiment, catalog };
  const { ends } = accountOf(/** @type {any} */ (connection), state);
  assert.deepEqual(
    ends?.map(({ selection }) => selection),
    [
      { kind: "node", layer: 1, index: 1 },
      { kind: "node", layer: 2, index: 0 },
    ],
  );
});

test("a node's sum is told term by term, longest first, then bent", () => {
  const text = textOf({ kind: "node", layer: 1, index: 0 }, frameAt(1));
  assert.match(text, /x₂: 0\.2 · 0\.1 = 0\.02\n.*x₁: 0\.15 · 0\.05 = 0\.0075/);
  assert.match(text, /z = 0\.0275 \+ 0\.35 = 0\.3775/);
  assert.match(
    text,
    /a = σ\(z\) = 1 \/ \(1 \+ e\^\(−z\)\)\na = 1 \/ \(1 \+ e\^\(−0\.3775\)\) = 0\.59326999/,
  );
});

test("dropout is told only where it was at work", () => {
  /** @param {string} rule @param {number} z @param {number} a @param {boolean} isAsked */
  const told = (rule, z, a, isAsked = false) => {
    /** @type {ExperimentEvent} */
    const thinned = made({
      ...experiment,
      network: { ...experiment.network, activations: [rule, "sigmoid"] },
      experiment: { settings: {}, dropout: 0.5 },
    });
    const frame = { ...frameAt(1, { "z:1": [z, 0], "a:1": [a, 0] }), isAsked };
    const node = /** @type {const} */ ({ kind: "node", layer: 1, index: 0 });
    const state = { frame, experiment: thinned, catalog };
    return accountText(accountOf(node, state));
  };
  assert.match(
    told("relu", 0.5, 1),
    /f\(z\) = max\(0, 0\.5\) = 0\.5\na = 0\.5 · 2 = 1/,
  );
  assert.match(told("relu", 0.5, 0), /leaves this node out[\s\S]* · 0 = 0$/);
  for (const [rule, z] of /** @type {[string, number][]} */ ([
    ["relu", -0.5],
    ["tanh", 0],
  ])) {
    assert.doesNotMatch(told(rule, z, 0), / · 0 = 0$|leaves this node out/);
  }
  assert.match(told("sigmoid", 0, 0), /leaves this node out/);
  assert.match(told("tanh", 0.5, Math.tanh(0.5), true), /tanh\(0\.5\) = 0\.46/);
});

test("dropout stands apart from the slope of the activation", () => {
  /** @param {string} rule @param {number} z @param {number} a @param {number} slope */
  const told = (rule, z, a, slope) => {
    /** @type {ExperimentEvent} */
    const thinned = made({
      ...experiment,
      network: { ...experiment.network, activations: [rule, "sigmoid"] },
      experiment: { settings: {}, dropout: 0.5 },
    });
    const arrays = {
      "z:1": [z, 0],
      "a:1": [a, 0],
      "slope:1": [slope, 0],
      "delta:1": [0.036350304 * slope, 0],
    };
    const frame = frameAt(5, arrays);
    const node = /** @type {const} */ ({ kind: "node", layer: 1, index: 0 });
    const state = { frame, experiment: thinned, catalog };
    const text = accountText(accountOf(node, state));
    return text.slice(text.indexOf("Backward"), text.indexOf("Gradient"));
  };
  const f = Math.tanh(0.5);
  const kept = told("tanh", 0.5, 2 * f, 2 * (1 - f * f));
  assert.match(kept, /f′\(z\) = 1 − 0\.462117157\^2 = 0\.786447733\n/);
  assert.match(kept, /δ = ∑w · δ · f′\(z\) · 2\nδ = .* · 0\.786447733 · 2 = /);
  const dropped = told("tanh", 0.5, 0, 0);
  assert.match(dropped, /\nδ = ∑w · δ · f′\(z\) · 0\nδ = 0\n/);
  assert.doesNotMatch(dropped, /f′\(z\) =/);
  // Both are 0 at z = 0, but only the one that is kept has a slope there.
  assert.match(told("tanh", 0, 0, 2), /f′\(z\) = 1 − 0\^2 = 1\n/);
  assert.match(told("tanh", 0, 0, 0), /f′\(z\) · 0\nδ = 0\n/);
  assert.match(told("relu", 0.5, 1, 2), /f′\(z\) = 1\n.*f′\(z\) · 2\n/);
  assert.match(told("relu", -0.5, 0, 0), /f′\(z\) = 0\nδ = ∑w · δ · f′\(z\)\nδ = /);
});

test("the g that moves a weight is told before it does, and what is in it", () => {
  const connection = { kind: "connection", layer: 2, from: 0, to: 0 };
  const plain = textOf(connection, frameAt(5));
  assert.match(plain, /∂L\/∂w = .* = 0\.0821670\d+\ng = 0\.08216704/);
  /** @type {ExperimentEvent} */
  const penalised = made({
    ...experiment,
    experiment: { settings: {}, l1: 0, l2: 0.1 },
  });
  const state = { frame: frameAt(5), experiment: penalised, catalog };
  const told = accountText(accountOf(/** @type {any} */ (connection), state));
  assert.match(told, /First the loss alone, then g, the penalty added\./);
});

test("going back, the chain rule is told factor by factor", () => {
  const text = textOf({ kind: "node", layer: 1, index: 0 }, frameAt(5));
  assert.match(text, /y₁: 0\.4 · 0\.13849856 = 0\.055399424/);
  assert.match(text, /y₂: 0\.5 · \(−0\.03809824\) = −0\.01904912/);
  assert.match(text, /δ = 0\.036350304 · 0\.24130071 = 0\.00877135/);
});

test("the loss is told output by output, and added up", () => {
  const text = textOf({ kind: "node", layer: 2, index: 0 }, frameAt(3));
  assert.match(text, /L_1 = \(a − t\)\^2 \/ 2\nL_1 = .* = 0\.274811084\n/);
  assert.match(text, /\nL = 0\.274811084 \+ 0\.0235600246 = 0\.2983711/);
});

test("the output's delta is slope of the loss times slope of the activation", () => {
  const text = textOf({ kind: "node", layer: 2, index: 0 }, frameAt(4));
  assert.match(text, /∂L\/∂a = a − t\n∂L\/∂a = 0\.75136507 − 0\.01 = 0\.74136507/);
  assert.match(text, /δ = 0\.74136507 · 0\.1868156 = 0\.13849856/);
});

test("a connection tells its gradient, and at the update old weight and new", () => {
  const connection = { kind: "connection", layer: 2, from: 0, to: 0 };
  assert.match(
    textOf(connection, frameAt(4)),
    /∂L\/∂w = δ · a\n∂L\/∂w = 0\.13849856 · 0\.59326999/,
  );
  const updated = frameAt(6, {
    "weights:2": [0.35891648, 0.51130127, 0.40866619, 0.56137012],
    "weight_changes:2": [-0.04108352, 0.01130127, -0.04133381, 0.01137012],
  });
  const text = textOf(connection, updated);
  assert.match(text, /w · a = 0\.4 · 0\.59326999/);
  assert.match(text, /0\.5 · 0\.08216704/);
  assert.match(text, /w ← w \+ Δ\nw = 0\.4 \+ \(−0\.04108352\) = 0\.35891648/);
});

test("an input tells the words that it comes from", () => {
  const text = textOf({ kind: "node", layer: 0, index: 0 }, frameAt(0));
  assert.match(text, /x₁: 0\.05/);
  assert.match(text, /\(0\.05 − 0\) \/ 1 = 0\.05/);
});

test("beyond 64 terms the rest is summed", () => {
  const { terms, rest, sum } = termsOf(100, (i) => [1, i + 1]);
  assert.equal(terms.length, 64);
  assert.equal(terms[0].index, 99);
  assert.deepEqual(rest, { count: 36, sum: (36 * 37) / 2 });
  assert.equal(sum, 5050);
});

test("formulas copy as text", () => {
  assert.equal(toText([num(1), "−", raised([num(0.5)], [num(2)])]), "1 − 0.5^2");
});

test("an output that aims at scaled targets tells the way back to their units", () => {
  /** @type {ExperimentEvent} */
  const scaled = made({
    ...experiment,
    outputs: [{ name: "mpg", scale: 8, mean: 23 }],
  });
  const numbers = { "a:2": [0.5, 0.5], "targets:0": [0.25, 0], "error:0": [0.25, 0] };
  const node = /** @type {const} */ ({ kind: "node", layer: 2, index: 0 });
  const state = { frame: frameAt(3, numbers), experiment: scaled, catalog };
  const text = accountText(accountOf(node, state));
  assert.match(text, /a − t = 0\.5 − 0\.25 = 0\.25\n.*0\.5 · 8 \+ 23 = 27/);
  assert.doesNotMatch(textOf(node, frameAt(3)), /Told in the units/);
});

test("the truth stands at the output only once it is told", () => {
  const before = answerWords(experiment, frameAt(2), knownAt(experiment.phases, 2), 0);
  assert.deepEqual(before, [{ text: "y₁", tone: "strong" }]);
  const after = answerWords(experiment, frameAt(3), knownAt(experiment.phases, 3), 0);
  assert.equal(after[1].text, "target 0.01");
});

test("the error at the output is in the units of the answer, with its sign", () => {
  /** @type {typeof experiment} */
  const mpg = made({ outputs: [{ name: "mpg" }], dataset: { task: "number" } });
  const prediction = { number: "13.4 mpg", misses: ["0.4 mpg"] };
  const frame = { ...frameAt(3, { "error:0": [0.05] }), prediction };
  const words = answerWords(mpg, frame, knownAt(experiment.phases, 3), 0);
  assert.equal(words[2].text, "error +0.4 mpg");
});

test("what is not drawn is said", () => {
  assert.equal(countWords({ drawn: 104, shown: 104, total: 104 }), "");
  assert.equal(
    countWords({ drawn: 1000, shown: 1400, total: 109184 }),
    "1\u202f000 strongest of 109\u202f184",
  );
  assert.equal(
    countWords({ drawn: 300, shown: 300, total: 2720 }),
    "300 of 2\u202f720 connections",
  );
});

test("a loss that is not a number is told as none, an endless one as endless", () => {
  /** @type {any} */
  const nan = { example_loss: null, mean_loss: null, not_a_number: ["mean_loss"] };
  assert.ok(Number.isNaN(toldLoss(nan, "mean_loss")));
  assert.equal(toldLoss(nan, "example_loss"), Number.POSITIVE_INFINITY);
  const line = filled(["L"], ["-", "a", "t"], { a: 1, t: Number.NaN }, Number.NaN, {
    digits: 9,
  });
  assert.equal(toText(line), "L = not a number");
});

test("of one example the blame is not divided by 1", () => {
  const one = frameAt(4);
  one.example.size = 1;
  const partner = {
    ...experiment,
    network: { ...experiment.network, activations: ["sigmoid", "linear"] },
  };
  const { sections } = accountOf(
    { kind: "node", layer: 2, index: 0 },
    { frame: one, experiment: partner, catalog },
  );
  const lines = sections.flatMap((section) =>
    section.lines.map((line) => toText(line)),
  );
  assert.ok(lines.includes("δ = a − t"), lines.join("; "));
  assert.ok(lines.every((line) => !line.includes("/ 1")));
});

test("a title begins with a capital, and a symbol stays as it is", () => {
  const title = (/** @type {any} */ selection) =>
    accountOf(selection, { frame: frameAt(4), experiment, catalog }).title;
  assert.equal(title({ kind: "node", layer: 0, index: 0 }), "x₁");
  assert.equal(title({ kind: "node", layer: 1, index: 0 }), "Hidden node h1");
  const line = { kind: "connection", layer: 1, from: 1, to: 0 };
  assert.equal(title(line), "x₂ → h1");
});
