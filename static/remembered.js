/** What this browser was told about the page and keeps: words, light, size, digits. */

import { readPage } from "./links/page_words.js";
import { ofBrowser } from "./memory.js";

const REMEMBERED = /** @type {const} */ (["vocabulary", "theme", "scale", "digits"]);

/** Recall it; what cannot be read is as if it were not there. */
export function recall() {
  const known = REMEMBERED.filter((name) => ofBrowser.get(name) !== null);
  const words = known.map((name) => `${name}=${ofBrowser.get(name)}`);
  return readPage(`#${words.join("&")}`).page;
}

/**
 * Keep what the person chooses from now on: what a link asks for is for this once.
 * @param {import("./store.js").Store} store
 */
export function remember(store) {
  let isMade = false;
  for (const name of REMEMBERED) {
    store.subscribe(
      (state) => state[name],
      (value) => isMade && ofBrowser.set(name, String(value)),
    );
  }
  isMade = true;
}

/**
 * Show the page in the light and at the size that the state has.
 * @param {import("./store.js").Store} store
 */
export function keepLook(store) {
  const { style, dataset } = document.documentElement;
  store.subscribe(
    (state) => state.scale,
    (scale) => style.setProperty("--ui-scale", String(scale)),
  );
  store.subscribe(
    (state) => state.theme,
    (theme) => {
      dataset.theme = theme;
    },
  );
}
