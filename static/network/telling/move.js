/** The move of a weight or bias, in plain words: which way, how far, and why. */

import { endsOf, plainReason } from "../along_words.js";
import { gradientOf, moveOf, partsOf } from "../moving.js";
import { grouped, precise } from "../numerals.js";
import { optimizerOf } from "../rows.js";
import { asWritten, figure, follows, product, within } from "./figure.js";
import { nameWithin } from "./name.js";

/** @typedef {import("../account.js").Moment} Moment */
/** @typedef {import("../edit_controls.js").Parameter} Parameter */
/** @typedef {import("./story.js").ToldSection} ToldSection */

const RATE_DIGITS = 3;
const NEARLY = 1e-5; // of a change, so much is rounding

/** @param {Parameter} parameter @param {Moment} moment @returns {ToldSection[]} */
export function movesTold(parameter, moment) {
  const gradient = gradientTold(parameter, moment);
  if (!moment.known.isUpdated) return [gradient];
  const before = moveTold(parameter, moment);
  return [gradient, { heading: "How it moves", part: 4, before }];
}

/** @param {Parameter} parameter */
function nounOf({ name }) {
  return name === "weights" ? "weight" : "bias";
}

/** @param {Parameter} parameter @param {Moment} moment @returns {ToldSection} */
function gradientTold(parameter, moment) {
  const { frame, experiment } = moment;
  const { delta, a, g, sum, isPenalised } = gradientOf(parameter, moment);
  const { layer, index } = parameter;
  const { size } = frame.example;
  const { noun, nouns } = experiment.dataset;
  const end = nameWithin(experiment, layer, index[index.length - 1]);
  const own =
    parameter.name === "weights"
      ? `the blame of ${end} × what came from ${nameWithin(experiment, layer - 1, index[0])}: ${product([delta, a], delta * a)}.`
      : `as much as its share of the blame: ${figure(delta)}.`;
  const before = [
    size > 1 ? `For this ${noun}, ${own}` : own.charAt(0).toUpperCase() + own.slice(1),
  ];
  if (size > 1) {
    before.push(`All ${grouped(size)} ${nouns} of this step together: ${figure(sum)}.`);
  }
  if (isPenalised) before.push(`With the penalty on large weights: ${figure(g)}.`);
  const counted = isPenalised ? ", with the penalty," : "";
  const way = g > 0 ? "more" : "less";
  if (g === 0) before.push("A little more or less of it makes no difference.");
  else if (Number.isFinite(g)) {
    before.push(
      `A little more of this ${nounOf(parameter)} makes it${counted} ${way} wrong.`,
    );
  }
  return {
    heading: "How it bears on the error",
    part: 4,
    before,
    parts: withoutFactors(partsOf(parameter, moment)),
  };
}

/** @param {ToldSection["parts"]} parts @returns {ToldSection["parts"]} */
function withoutFactors(parts) {
  if (!parts?.list) return parts;
  const { list } = parts;
  const alone = list.parts.map((part) => ({
    ...part,
    factors: [],
    sign: /** @type {const} */ ("="),
  }));
  return { ...parts, list: { ...list, parts: alone } };
}

/** @param {Parameter} parameter @param {Moment} moment @returns {string[]} */
function moveTold(parameter, moment) {
  const { now, ownStep, byHand, isFrozen } = moveOf(parameter, moment);
  const noun = nounOf(parameter);
  if (!ownStep) return [`The ${noun} is set by hand: ${figure(now)}.`];
  const [stepped, change] = ownStep;
  const edited = byHand ? [`Then it is set by hand: ${figure(now)}.`] : [];
  if (isFrozen && change === 0) {
    return [
      `It is frozen: the step leaves it as it is, ${figure(stepped)}.`,
      ...edited,
    ];
  }
  return [stepTold(parameter, stepped, change, moment), ...edited];
}

/**
 * @param {Parameter} parameter
 * @param {number} stepped the value after the step
 * @param {number} change
 * @param {Moment} moment
 */
function stepTold(parameter, stepped, change, moment) {
  const noun = nounOf(parameter);
  const { g } = gradientOf(parameter, moment);
  if (!Number.isFinite(change) || !Number.isFinite(stepped)) {
    return `The ${noun} is now ${figure(stepped)}.`;
  }
  if (change === 0) {
    const why = g === 0 ? "" : ", as this step is 0";
    return `The ${noun} stays as it is, ${figure(stepped)}${why}.`;
  }
  const row = optimizerOf(moment);
  const [old, reached] = endsOf(stepped - change, stepped);
  const isAgainst = g * change < 0;
  const way = change > 0 ? "up" : "down";
  const start = `${isAgainst ? "So it goes" : "And yet it goes"} ${way}, ${old} → ${reached}`;
  const rate = moment.frame.learning_rate;
  if (Math.abs(change + rate * g) <= NEARLY * Math.abs(change) && isStateless(row)) {
    const size = Number(precise(rate, RATE_DIGITS)) || rate;
    const isExact = follows(size * asWritten(Math.abs(g)), Math.abs(change));
    const result = `${isExact ? "=" : "≈"} ${figure(Math.abs(change))}`;
    return `${start}: by ${precise(rate, RATE_DIGITS)} (size of a correction) × ${figure(Math.abs(g))} ${result}.`;
  }
  const by = `by ${figure(Math.abs(change))}`;
  const rule = `${row.title}: ${within(row.plain)}`;
  if (!isAgainst) return `${start}, ${by}: ${plainReason(row)} (${rule}).`;
  const memory = isStateless(row)
    ? "by a rule of its own"
    : "with what it remembers of earlier steps";
  return `${start}, ${by}, ${memory} (${rule}).`;
}

/** @param {import("../../wire.d.ts").OfferedOptimizer} row */
function isStateless({ slots }) {
  return Object.keys(slots).length === 0;
}
