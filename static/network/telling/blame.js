/** The way back, in plain words: a node's share of the blame. */

import { steepnessOf } from "../blame.js";
import { usedWeights } from "../known.js";
import { grouped } from "../numerals.js";
import { activationOf, dropoutOf, isFlatAt, isPartner } from "../rows.js";
import { termsOf } from "../terms.js";
import { totalled } from "../tree.js";
import { asWritten, figure, follows, product, total } from "./figure.js";
import { nameWithin } from "./name.js";
import { toldTerms } from "./terms.js";

/** @typedef {import("../account.js").Moment} Moment */
/** @typedef {import("./story.js").ToldSection} ToldSection */

/**
 * @param {number} layer
 * @param {number} index
 * @param {Moment} moment
 * @returns {ToldSection}
 */
export function blameTold(layer, index, moment) {
  const { frame, experiment, known } = moment;
  const { size } = frame.example;
  const heading = "Its share of the blame";
  const end = [
    shareTold(frame.array("delta", layer)[index]),
    ...(size > 1
      ? [
          `That is for one of the ${grouped(size)} ${experiment.dataset.nouns} of this step.`,
        ]
      : []),
  ];
  if (layer === known.last) {
    return { heading, part: 4, before: [...outputTold(index, moment), ...end] };
  }
  const weights = usedWeights(frame, layer + 1, known.isUpdated);
  const fanOut = experiment.network.sizes[layer + 1];
  const after = frame.array("delta", layer + 1);
  const found = termsOf(after.length, (k) => [weights[index * fanOut + k], after[k]]);
  const terms = toldTerms(
    found,
    (k) => nameWithin(experiment, layer + 1, k),
    (k) => ({ kind: "connection", layer: layer + 1, from: index, to: k }),
    "to",
  );
  return {
    heading,
    part: 4,
    before: [
      after.length === 1
        ? "Blame comes back along its connection:"
        : "Blame comes back along its connections:",
    ],
    terms,
    after: [...hiddenTold(layer, index, found.sum, terms.values, moment), ...end],
  };
}

/** @param {number} delta */
function shareTold(delta) {
  if (delta === 0) return "So it has no share of the blame.";
  const share = `So its share of the blame is ${figure(delta)}`;
  if (!Number.isFinite(delta)) return `${share}.`;
  const way = delta > 0 ? "more" : "less";
  return `${share}: a little more in its sum would make it ${way} wrong.`;
}

/** @param {number} index @param {Moment} moment @returns {string[]} */
function outputTold(index, moment) {
  const { frame, experiment, known } = moment;
  const { size } = frame.example;
  const delta = frame.array("delta", known.last)[index];
  const among = `${grouped(size)} ${experiment.dataset.nouns}`;
  if (isPartner(moment)) {
    const error = frame.array("error")[index];
    const off = `How far it was off, with its sign: ${figure(error)}.`;
    if (size === 1) return [off];
    return [off, `Shared among ${among}: ${quotient([error], size, delta)}.`];
  }
  const row = activationOf(moment, known.last);
  const steepness = steepnessOf(index, moment);
  const counts = `A little more of its answer counts ${figure(steepness)}.`;
  if (totalled(row.formula) !== null) {
    const shared = size > 1 ? ` It is shared among ${among}.` : "";
    return [counts, `What one answer gains here, the others lose.${shared}`];
  }
  const slope = frame.array("slope", known.last)[index];
  const rule = `Its rule is ${figure(slope)} steep at this sum`;
  const factors = [steepness, slope];
  return size === 1
    ? [counts, `${rule}: ${product(factors, delta)}.`]
    : [counts, `${rule}; shared among ${among}: ${quotient(factors, size, delta)}.`];
}

/** @param {number[]} factors @param {number} count @param {number} result */
function quotient(factors, count, result) {
  const computed = factors.reduce((all, one) => all * asWritten(one), 1) / count;
  const sign = follows(computed, result) ? "=" : "≈";
  return `${factors.map(figure).join(" × ")} ÷ ${grouped(count)} ${sign} ${figure(result)}`;
}

/**
 * @param {number} layer
 * @param {number} index
 * @param {number} sum of what comes back
 * @param {readonly number[]} values that are printed above it
 * @param {Moment} moment
 * @returns {string[]}
 */
function hiddenTold(layer, index, sum, values, moment) {
  const { frame } = moment;
  const [a, z, slope, delta] = ["a", "z", "slope", "delta"].map(
    (name) => frame.array(name, layer)[index],
  );
  const together = values.length > 1 ? [`Together ${total(values, sum)}.`] : [];
  // Where its rule is flat, it makes no difference whether the node was left out.
  const isFlat = isFlatAt(activationOf(moment, layer), z);
  const share = isFlat ? 0 : dropoutOf(layer, moment);
  if (share > 0 && a === 0 && slope === 0) {
    return [...together, "Dropout left it out in this step."];
  }
  if (slope === 0) {
    return [...together, "Its rule is flat at this sum: no blame goes on."];
  }
  const grown = share > 0 ? ", counted more as dropout leaves others out" : "";
  return [
    ...together,
    `Its rule is ${figure(slope)} steep at this sum${grown}: ${product([sum, slope], delta)}.`,
  ];
}
