import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isAtEnd,
  isAtStart,
  lastGoal,
  nextGoal,
  stepsTo,
  whoGoesBack,
  whoGoesOn,
} from "../../../static/pair/moves.js";

/** @typedef {import("../../../static/pair/moves.js").Place} Place */

/** @param {number} hidden layers */
const phasesOf = (hidden) => [
  "data",
  ...Array(hidden + 1).fill("forward"),
  "error",
  ...Array(hidden + 1).fill("backward"),
  "update",
  "repeat",
];

/** The place after so many phases. @param {string[]} phases @param {number} at */
function placeAt(phases, at) {
  const index = at % phases.length;
  const isUpdated = index >= phases.indexOf("update");
  return { done: Math.floor(at / phases.length) + Number(isUpdated), index, phases };
}

const NETWORKS = [
  [1, 1],
  [1, 3],
  [0, 2],
  [4, 0],
].map((pair) => pair.map(phasesOf));

for (const networks of NETWORKS) {
  const lengths = networks.map(({ length }) => length).join(" and ");
  test(`parts are walked together, with ${lengths} of them in a step`, () => {
    let at = [0, 0];
    const places = () => networks.map((phases, i) => placeAt(phases, at[i]));
    const walked = [at];
    while (places()[0].done < 3) {
      at = at.map((one, i) => one + Number(whoGoesOn(places())[i]));
      walked.push(at);
      const [left, right] = places();
      assert.equal(left.done, right.done);
      const isBothUpdate = [left, right].map(({ index, phases }) => phases[index]);
      assert.equal(isBothUpdate[0] === "update", isBothUpdate[1] === "update");
    }
    while (!places().every(isAtStart)) {
      assert.deepEqual(at, walked.pop());
      at = at.map((one, i) => one - Number(whoGoesBack(places())[i]));
      const [left, right] = places();
      assert.equal(left.done, right.done);
    }
  });

  test(`a step on or back ends both at the same step, with ${lengths} parts`, () => {
    let at = [0, 0];
    const places = () => networks.map((phases, i) => placeAt(phases, at[i]));
    for (let count = 0; count < 40; count++) {
      const here = places();
      const done = Math.min(...here.map((one) => one.done));
      const goal = nextGoal(here, 1);
      assert.ok(goal === done + 1 || (goal === done && !here.every(isAtEnd)));
      for (const place of here) {
        const left = stepsTo(place, goal);
        assert.ok(left === 1 || (left === 0 && isAtEnd(place)));
      }
      const back = lastGoal(here, 1);
      assert.ok(back >= 0 && back <= done);
      at = at.map((one, i) => one + Number(whoGoesOn(here)[i]));
    }
  });
}

test("a round ends where the left one's does", () => {
  const phases = phasesOf(1);
  const end = (/** @type {number} */ done) => placeAt(phases, done * phases.length - 1);
  const both = (/** @type {number} */ done) => [end(done), end(done)];
  assert.equal(nextGoal([placeAt(phases, 0), placeAt(phases, 0)], 8), 8);
  assert.equal(nextGoal(both(8), 8), 16);
  assert.equal(nextGoal(both(11), 8), 16);
  assert.equal(lastGoal(both(16), 8), 8);
  assert.equal(lastGoal(both(11), 8), 8);
  assert.equal(lastGoal(both(3), 8), 0);
  assert.equal(stepsTo(end(11), 16), 5);
});
