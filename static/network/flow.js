/**
 * What moves between two moments, and how long: one thing at a time, and nothing where
 * steps go by faster than the eye follows.
 */

/** @typedef {Pick<import("../wire.d.ts").FrameHeader,
 *   "revision" | "step" | "phase"> & {example: {row: number}}} Seen
 */

/** @typedef {import("./known.js").Known} Known */

/**
 * @typedef {object} Flow
 * @property {"data" | "forward" | "error" | "backward" | "update"} name of the phase
 * @property {number} layer
 * @property {number} milliseconds
 */

/** @type {Record<Flow["name"], number>} */
const MILLISECONDS = {
  data: 350,
  forward: 850,
  error: 500,
  backward: 700,
  update: 1000,
};
const ARRIVAL = 0.68; // when a pulse has reached its node

/**
 * Say what moves when one frame follows another; null where it is drawn straight.
 *
 * @param {Seen | null} before the frame that was shown, if any
 * @param {Seen} after
 * @param {{unit: string, per_second: number | null} | null} speed while playing
 * @returns {Flow | null}
 */
export function flowBetween(before, after, speed) {
  const { name, layer, index } = after.phase;
  if (!before || before.revision !== after.revision || !isMoving(name)) return null;
  if (speed && (speed.unit !== "phase" || speed.per_second === null)) return null;
  const isNext =
    index === 0
      ? before.phase.name === "repeat" && after.step === before.step
      : index === before.phase.index + 1 &&
        after.step === before.step + (name === "update" ? 1 : 0);
  if (!isNext || before.example.row !== after.example.row) {
    if (!(isNext && index === 0)) return null;
  }
  const most = speed
    ? (0.8 * 1000) / (speed.per_second ?? 1)
    : Number.POSITIVE_INFINITY;
  return { name, layer, milliseconds: Math.min(MILLISECONDS[name], most) };
}

/** @param {string} name of a phase @returns {name is Flow["name"]} */
function isMoving(name) {
  return name in MILLISECONDS;
}

/**
 * Say what is known while something still moves: a node lights up when it is reached.
 *
 * @param {Known} known at the end
 * @param {Flow | null} flow
 * @param {number} t from 0 to 1
 * @returns {Known}
 */
export function knownDuring(known, flow, t) {
  if (!flow || t >= 1) return known;
  if (flow.name === "data") return { ...known, forward: t < 0.2 ? -1 : 0 };
  if (flow.name === "forward" && t < ARRIVAL) {
    return { ...known, forward: flow.layer - 1 };
  }
  return known;
}

/**
 * Start slowly, arrive slowly.
 *
 * @param {number} t from 0 to 1
 */
export function eased(t) {
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}

/**
 * Give the part of a line that a pulse covers: its tail and its head, from 0 to 1.
 *
 * @param {number} t
 * @returns {[number, number]}
 */
export function pulseAt(t) {
  const head = eased(Math.min(1, t / (ARRIVAL + 0.12))) * 1.3;
  return [Math.max(0, head - 0.3), Math.min(1, head)];
}

/**
 * Give the width of a connection while its weight moves: from the old width to the new,
 * and on the way it swells or thins by more, in proportion to its change, so that the
 * change of a hundredth is seen.
 *
 * @param {number} old width
 * @param {number} now width
 * @param {number} share of the largest change, negative where the weight gets smaller
 * @param {number} t
 */
export function swelling(old, now, share, t) {
  const bump = 3 * share * Math.sin(Math.PI * t) ** 2;
  return Math.max(0.3, old + (now - old) * eased(t) + bump);
}
