/** The losses so far, as the chart wants them: three lists that grow together. */

/**
 * @typedef {object} Curve
 * @property {number[]} steps
 * @property {number[]} train
 * @property {(number | null)[]} test
 */

/** More points than this are not seen; every other one is then dropped. */
const MOST_POINTS = 4096;

/**
 * Append a frame's losses if they are news: later than all points there are.
 * @param {Curve} curve
 * @param {{step: number, train_loss: number | null, test_loss: number | null}} frame
 * @returns {Curve} the same one when nothing is new
 */
export function extended(curve, { step, train_loss, test_loss }) {
  const last = curve.steps.at(-1);
  if (train_loss === null || (last !== undefined && step <= last)) return curve;
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
 * @param {readonly number[]} losses
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
