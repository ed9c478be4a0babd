/** The page of two networks side by side: one set of controls, and a frame for each. */

import { listenToKeys } from "../keyboard.js";
import { readPage } from "../links/page_words.js";
import { leftOf, readPair, writePair } from "../links/pair.js";
import { banner } from "../panels/banner.js";
import { controls } from "../panels/controls.js";
import { help } from "../panels/help.js";
import { createSpoken } from "../panels/panel.js";
import { timeline } from "../panels/timeline.js";
import { isRush, READING_PACE } from "../reading.js";
import { keepLook, recall, remember } from "../remembered.js";
import { createStore, has, INITIAL } from "../store.js";
import { stage } from "../talk/stage.js";
import { begin, catalogOf, experimentOf } from "./begin.js";
import { comparedIn, standText, stopText } from "./comparison.js";
import { addFrames, halfIn } from "./frames.js";
import { createLockstep } from "./lockstep.js";
import { pairHeader } from "./pair_header.js";
import { say } from "./said.js";
import { senderTo } from "./sending.js";

/** @typedef {import("./said.js").Said} Said */
/** @typedef {import("../store.js").State} State */

const CALM = 400; // milliseconds without a change before the address is written
/** The connection of two is the worse one. */
const WORST_FIRST = /** @type {const} */ (["ended", "lost", "connecting", "open"]);

const { page, notices } = readPage(location.hash);
const { hide: _, ...asked } = page; // the frames leave out what is hidden
const store = createStore({ ...INITIAL, ...recall(), ...asked, notices });
keepLook(store);
remember(store);

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const frames = addFrames(element("halves"), location.hash);
const halves = await Promise.all(frames.map(({ frame }) => halfIn(frame)));
const [left, right] = halves;
const catalog = catalogOf(left);

/** @type {Said} */
let said = { compared: null, stand: "", refusal: null };
let preset = /** @type {string | null} */ (null);
let isBeginning = true; // until both are at the same start
let told = { at: 0, step: 0 }; // when, and what, was told last
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const lockstep = createLockstep(halves, () => {
  const { status } = store.get();
  const isSoon = performance.now() - told.at < READING_PACE;
  const isFast = status && isRush(catalog.speeds[status.speed]);
  if (!(lockstep.isPlaying && isSoon && isFast)) tell();
});
const send = senderTo(lockstep, halves, store);

/** Tell the moment that both are at: all that is read says the same. */
function tell() {
  const [one, other] = halves.map((half) => half.store.get());
  if (!has(one, "frame", "experiment", "status") || !other.frame || !other.status)
    return;
  const now = performance.now();
  const { step } = one.frame;
  const rate = lockstep.isPlaying ? (1000 * (step - told.step)) / (now - told.at) : 0;
  told = { at: now, step };
  for (const half of halves) half.tell();
  const { status, frame, experiment, curve } = one;
  const furthest = Math.min(frame.furthest, other.frame.furthest);
  const speed = store.get().status?.speed ?? status.speed;
  store.set({
    catalog,
    experiment,
    curve,
    frame: { ...frame, furthest, steps_per_second: Math.max(0, rate) },
    status: {
      ...status,
      is_playing: lockstep.isPlaying,
      speed,
      furthest,
      marks: [],
      can_undo: false,
      can_redo: false,
    },
  });
  sayNow();
  clearTimeout(timer);
  if (!lockstep.isPlaying) timer = setTimeout(writeAddress, CALM);
}

function sayNow() {
  const { vocabulary } = store.get();
  const { experiment } = left.store.get();
  const shown = halves.flatMap((half) => half.store.get().frame ?? []);
  if (!isBeginning && !said.refusal && experiment && shown.length === 2) {
    const { stop } = lockstep;
    const stand = standText(shown, experiment, vocabulary);
    said = {
      ...said,
      compared: comparedIn(
        experimentOf(left),
        experimentOf(right),
        catalog,
        vocabulary,
      ),
      stand: stop ? `${stopText(stop)} ${stand}` : stand,
    };
  }
  say(
    element("compared"),
    frames.map(({ heading }) => heading),
    said,
  );
}

/** @param {string} fragment */
async function open(fragment) {
  const pair = readPair(fragment, catalog);
  setBeginning(true);
  lockstep.begin();
  preset = pair.preset;
  const refusal = pair.refusal ?? (await begin(halves, pair));
  said = { compared: null, stand: "", refusal };
  setBeginning(false);
  document.body.classList.toggle("is-refused", refusal !== null);
  store.set({ notices: [...notices, ...pair.notices] });
  tell();
  if (!refusal && pair.step > 0) await lockstep.goTo(pair.step);
}

/** @param {boolean} is */
function setBeginning(is) {
  isBeginning = is;
  document.body.classList.toggle("is-beginning", is);
}

function linkToPair() {
  const step = left.store.get().frame?.step ?? 0;
  const experiments = /** @type {const} */ ([experimentOf(left), experimentOf(right)]);
  return writePair(...experiments, step, catalog, location.hash, preset);
}

function writeAddress() {
  if (isBeginning || said.refusal || lockstep.isPlaying) return;
  const link = linkToPair();
  if (link !== location.hash) history.replaceState(null, "", link);
}

for (const half of halves) {
  half.store.subscribe(
    (state) => state.connection,
    () => {
      const all = halves.map((one) => one.store.get().connection);
      const connection = WORST_FIRST.find((one) => all.includes(one)) ?? "open";
      store.set({ connection });
    },
  );
  let { key } = half.store.get();
  half.store.subscribe(
    (state) => state.key,
    (now) => {
      // A room that the server has forgotten: the address is what is left of it.
      if (now !== key && !isBeginning) open(linkToPair());
      key = now;
    },
  );
  half.listen(store, send);
}
for (const name of /** @type {const} */ (["vocabulary", "theme", "digits"])) {
  store.subscribe(
    (state) => state[name],
    (value) => {
      for (const half of halves) half.store.set({ [name]: value });
      sayNow();
    },
  );
}

const spoken = createSpoken(store, [(state) => state.frame], () => said.stand);
element("steering").append(spoken.element);
stage(document.body, store);
pairHeader(element("header"), store, () =>
  said.refusal ? `/${leftOf(location.hash)}` : `/${leftOf(linkToPair())}`,
);
controls(element("controls"), store, send);
timeline(element("timeline"), store, send);
banner(element("banner"), store);
help(element("help"), store);
listenToKeys(store, send);
addEventListener("hashchange", () => {
  if (location.hash !== linkToPair()) open(location.hash);
});
await open(location.hash);
