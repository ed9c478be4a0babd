import assert from "node:assert/strict";
import { test } from "node:test";
import { shownFrame } from "../../../static/network/asked_frame.js";
import { answerText } from "../../../static/panels/ask.js";
import {
  beginning,
  columnText,
  sliderStep,
} from "../../../static/panels/column_text.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/protocol.js").Frame} Frame */
/** @typedef {import("../../../static/wire.d.ts").AnswerEvent} AnswerEvent */
/** @typedef {import("../../../static/wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @type {import("../../../static/panels/column_text.js").Column} */
const BALANCE = {
  name: "Balance",
  words: "Balance",
  kind: "number",
  unit: "€",
  categories: [],
  lowest: 0,
  highest: 200_000,
  decimals: 0,
  typical: 50_000,
};
const CARD = { ...BALANCE, name: "Card", unit: "", categories: ["no", "yes"] };

test("a value reads as it does on the data card", () => {
  assert.equal(columnText(BALANCE, 74119), "74\u202f119\u00a0€");
  assert.equal(columnText({ ...BALANCE, unit: "", decimals: 1 }, -0.04), "0.0");
  assert.equal(columnText({ ...BALANCE, unit: "" }, 2024), "2024");
  assert.equal(columnText({ ...CARD, kind: "yes_no" }, 1), "yes");
  assert.equal(columnText({ ...CARD, kind: "category" }, "no"), "no");
});

test("a slider has about two hundred steps, none finer than the column is told", () => {
  assert.equal(sliderStep(BALANCE), 1000);
  assert.equal(sliderStep({ ...BALANCE, highest: 10 }), 1);
  assert.equal(sliderStep({ ...BALANCE, highest: 1, decimals: null }), 0.01);
});

test("the form begins with the example, and with what is typical where it is silent", () => {
  assert.deepEqual(beginning([BALANCE], { Balance: 7, Other: 1 }), { Balance: 7 });
  assert.deepEqual(beginning([BALANCE], { Balance: "" }), { Balance: 50_000 });
  assert.deepEqual(beginning([BALANCE]), { Balance: 50_000 });
});

test("an answer is said as the sentences say it", () => {
  const answer = { number: "17\u202f%", text: "will leave" };
  assert.equal(answerText(answer, "two_classes"), "17\u202f% will leave");
  assert.equal(
    answerText({ number: "93\u202f%", text: "setosa" }, "classes"),
    "setosa, 93\u202f% sure",
  );
  assert.equal(answerText({ number: "3.2", text: "" }, "number"), "3.2");
});

/** @type {Record<string, Float64Array>} */
const ARRAYS = {
  "weights:1": Float64Array.of(0.5, -1, 2, 0.25),
  "biases:1": Float64Array.of(0.1, 0),
};
/** @type {Frame} */
const FRAME = made({
  revision: 1,
  phase: { name: "repeat", layer: 0, index: 5 },
  example: { facts: [{ column: "Balance", words: "Balance", value: "1\u00a0€" }] },
  array: (name, layer) => ARRAYS[`${name}:${layer}`],
});
/** @type {ExperimentEvent} */
const EXPERIMENT = made({
  network: { sizes: [2, 2] },
  phases: [{ name: "data" }, { name: "forward", layer: 1 }, { name: "error" }],
  columns: [BALANCE],
});
/** @type {AnswerEvent} */
const ANSWER = made({
  values: { Balance: 9 },
  prediction: { number: "1" },
  activations: [
    [1, 3],
    [0.2, 0.3],
  ],
});

test("while something is asked, the drawing shows the way to its answer", () => {
  const asking = { values: { Balance: 9 }, isNew: false };
  const state = {
    frame: FRAME,
    experiment: EXPERIMENT,
    asking: null,
    answer: ANSWER,
  };
  assert.equal(shownFrame(state), FRAME);
  const frame = shownFrame({ ...state, asking });
  assert.ok(frame);
  assert.deepEqual(frame.phase, { name: "forward", layer: 1, index: 1 });
  assert.deepEqual([...frame.array("a", 1)], [0.2, 0.3]);
  assert.deepEqual([...frame.array("z", 1)], [1 * 0.5 + 3 * 2 + 0.1, -1 + 3 * 0.25]);
  assert.equal(frame.array("weights", 1), ARRAYS["weights:1"]);
  assert.equal(frame.example.facts[0].value, "9\u00a0€");
  const other = { ...ANSWER, activations: [[1, 2, 3], [1]] };
  assert.equal(shownFrame({ ...state, asking, answer: other }), FRAME);
});
