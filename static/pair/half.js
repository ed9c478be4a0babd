/**
 * One of two networks side by side: a page that is steered by the page around it, so that
 * both do the same at the same moment.
 */

import { listenToKeys } from "../keyboard.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

/**
 * @typedef {object} Half
 * @property {Store} store
 * @property {Send} send
 * @property {boolean} isPlaying whether both are playing, step by step
 * @property {() => void} tell brings what is read here to the present moment
 * @property {(store: Store, send: Send) => void} listen lets the keys that are pressed in
 *   here do what they do around it
 */

/**
 * @param {Store} store
 * @param {Send} send
 * @param {() => void} renew brings the frame of those who read to the present moment
 * @returns {Half}
 */
export function createHalf(store, send, renew) {
  return {
    store,
    send,
    isPlaying: false,
    tell() {
      renew();
      store.set({}); // whoever reads looks again
    },
    listen: (around, sendAround) => listenToKeys(keysOf(store, around), sendAround),
  };
}

/**
 * Give the state that keys work on: that of the page around, but for what is selected.
 *
 * @param {Store} own
 * @param {Store} around
 * @returns {Store}
 */
function keysOf(own, around) {
  return {
    ...around,
    get: () => ({ ...around.get(), selection: own.get().selection }),
    set: (patch) => ("selection" in patch ? own : around).set(patch),
  };
}
