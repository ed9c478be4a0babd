/** What the curve along one weight says, in both vocabularies, with its own numbers. */

import { grouped, MINUS, precise } from "./numerals.js";

/** @typedef {import("../wire.d.ts").LossAlongEvent} LossAlongEvent */
/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */
/** @typedef {import("../wire.d.ts").OfferedOptimizer} OfferedOptimizer */
/** @typedef {import("../store.js").Vocabulary} Vocabulary */

const DIGITS = 3;
const ROUNDED = 16; // times the precision: about what a loss is off by
const PRECISION = { float64: 2.2e-16, float32: 1.2e-7 };

/** @param {string} name of the array @param {Vocabulary} vocabulary */
export function titleOf(name, vocabulary) {
  const isWeight = name === "weights";
  if (vocabulary === "technical") return `Loss along ${isWeight ? "w" : "b"}`;
  return `The error, for other values of this ${isWeight ? "weight" : "bias"}`;
}

/**
 * Choose how much a little more is: a power of ten, less than a hundredth of the picture.
 *
 * @param {readonly [number, number]} range
 */
export function littleOf([low, high]) {
  return 10 ** Math.floor(Math.log10((high - low) / 200));
}

/**
 * Say which way the slope points, and where the step goes. The two may disagree where an
 * optimizer remembers, and then it is said.
 *
 * @param {LossAlongEvent} along
 * @param {OfferedOptimizer} optimizer
 * @param {Vocabulary} vocabulary
 */
export function slopeSentence(along, optimizer, vocabulary) {
  return vocabulary === "plain"
    ? `${plainSlope(along)}${plainMove(along, optimizer)}`
    : `${technicalSlope(along)}${technicalMove(along, optimizer)}`;
}

/** @param {LossAlongEvent} along */
function plainSlope({ name, gradient, range }) {
  const thing = name === "weights" ? "weight" : "bias";
  if (gradient === 0) return `A little more ${thing} or less: the error stays`;
  const little = littleOf(range);
  const verb = gradient > 0 ? "rises" : "falls";
  return `A little more ${thing}, by ${precise(little)}: the error ${verb} by about ${size(gradient * little)}`;
}

/** @param {LossAlongEvent} along @param {OfferedOptimizer} optimizer */
function plainMove(along, optimizer) {
  const { name, gradient, change, is_updated: isUpdated, is_frozen: isFrozen } = along;
  const it = `the ${name === "weights" ? "weight" : "bias"}`;
  if (change === 0) {
    if (isFrozen) return `; but ${it} is frozen, and stays.`;
    return gradient === 0 ? `; so ${it} stays.` : `; but this step is 0: ${it} stays.`;
  }
  const way = change > 0 ? "up" : "down";
  const goes = isUpdated ? `went ${way}` : `goes ${way}`;
  if (gradient * change < 0) return `; so ${it} ${goes}, by ${size(change)}.`;
  return `; and yet ${it} ${goes}, by ${size(change)}: ${plainReason(optimizer)}.`;
}

/** @param {OfferedOptimizer} optimizer */
export function plainReason({ slots, numbers }) {
  const reasons = [];
  if (Object.keys(slots).length) reasons.push("what is remembered of earlier steps");
  if (numbers.some(isDecay)) reasons.push("the pull towards 0");
  return `${reasons.join(" or ") || "its own rule"} weighs more`;
}

/** @param {LossAlongEvent} along */
function technicalSlope({ name, gradient, range }) {
  const w = name === "weights" ? "w" : "b";
  if (gradient === 0) return `∂L/∂${w} = 0`;
  const little = littleOf(range);
  return `∂L/∂${w} = ${precise(gradient, DIGITS)}: to add ${precise(little)} to ${w} changes L by about ${precise(gradient * little, DIGITS)}`;
}

