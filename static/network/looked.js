/** What the server tells of a weight or bias that somebody looks at. */

/** @typedef {{name: string, layer: number, index: readonly number[]}} Place */

/**
 * @param {Pick<import("../wire.d.ts").FrameHeader, "looked">} frame
 * @param {Place} parameter
 */
export function lookedAt(frame, { name, layer, index }) {
  return frame.looked.find(
    (one) =>
      one.name === name && one.layer === layer && String(one.index) === String(index),
  );
}

const MOST = 64; // weights and biases that one page may look at

/**
 * List the weights and biases of a network; of a larger one those that moved most in the
 * step, as many as a page may look at.
 *
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {import("../protocol.js").Frame} frame
 * @returns {{name: "weights" | "biases", layer: number, index: number[]}[]}
 */
export function parametersOf({ network: { sizes } }, frame) {
  const found = [];
  for (let layer = 1; layer < sizes.length; layer += 1) {
    const [fanIn, fanOut] = sizes.slice(layer - 1);
    const moved = frame.array("weight_changes", layer);
    const biasMoved = frame.array("bias_changes", layer);
    for (let to = 0; to < fanOut; to += 1) {
      for (let from = 0; from < fanIn; from += 1) {
        const size = Math.abs(moved[from * fanOut + to]) || 0; // also where it is NaN
        found.push({
          name: /** @type {const} */ ("weights"),
          layer,
          index: [from, to],
          size,
        });
      }
      const size = Math.abs(biasMoved[to]) || 0;
      found.push({ name: /** @type {const} */ ("biases"), layer, index: [to], size });
    }
  }
  const least = found.map(({ size }) => size).sort((a, b) => b - a)[MOST - 1] ?? 0;
  const kept = found.length > MOST ? found.filter(({ size }) => size >= least) : found;
  return kept.slice(0, MOST).map(({ name, layer, index }) => ({ name, layer, index }));
}
