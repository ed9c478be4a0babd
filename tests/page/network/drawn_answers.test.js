/** What is drawn at an output node says the same as the equations of its card. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerWords } from "../../../static/network/answer.js";
import { knownAt } from "../../../static/network/known.js";
import { chanceOf } from "../../../static/network/nodes.js";
import { fixed, percent } from "../../../static/network/numerals.js";
import { frameOf, madeMoments } from "./moments.js";

const { runs } = madeMoments(48);
const ofClasses = runs.filter(({ experiment }) => experiment.outcomes.length > 0);
const kinds = [true, false].map((isChance) =>
  ofClasses.filter(({ experiment }) => experiment.network.gives_chances === isChance),
);

for (const [i, kind] of ["chances", "scores"].entries()) {
  test(`${kind}: number, ring and error are those of a and t`, () => {
    assert.ok(kinds[i].length > 3, `only ${kinds[i].length} experiments`);
    let told = 0;
    for (const { experiment, frames } of kinds[i]) {
      for (const text of frames) told += check(experiment, frameOf(text, experiment));
    }
    assert.ok(told > 20, `only ${told} answers were told`);
  });
}

/** @param {any} experiment @param {any} frame @returns {number} of the answers told */
function check(experiment, frame) {
  const known = knownAt(experiment.phases, frame.phase.index);
  if (!known.isTruthTold) return 0;
  const [as, targets] = [frame.array("a", known.last), frame.array("targets")];
  for (const [index, a] of as.entries()) {
    const { share, text, target } = chanceOf(experiment, frame, known, index);
    const { scale, mean } = experiment.outputs[index];
    const isChance = experiment.network.gives_chances;
    assert.equal(text, isChance ? percent(a) : fixed(a));
    const way = a * scale + mean;
    assert.ok(Math.abs(Number(share) - Math.max(0, Math.min(1, way))) < 1e-6);
    assert.ok(Math.abs(Number(target) - (targets[index] * scale + mean)) < 1e-6);
  }
  if (experiment.dataset.task !== "two_classes") return as.length;
  const words = answerWords(experiment, frame, known, 0).map(({ text }) => text);
  const said = /^error ([−+]?)([\d.]+)$/.exec(words[2]);
  if (!said) return 0; // with a power of ten
  const sign = said[1] === "−" ? -1 : 1;
  const miss = sign * Number(said[2]);
  assert.ok(Math.abs(miss - (as[0] - targets[0])) <= 0.00501, words[2]);
  return 1;
}
