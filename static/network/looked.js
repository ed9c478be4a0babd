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
