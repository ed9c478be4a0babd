import assert from "node:assert/strict";
import { test } from "node:test";
import { isTruthTold, partOf, stepOf } from "../../../static/panels/moment.js";
import { PHASES } from "../phases.js";

test("the truth is told from phase error to the end of the step", () => {
  assert.deepEqual(
    PHASES.map((_, index) => isTruthTold(PHASES, index)),
    [false, false, false, true, true, true, true, true],
  );
});

test("a phase belongs to the step that lists it", () => {
  const five = [
    { phases: ["data"], plain: "Give", technical: "Input" },
    { phases: ["backward", "update"], plain: "Learn", technical: "Backward" },
  ];
  assert.equal(stepOf(five, "update"), 1);
});

test("the parts of steps 2 and 4 are told in both vocabularies", () => {
  assert.equal(partOf(PHASES, PHASES[1], "plain"), "layer 1 of 2");
  assert.equal(partOf(PHASES, PHASES[4], "technical"), "layer 2 of 2");
  assert.equal(partOf(PHASES, PHASES[6], "plain"), "weights move");
  assert.equal(partOf(PHASES, PHASES[6], "technical"), "update");
  assert.equal(partOf(PHASES, PHASES[3], "plain"), "");
});
