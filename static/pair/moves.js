/**
 * Where two networks go when both are told to: always to the same number of steps. Where
 * a step has more parts on one side, the other side waits.
 */

/**
 * @typedef {object} Place
 * @property {number} done steps
 * @property {number} index of the present phase
 * @property {readonly string[]} phases of one step, by name
 */

/**
 * Say where a network is.
 *
 * @param {import("../store.js").With<"frame" | "experiment">} state
 * @returns {Place}
 */
export function placeOf({ frame, experiment }) {
  const phases = experiment.phases.map(({ name }) => name);
  return { done: frame.step, index: frame.phase.index, phases };
}

/** @param {Place} place */
export function isAtEnd({ index, phases }) {
  return index === phases.length - 1;
}

/** Say whether a place is the very start. @param {Place} place */
export function isAtStart({ done, index }) {
  return done === 0 && index === 0;
}

/** Number the present step, from 0. @param {Place} place */
function stepAt({ done, index, phases }) {
  return index >= phases.indexOf("update") ? done - 1 : done;
}

/**
 * Choose up to which step both go on.
 *
 * @param {readonly Place[]} places
 * @param {number} size steps of the unit: 1, or as many as a round has
 */
export function nextGoal(places, size) {
  const whole = Math.min(...places.map((one) => stepAt(one) + Number(isAtEnd(one))));
  return (Math.floor(whole / size) + 1) * size;
}

/**
 * Choose to which step both go back.
 *
 * @param {readonly Place[]} places
 * @param {number} size
 */
export function lastGoal(places, size) {
  const isBegun = places.some(({ index }) => index > 0);
  const whole = Math.max(...places.map(stepAt)) + Number(isBegun);
  return Math.max(0, Math.floor((whole - 1) / size) * size);
}

/**
 * Count the steps from a place to the end of one; 0 where it is there already.
 *
 * @param {Place} place
 * @param {number} goal steps done there
 */
export function stepsTo(place, goal) {
  return goal - stepAt(place) - Number(isAtEnd(place));
}

/**
 * Say which of them go one part on, and which wait for the other.
 *
 * @param {readonly Place[]} places
 * @returns {boolean[]}
 */
export function whoGoesOn(places) {
  const ranks = places.map((one) =>
    isAtEnd(one) ? Number.POSITIVE_INFINITY : rankOf(one, one.index + 1),
  );
  return ranks.map((rank) => rank === Math.min(...ranks));
}

/**
 * Say which of them go one part back: the same way, the other way round.
 *
 * @param {readonly Place[]} places
 * @returns {boolean[]}
 */
export function whoGoesBack(places) {
  const ranks = places.map((one) => (one.index === 0 ? -1 : rankOf(one, one.index)));
  return ranks.map((rank) => rank === Math.max(...ranks));
}

/** Which phases there are, in their order; some come once for each layer. */
const ORDER = ["data", "forward", "error", "backward", "update", "repeat"];

/**
 * Number a phase so that those to be seen together have the same number.
 *
 * @param {Place} place
 * @param {number} index
 */
function rankOf({ phases }, index) {
  const earlier = phases.slice(0, index).filter((name) => name === phases[index]);
  return 1000 * ORDER.indexOf(phases[index]) + earlier.length;
}
