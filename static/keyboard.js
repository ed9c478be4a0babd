/** One table of keys: it steers the page, and the help dialog prints it. */

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Send} Send */

/**
 * @typedef {object} Key
 * @property {string[]} keys as a person reads them, see `nameOf`
 * @property {string} words
 * @property {(store: Store, send: Send) => unknown} act `NOT_MINE` where there is
 *   nothing to do: the key is then the browser's
 * @property {boolean} [commands] whether it is only for the one who drives
 */

export const NOT_MINE = Symbol("not mine");

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
    words: "One part, step or round forwards, as chosen",
    commands: true,
    act: (store, send) => send("step", { unit: store.get().unit }),
  },
  {
    keys: ["←", "Page Up"],
    words: "The same back",
    commands: true,
    act: (store, send) => send("back", { unit: store.get().unit }),
  },
  {
    keys: ["Shift →"],
    words: "One round (epoch) forwards",
    commands: true,
    act: (_, send) => send("step", { unit: "epoch" }),
  },
  {
    keys: ["Shift ←"],
    words: "One round (epoch) back",
    commands: true,
    act: (_, send) => send("back", { unit: "epoch" }),
  },
  {
    keys: ["N"],
    words: "One whole step forwards: the next one",
    commands: true,
    act: (_, send) => send("step", { unit: "step" }),
  },
  {
    keys: ["P"],
    words: "One whole step back: the previous one",
    commands: true,
    act: (_, send) => send("back", { unit: "step" }),
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
    keys: ["Ctrl Z"],
    words: "Undo: what was changed, and the future that it dropped",
    commands: true,
    act: (store, send) => store.get().status?.can_undo && send("undo"),
  },
  {
    keys: ["Ctrl Shift Z", "Ctrl Y"],
    words: "Redo",
    commands: true,
    act: (store, send) => store.get().status?.can_redo && send("redo"),
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
    keys: ["W"],
    words: "All weights as a heat map, and back",
    act: (store) =>
      store.set({ open: store.get().open === "weights" ? null : "weights" }),
  },
  {
    keys: ["?"],
    words: "This help",
    act: (store) => store.set({ open: store.get().open === "help" ? null : "help" }),
  },
  {
    keys: ["Esc"],
    words: "Close what is open: a number, the code; or leave the stage",
    act: (store) => {
      const { selection, isStage, isCodeLarge } = store.get();
      if (selection) store.set({ selection: null, isPinned: false });
      else if (isCodeLarge && !isStage) store.set({ isCodeLarge: false });
      else if (isStage) store.set({ isStage: false, isBlack: false });
      else return NOT_MINE;
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
 * Name a key press as the table does: "Shift →", "R", "?", "Ctrl Shift Z". The command
 * key of a Mac is as good as Ctrl.
 *
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean}} event
 */
export function nameOf({ key, shiftKey, ctrlKey, metaKey }) {
  const isSign = key.length === 1 && key !== " ";
  const isHeld = ctrlKey || metaKey;
  const shift = shiftKey && (isHeld || !isSign) ? "Shift " : "";
  const name = isSign ? key.toUpperCase() : (NAMES[key] ?? key);
  return (isHeld ? "Ctrl " : "") + shift + name;
}

/**
 * Find the row that a key press means.
 *
 * @param {{key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean,
 *   altKey: boolean}} event
 */
export function rowOf(event) {
  if (event.altKey) return undefined;
  const name = nameOf(event);
  return KEYS.find(({ keys }) => keys.includes(name));
}

const PAGES = ["PageUp", "PageDown"];
const ARROWS = ["ArrowRight", "ArrowLeft"];

/** What has its own use for a key keeps it: text for letters, a button for Space. */
const OWN_KEYS = {
  "input:not([type='range'], [type='radio']), textarea, select": null,
  "[contenteditable], dialog[open]": null,
  "button, a[href], summary, [type='radio']": [" ", "Enter"],
  "[type='radio']": ARROWS,
  "[type='range']": [...ARROWS, ...PAGES, "Home", "End"],
};

/** What a click leaves the focus on; whoever then presses Space wants to play. */
const CLICKED = "button, a[href], summary, [type='radio'], [type='range']";

/** @param {KeyboardEvent} event @param {boolean} isByPointer how the focus came here */
function isTaken(event, isByPointer) {
  const { target } = event;
  // A menu that lies over the page is closed before anything in it.
  if (event.key === "Escape" && document.querySelector(":popover-open")) return true;
  if (!(target instanceof Element)) return false;
  // A clicker steps on out of a field that has no use for its keys.
  if (target instanceof HTMLInputElement && target.matches("[data-lets-go]")) {
    const passed = target.value === "" ? [...PAGES, ...ARROWS] : PAGES;
    if (passed.includes(event.key)) return false;
  }
  // A field in which nothing was typed has nothing of its own to undo.
  if (target.matches("[data-settled]") && nameOf(event).startsWith("Ctrl ")) {
    return false;
  }
  const isLeft = isByPointer && target.matches(CLICKED);
  if (event.key === " " && isLeft && !target.closest("dialog, :popover-open")) {
    if (target instanceof HTMLElement) target.blur(); // a button acts when Space is let go
    return false;
  }
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
  /** @type {unknown} what the last key asked for, until it is done */
  let underWay = null;

  let isByPointer = false;
  addEventListener("pointerdown", () => {
    isByPointer = true;
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Tab") isByPointer = false;
    const isNone = event.defaultPrevented || isTaken(event, isByPointer);
    const row = isNone ? null : rowOf(event);
    const { role, connection } = store.get();
    // What does nothing here is left to the browser: a follower's page scrolls.
    if (!row || (row.commands && role !== "driver")) return;
    // A key that is held down waits for what it asked for, and Space would also pause;
    // without a connection a key does no more than the buttons, which are disabled.
    const isHeld = event.repeat && (underWay !== null || event.key === " ");
    const isIdle = row.commands && (isHeld || connection !== "open");
    const done = isIdle ? null : row.act(store, send);
    if (done === NOT_MINE) return;
    event.preventDefault();
    if (!(done instanceof Promise)) return;
    underWay = done;
    done.finally(() => {
      if (underWay === done) underWay = null;
    });
  });
}
