/** The losses so far, as the chart wants them: three lists that grow together. */

/**
 * @typedef {object} Curve
 * @property {number[]} steps
 * @property {number[]} train
 * @property {(number | null)[]} test
 */

/** More points than this are not seen; every other one is then dropped. */
const MOST_POINTS = 4096;

const FLOOR = 3; // px below the lowest point of an outline
const TOP = 3; // px left free above the highest

/** @typedef {{x: number, y: number}} Point */

/**
 * Append a frame's losses if they are news: later than all points there are. They may
 * have been measured some steps before the frame's own.
 * @param {Curve} curve
 * @param {{scored_step: number | null, train_loss: number | null, test_loss: number | null}} frame
 * @returns {Curve} the same one when nothing is new
 */
export function extended(curve, { scored_step: step, train_loss, test_loss }) {
  const last = curve.steps.at(-1);
  if (train_loss === null || step === null || (last !== undefined && step <= last))
    return curve;
  const { steps, train, test } =
    curve.steps.length >= MOST_POINTS ? thinned(curve) : curve;
  steps.push(step);
  train.push(train_loss);
  test.push(test_loss);
  return { steps, train, test }; // new, so that the store sees that it changed
}

/** @param {Curve} curve */
function thinned({ steps, train, test }) {
  /** @param {unknown} _ @param {number} index */
  const isKept = (_, index) => index % 2 === 0;
  return {
    steps: steps.filter(isKept),
    train: train.filter(isKept),
    test: test.filter(isKept),
  };
}

/**
 * Find the loss at a step: the point there, or the nearest before it.
 * @param {readonly number[]} steps ascending
 * @param {readonly (number | null)[]} losses
 * @param {number} step
 * @returns {number | null}
 */
export function lossAt(steps, losses, step) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? losses[low - 1] : null;
}

/** Of the whole length: how far back a smoothed line looks. */
const MEMORY = 0.025;

/**
 * Smooth losses with an exponential moving average over the steps, so that a trend is
 * seen in noise. What is missing stays missing.
 * @template {number | null} T
 * @param {readonly number[]} steps ascending
 * @param {readonly T[]} losses
 * @param {number} [memory] steps after which a loss counts for 1/e
 * @returns {T[]}
 */
export function smoothed(steps, losses, memory = MEMORY * (steps.at(-1) ?? 0)) {
  let mean = Number.NaN;
  let last = 0;
  return losses.map((loss, i) => {
    if (loss === null || !Number.isFinite(loss)) return loss;
    const share = Math.exp((last - steps[i]) / Math.max(1e-9, memory));
    mean = Number.isNaN(mean) ? loss : share * mean + (1 - share) * loss;
    last = steps[i];
    return /** @type {T} */ (mean);
  });
}

/**
 * Leave out what a logarithmic axis has no place for.
 * @param {readonly (number | null)[]} losses
 */
export function positiveOnly(losses) {
  return losses.map((loss) => (loss !== null && loss > 0 ? loss : null));
}

/**
 * Place the curve in a box: steps from left to right, the lowest loss near the bottom.
 * At most about two points for each pixel are kept.
 * @param {readonly number[]} steps
 * @param {readonly number[]} losses
 * @param {number} furthest the step at the right edge
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
export function outline(steps, losses, furthest, width, height) {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const loss of losses) {
    if (loss < lowest) lowest = loss;
    if (loss > highest) highest = loss;
  }
  if (!(highest > lowest) || !furthest) return [];
  const bottom = height - FLOOR;
  const points = [];
  let lastX = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < steps.length; i++) {
    if (steps[i] > furthest) continue;
    const x = (steps[i] / furthest) * width;
    if (x - lastX < 0.5 && i < steps.length - 1) continue;
    lastX = x;
    const share = (losses[i] - lowest) / (highest - lowest);
    points.push({ x, y: bottom - share * (bottom - TOP) });
  }
  return points;
}
