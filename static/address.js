/**
 * The page's address names the experiment: it is read when the page opens or the address
 * is changed, and written when the experiment changes or training pauses.
 */

import { leftOut, readLink, writeLink } from "./links/link.js";
import { readPage } from "./links/page_words.js";
import { ofBrowser, ofTab } from "./memory.js";
import { has } from "./store.js";

const USUAL = "#data=bank&learning_rate=0.02&batch=1"; // what a page opens with
const CALM = 400; // milliseconds without a change before the address is written

/**
 * Give the link to the present moment.
 *
 * @param {import("./store.js").With<"catalog" | "experiment">} state
 * @param {string} [before] the fragment that it takes the place of
 */
export function linkOf({ experiment, frame, catalog, status }, before = location.hash) {
  const step = frame?.step ?? 0;
  return writeLink(experiment.experiment, step, catalog, before, status?.preset);
}

/**
 * Keep the address; the last experiment is remembered for the next visit.
 *
 * @param {import("./store.js").Store} store
 * @param {import("./store.js").Send} send
 */
export function keepAddress(store, send) {
  const writtenBefore = ofTab.get("address");
  let keyBefore = ofTab.get("key");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} fragment @param {readonly string[]} [told] of another fragment */
  function open(fragment, told) {
    const { catalog } = store.get();
    if (!catalog) return false; // the address is opened with the welcome
    const { experiment, preset, step, notices } = readLink(fragment, catalog);
    const { page, notices: others } = readPage(location.hash);
    const { hide: _, ...asked } = page; // what is hidden is so from the start
    store.set({ ...asked, notices: [...(told ?? others), ...notices] });
    if (!experiment) return false;
    store.set({ isOpening: true }); // the address is right, and the page is not yet
    send("open", { experiment, preset, step }).then(() => {
      store.set({ isOpening: false });
      writeSoon();
    });
    return true;
  }

  store.subscribe(
    (state) => state.key,
    (key) => {
      if (!key) return;
      // The same tab, loaded again: its room is as it was, which is more than a link.
      // Where the server has forgotten the room, the link is what is left of it.
      const isSame = key === keyBefore;
      keyBefore = key;
      if (location.hash && !(isSame && location.hash === writtenBefore)) {
        if (open(location.hash)) return;
      }
      if (!isSame) open(ofBrowser.get("experiment") ?? "", store.get().notices);
    },
  );
  addEventListener("hashchange", () => {
    if (location.hash !== ofTab.get("address")) open(location.hash);
  });

  function write() {
    const state = store.get();
    if (state.isOpening || !has(state, "catalog", "experiment", "frame")) return;
    if (state.status?.is_playing) return;
    if (state.frame.revision !== state.experiment.revision) return;
    const { experiment } = state.experiment;
    if (experiment.data === "own") {
      history.replaceState(null, "", location.pathname + location.search);
      ofTab.set("address", null);
      return;
    }
    const link = linkOf(state);
    if (link !== location.hash) history.replaceState(null, "", link);
    ofTab.set("address", location.hash);
    const last = writeLink(experiment, 0, state.catalog, "", state.status?.preset);
    if (last === USUAL) ofBrowser.set("experiment", null);
    else ofBrowser.set("experiment", last);
  }

  const writeSoon = () => {
    clearTimeout(timer);
    if (!store.get().status?.is_playing) timer = setTimeout(write, CALM);
  };
  store.subscribe((state) => state.experiment, writeSoon);
  store.subscribe((state) => state.status?.is_playing, writeSoon);
  store.subscribe((state) => state.status?.preset, writeSoon);
  store.subscribe((state) => state.frame?.is_playing || state.frame?.step, writeSoon);
}

/**
 * Say what the link to the present moment does not hold.
 *
 * @param {import("./store.js").With<"experiment">} state
 */
export function missingOf({ experiment, status }) {
  return leftOut(experiment.experiment, status);
}