/** @param {LossAlongEvent} along @param {OfferedOptimizer} optimizer */
function technicalMove(along, optimizer) {
  const { name, gradient, change, is_frozen: isFrozen } = along;
  const delta = `Δ${name === "weights" ? "w" : "b"}`;
  if (change === 0) return isFrozen ? `; frozen, ${delta} = 0.` : `; ${delta} = 0.`;
  const move = `${delta} = ${precise(change, DIGITS)}`;
  if (gradient * change < 0) return `; ${move}, against the gradient.`;
  if (gradient === 0) return `; ${move}: ${technicalReason(optimizer)}.`;
  return `; ${move}, up the slope: ${technicalReason(optimizer)}.`;
}

/** @param {OfferedOptimizer} optimizer */
function technicalReason({ title, slots, numbers }) {
  const kept = Object.keys(slots).filter((slot) => slot !== "squares");
  const reasons = [
    ...kept.map((slot) => `its ${slot}`),
    ...(numbers.some(isDecay) ? ["its weight decay"] : []),
  ];
  return `in ${title}, ${reasons.join(" or ") || "its rule"} weighs more`;
}

/** @param {{name: string}} number of an optimizer's own */
function isDecay({ name }) {
  return name === "weight_decay";
}

/**
 * Say what the step does to the error of its batch where only this weight moves.
 *
 * @param {LossAlongEvent} along
 * @param {"float64" | "float32"} dtype
 * @param {Vocabulary} vocabulary
 */
export function landingSentence(along, dtype, vocabulary) {
  const { name, gradient, change, loss, landing_loss: after } = along;
  if (change === 0) return "";
  const isPlain = vocabulary === "plain";
  const error = isPlain ? "the error" : "L";
  const alone = isPlain
    ? "If it moves alone,"
    : `With ${name === "weights" ? "w" : "b"} alone moved,`;
  if (after === null) return `${alone} ${error} is beyond all bounds there.`;
  const gained = after - loss;
  const seen = ROUNDED * PRECISION[dtype] * Math.max(Math.abs(loss), Math.abs(after));
  if (Math.abs(gained) <= seen) {
    return `${alone} ${error} changes by less than its rounding.`;
  }
  const ends = endsOf(loss, after);
  const way = gained > 0 ? "rises" : "falls";
  const isTooLong = gained > 0 && gradient * change < 0;
  const told = `${alone} ${error} ${way} from ${ends[0]} to ${ends[1]}`;
  if (!isTooLong) return `${told}.`;
  return `${told}: ${isPlain ? "the step is so long that it leads past the valley" : "it overshoots"}.`;
}

/**
 * Write two numbers with so many digits that they differ, and three at least.
 *
 * @param {number} one
 * @param {number} other
 * @returns {[string, string]}
 */
export function endsOf(one, other) {
  for (let digits = DIGITS; digits < 17; digits += 1) {
    const texts = /** @type {[string, string]} */ ([
      precise(one, digits),
      precise(other, digits),
    ]);
    if (texts[0] !== texts[1]) return texts;
  }
  return [precise(one, 17), precise(other, 17)];
}

/**
 * Say which loss it is: that which is trained, of this batch.
 *
 * @param {Pick<ExperimentEvent, "experiment" | "batch_size" | "dataset">} experiment
 * @param {Vocabulary} vocabulary
 */
export function lossWords({ experiment, batch_size: count, dataset }, vocabulary) {
  const { l1 = 0, l2 = 0, dropout = 0 } = experiment;
  const isPlain = vocabulary === "plain";
  const examples =
    count === 1 ? `one ${dataset.noun}` : `${grouped(count)} ${dataset.nouns}`;
  const parts = [
    isPlain
      ? `Of the ${examples} of this step`
      : `L of the batch, n = ${grouped(count)}`,
  ];
  if (l1 || l2)
    parts.push(isPlain ? "with the penalty on large weights" : "penalties included");
  if (dropout) {
    parts.push(
      isPlain
        ? "without the circles that this step leaves out"
        : "with this step's dropout",
    );
  }
  const others = isPlain ? "all else stays as it is" : "all other parameters fixed";
  return `${parts.join(", ")}; ${others}.`;
}

/** @param {number} amount without its sign */
function size(amount) {
  return precise(amount, DIGITS).replace(MINUS, "");
}
