/**
 * What a change of the layers means for an experiment: the widths of its hidden layers,
 * and an activation for each, which go along. Layers count from 1; 0 is the input.
 */

/**
 * @typedef {object} Layers
 * @property {readonly number[]} hidden
 * @property {readonly string[]} activations one for all, or one for each
 */

const FIRST_WIDTH = 4; // of a layer that has no other to take after

/** @param {Layers} layers @param {number} layer @param {number} change */
export function withNodes({ hidden, activations }, layer, change) {
  const widths = hidden.map((width, i) => (i === layer - 1 ? width + change : width));
  return { hidden: widths, activations: [...activations] };
}

/**
 * Insert a layer like the one before it.
 * @param {Layers} layers
 * @param {number} after 0 for a first layer
 */
export function withLayer({ hidden, activations }, after) {
  const like = Math.max(0, after - 1);
  const each = eachOf(activations, hidden.length);
  return {
    hidden: hidden.toSpliced(after, 0, hidden[like] ?? FIRST_WIDTH),
    activations: shortened(
      each.toSpliced(after, 0, each[like] ?? activations[0]),
      activations,
    ),
  };
}

/** @param {Layers} layers @param {number} layer */
export function withoutLayer({ hidden, activations }, layer) {
  const each = eachOf(activations, hidden.length);
  return {
    hidden: hidden.toSpliced(layer - 1, 1),
    activations: shortened(each.toSpliced(layer - 1, 1), activations),
  };
}

/** @param {Layers} layers @param {readonly number[]} widths */
export function withWidths({ activations }, widths) {
  const each = eachOf(activations, widths.length).slice(0, widths.length);
  return { hidden: [...widths], activations: shortened(each, activations) };
}

/**
 * @param {Layers} layers
 * @param {number | null} layer null for all
 * @param {string} name
 */
export function withActivation({ hidden, activations }, layer, name) {
  if (layer === null) return { activations: [name] };
  const each = eachOf(activations, hidden.length);
  return { activations: shortened(each.with(layer - 1, name), activations) };
}

/**
 * Give every layer its activation; what is not told is like the last that is.
 * @param {readonly string[]} activations
 * @param {number} count
 */
export function eachOf(activations, count) {
  return Array.from(
    { length: Math.max(count, activations.length > 1 ? activations.length : 0) },
    (_, i) => activations[Math.min(i, activations.length - 1)],
  );
}

/**
 * Tell activations as shortly as they can be: once, where all are alike.
 * @param {readonly string[]} each
 * @param {readonly string[]} before
 */
function shortened(each, before) {
  if (each.length === 0) return [before[0]];
  return each.every((name) => name === each[0]) ? [each[0]] : [...each];
}
