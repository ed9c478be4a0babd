/** The way in, in plain words: what a node adds up, and what its rule makes of it. */

import { usedBiases, usedWeights } from "../known.js";
import { activationOf, dropoutOf, growthOf, isZeroAt } from "../rows.js";
import { termsOf } from "../terms.js";
import { figure, product, total, within } from "./figure.js";
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
export function sumTold(layer, index, moment) {
  const { frame, experiment, known } = moment;
  const bias = usedBiases(frame, layer, known.isUpdated)[index];
  const weights = usedWeights(frame, layer, known.isUpdated);
  const before = frame.array("a", layer - 1);
  const [count, fanOut] = experiment.network.sizes.slice(layer - 1);
  const isKnown = layer <= known.forward;
  const found = termsOf(count, (i) => [
    weights[i * fanOut + index],
    isKnown ? before[i] : null,
  ]);
  const terms = toldTerms(
    found,
    (i) => nameWithin(experiment, layer - 1, i),
    (i) => ({ kind: "connection", layer, from: i, to: index }),
    "from",
  );
  const section = { heading: "What comes in, and what goes out", part: 2, terms };
  if (!isKnown) {
    return {
      ...section,
      before: ["Not computed yet in this step. Its weights are:"],
      after: [`Its bias is ${figure(bias)}.`],
    };
  }
  const z = frame.array("z", layer)[index];
  return {
    ...section,
    before: ["It adds up what comes in:"],
    after: [
      `With its bias, ${figure(bias)}, that is together ${total([...terms.values, bias], z)}.`,
      ...bentTold(layer, index, moment),
    ],
  };
}

/**
 * Tell what a node's rule makes of its sum.
 *
 * @param {number} layer
 * @param {number} index
 * @param {Moment} moment
 */
function bentTold(layer, index, moment) {
  const { frame } = moment;
  const row = activationOf(moment, layer);
  const [z, a] = [frame.array("z", layer)[index], frame.array("a", layer)[index]];
  // Asking about an example drops no node; and where the rule gives 0, one cannot tell.
  const share = frame.isAsked || isZeroAt(row, z) ? 0 : dropoutOf(layer, moment);
  if (share > 0 && a === 0) {
    return ["Dropout leaves it out in this step: it passes on 0."];
  }
  const rule = row.symbol
    ? `Its rule is ${row.title}: ${within(row.plain)}. `
    : "The sum is passed on as it is. ";
  if (share > 0) {
    const growth = growthOf(share);
    return [
      `${rule}That gives ${figure(a / growth)}.`,
      `As dropout leaves others out, what stays counts more: ${product([a / growth, growth], a)}.`,
    ];
  }
  return [row.symbol ? `${rule}That gives ${figure(a)}.` : rule.trimEnd()];
}

/**
 * @param {number} layer
 * @param {number} from
 * @param {number} to
 * @param {Moment} moment
 * @returns {ToldSection}
 */
export function carriedTold(layer, from, to, { frame, experiment, known }) {
  const at = from * experiment.network.sizes[layer] + to;
  const w = usedWeights(frame, layer, known.isUpdated)[at];
  const a = frame.array("a", layer - 1)[from];
  const [start, end] = [
    nameWithin(experiment, layer - 1, from),
    nameWithin(experiment, layer, to),
  ];
  return {
    heading: "What it carries",
    part: 2,
    before: [
      `It multiplies what comes from ${start} by its weight and hands it on to ${end}: ${product([w, a], w * a)}.`,
    ],
  };
}
