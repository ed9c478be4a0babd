/** One table of keys: it steers the page, and the help dialog prints it. */

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Send} Send */

/**
 * @typedef {object} Key
 * @property {string[]} keys as a person reads them, see `nameOf`
 * @property {string} words
 * @property {(store: Store, send: Send) => void} act
 * @property {boolean} [commands] whether it is only for the one who drives
 */

/** @type {Key[]} */
export const KEYS = [
  {
    keys: ["Space"],
    words: "Play or pause",
    commands: true,
    act: (store, send) => send(store.get().status?.is_playing ? "pause" : "play"),
  },
  {
    keys: ["→", "Page Down"],
    words: "Step forwards",
    commands: true,
    act: (store, send) => send("step", { unit: store.get().unit }),
  },
  {
    keys: ["←", "Page Up"],
    words: "Step back",
    commands: true,
    act: (store, send) => send("back", { unit: store.get().unit }),
  },
  {
    keys: ["Shift →"],
    words: "One epoch forwards",
    commands: true,
    act: (_, send) => send("step", { unit: "epoch" }),
  },
  {
    keys: ["Shift ←"],
    words: "One epoch back",
    commands: true,
    act: (_, send) => send("back", { unit: "epoch" }),
  },
  {
    keys: ["Home"],
    words: "To the very start",
    commands: true,
    act: (_, send) => send("jump", { step: 0 }),
  },
  {
    keys: ["End"],
    words: "To the last step so far",
    commands: true,
    act: (store, send) => send("jump", { step: store.get().status?.furthest ?? 0 }),
  },
  {
    keys: ["R"],
    words: "Reset: the same network, untrained again",
    commands: true,
    act: (_, send) => send("reset"),
  },
  {
    keys: ["V"],
    words: "Plain words or technical words",
    act: (store) =>
      store.set({
        vocabulary: store.get().vocabulary === "plain" ? "technical" : "plain",
      }),
  },
  {
    keys: ["F"],
    words: "Present: full screen, only what an audience needs",
    act: (store) => store.set({ isStage: !store.get().isStage, isBlack: false }),
  },
  {
    keys: ["B", "."],
    words: "While presenting: black the screen, and back",
    act: (store) => {
      const { isStage, isBlack } = store.get();
      if (isStage || isBlack) store.set({ isBlack: !isBlack });
    },
  },
  {
    keys: ["?"],
    words: "This help",
    act: (store) => store.set({ open: store.get().open === "help" ? null : "help" }),
  },
  {
    keys: ["Esc"],
    words: "Let go of the inspected number, or leave the stage",
    act: (store) => {
      const { selection, isStage } = store.get();
      if (selection) store.set({ selection: null, isPinned: false });
      else if (isStage) store.set({ isStage: false, isBlack: false });
    },
  },
];

/** @type {Record<string, string>} */
const NAMES = {
  " ": "Space",
  ArrowRight: "→",
  ArrowLeft: "←",
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
};

/**
 * Name a key press as the table does: "Shift →", "R", "?".
 *
 * @param {{key: string, shiftKey: boolean}} event
 */
export function nameOf({ key, shiftKey }) {
  if (key.length === 1 && key !== " ") return key.toUpperCase();
  return (shiftKey ? "Shift " : "") + (NAMES[key] ?? key);
}

/**
 * Find the row that a key press means.
 *
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean,
 *   altKey: boolean}} event
 */
export function rowOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const name = nameOf(event);
  return KEYS.find(({ keys }) => keys.includes(name));
}

/** What has its own use for a key keeps it: text for letters, a button for Space. */
const OWN_KEYS = {
  "input:not([type='range'], [type='radio']), textarea, select": null,
  "[contenteditable], dialog[open]": null,
  "button, a[href], summary, [type='radio']": [" ", "Enter"],
  "[data-node], [role='slider'], [role='tab'], [type='range'], [type='radio']": [
    "ArrowRight",
    "ArrowLeft",
    "Home",
    "End",
    "PageUp",
    "PageDown",
  ],
};

/** @param {KeyboardEvent} event */
function isTaken(event) {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  return Object.entries(OWN_KEYS).some(
    ([selector, keys]) =>
      target.closest(selector) && (keys === null || keys.includes(event.key)),
  );
}

/**
 * @param {Store} store
 * @param {Send} send
 */
export function listenToKeys(store, send) {
  addEventListener("keydown", (event) => {
    const row = event.defaultPrevented || isTaken(event) ? null : rowOf(event);
    if (!row) return;
    event.preventDefault();
    if (row.commands && store.get().role !== "driver") return;
    if (event.repeat && event.key === " ") return;
    row.act(store, send);
  });
}
