/** What the browser's console may look at: `playground`, read-only. */

import { has } from "./store.js";

/**
 * @param {import("./store.js").Store} store
 * @param {() => readonly import("./network/connections.js").Drawn[]} drawn
 */
export function createConsole(store, drawn) {
  return Object.freeze({
    /** The present moment. */
    get frame() {
      return store.get().frame;
    },
    /**
     * A copy of the weights into a layer: one row for each node before it.
     *
     * @param {number} layer from 1
     */
    weights(layer) {
      const state = store.get();
      if (!has(state, "experiment", "frame")) return [];
      const { frame, experiment } = state;
      const fanOut = experiment.network.sizes[layer];
      const flat = [...frame.array("weights", layer)];
      const rows = flat.length / fanOut;
      return Array.from({ length: rows }, (_, i) =>
        flat.slice(i * fanOut, (i + 1) * fanOut),
      );
    },
    /** The connections of the last drawing. */
    get drawn() {
      return drawn().map(
        ({ layer, from, to, weight, width, edge, color, isDashed }) => {
          return { layer, from, to, weight, width, edge, color, isDashed };
        },
      );
    },
  });
}
