/**
 * What a moment knows: a phase has computed some layers, the others still hold the
 * numbers of an older moment and are not shown.
 */

/** @typedef {import("../protocol.js").Frame} Frame */

/** @typedef {{name: string, layer: number}} Phase */

/**
 * @typedef {object} Known
 * @property {number} forward activations are known up to this layer
 * @property {boolean} isTruthTold
 * @property {number} backward deltas and gradients are known from this layer on
 * @property {boolean} isUpdated whether the weights are those after the update
 * @property {number} last the output layer
 */

/**
 * @param {readonly Phase[]} phases of one step
 * @param {number} index of the present phase
 * @returns {Known}
 */
export function knownAt(phases, index) {
  const ran = phases.slice(0, index + 1);
  const last = phases.reduce((most, { layer }) => Math.max(most, layer), 0);
  /** @param {string} name */
  const layers = (name) =>
    ran.filter((phase) => phase.name === name).map(({ layer }) => layer);
  return {
    forward: Math.max(0, ...layers("forward")),
    isTruthTold: ran.some(({ name }) => name === "error"),
    backward: Math.min(last + 1, ...layers("backward")),
    isUpdated: ran.some(({ name }) => name === "update"),
    last,
  };
}

/**
 * Read the weights with which this moment's activations were computed: at "update" and
 * "repeat" the frame holds the new ones.
 *
 * @param {Pick<Frame, "array">} frame
 * @param {number} layer
 * @param {boolean} isUpdated
 * @returns {Float64Array | Float32Array}
 */
export function usedWeights(frame, layer, isUpdated) {
  return before(frame, "weights", "weight_changes", layer, isUpdated);
}

/** @type {typeof usedWeights} */
export function usedBiases(frame, layer, isUpdated) {
  return before(frame, "biases", "bias_changes", layer, isUpdated);
}

/**
 * @param {Pick<Frame, "array">} frame
 * @param {string} name
 * @param {string} changes
 * @param {number} layer
 * @param {boolean} isUpdated
 */
function before(frame, name, changes, layer, isUpdated) {
  const values = frame.array(name, layer);
  if (!isUpdated) return values;
  const moved = frame.array(changes, layer);
  return values.map((value, i) => value - moved[i]);
}
