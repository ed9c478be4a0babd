/** What the server tells of a weight or bias that somebody looks at. */

/** @typedef {{name: string, layer: number, index: readonly number[]}} Place */

/**
 * @typedef {object} Looked
 * @property {string} name
 * @property {number} layer
 * @property {number[]} index
 * @property {Record<string, number>} before what the optimizer remembered, by name
 * @property {Record<string, number> | null} after null before the update
 * @property {number | null} gradient of the loss alone, without the penalty
 * @property {[value: number, change: number] | null} stepped as the step left it, and how
 *   far the step moved it, where a hand then changed something
 */

/**
 * @param {any} frame
 * @param {Place} parameter
 * @returns {Looked | undefined}
 */
export function lookedAt(frame, { name, layer, index }) {
  return (frame.looked ?? []).find(
    (/** @type {Looked} */ one) =>
      one.name === name && one.layer === layer && String(one.index) === String(index),
  );
}

const MOST = 64; // weights and biases that one page may look at

/**
 * List the weights and biases of a network; of a larger one those that moved most in the
 * step, as many as a page may look at.
 *
 * @param {any} experiment
 * @param {any} frame
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
        const size = Math.abs(moved[from * fanOut + to]);
        found.push({
          name: /** @type {const} */ ("weights"),
          layer,
          index: [from, to],
          size,
        });
      }
      const size = Math.abs(biasMoved[to]);
      found.push({ name: /** @type {const} */ ("biases"), layer, index: [to], size });
    }
  }
  const least = found.map(({ size }) => size).sort((a, b) => b - a)[MOST - 1] ?? 0;
  const kept = found.length > MOST ? found.filter(({ size }) => size >= least) : found;
  return kept.slice(0, MOST).map(({ name, layer, index }) => ({ name, layer, index }));
}
