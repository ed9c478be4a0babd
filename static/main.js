/** The page is put together here: one store, one socket, and the table of views. */

import { keepAddress } from "./address.js";
import { listenToBringing } from "./bringing.js";
import { classBars } from "./charts/class_bars.js";
import { crowdWho } from "./charts/crowd_who.js";
import { crowds } from "./charts/crowds.js";
import { curve } from "./charts/curve.js";
import { extended } from "./charts/curve_points.js";
import { decisionMap } from "./charts/decision_map.js";
import { lineMap } from "./charts/line_map.js";
import { losses } from "./charts/losses.js";
import { createConsole } from "./console.js";
import { listenToKeys } from "./keyboard.js";
import { readPage } from "./links/page_words.js";
import { ofTab } from "./memory.js";
import { changeBy } from "./messages.js";
import { alongAsking } from "./network/along_asking.js";
import { parameterOf } from "./network/edit_controls.js";
import { inspector } from "./network/inspector.js";
import { parametersOf } from "./network/looked.js";
import { network } from "./network/network.js";
import { weightMap } from "./network/weight_map.js";
import { drawSoonest, nextPicture } from "./next_picture.js";
import { createHalf } from "./pair/half.js";
import { asideTabs } from "./panels/aside_tabs.js";
import { ask } from "./panels/ask.js";
import { banner } from "./panels/banner.js";
import { byHand } from "./panels/by_hand.js";
import { code } from "./panels/code.js";
import { compare } from "./panels/compare.js";
import { controls } from "./panels/controls.js";
import { dataCard } from "./panels/data_card.js";
import { diagnosis } from "./panels/diagnosis.js";
import { drawDigit } from "./panels/draw_digit.js";
import { files } from "./panels/files.js";
import { gallery } from "./panels/gallery.js";
import { glance } from "./panels/glance.js";
import { header } from "./panels/header.js";
import { help } from "./panels/help.js";
import { landscape } from "./panels/landscape.js";
import { ownData } from "./panels/own_data.js";
import { pairing } from "./panels/pairing.js";
import { results } from "./panels/results.js";
import { sentence } from "./panels/sentence.js";
import { settings } from "./panels/settings.js";
import { steps } from "./panels/steps.js";
import { timeline } from "./panels/timeline.js";
import { wayOfOne } from "./panels/way.js";
import { worksheet } from "./panels/worksheet.js";
import { decodeFrame, readHeader } from "./protocol.js";
import { readingStore, restingStore } from "./reading.js";
import { keepLook, recall, remember } from "./remembered.js";
import { createSeldom } from "./seldom.js";
import { openSocket } from "./socket.js";
import { createStore, INITIAL } from "./store.js";
import { stage } from "./talk/stage.js";

/** @typedef {import("./store.js").Send} Send */
/** @typedef {import("./store.js").State} State */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {(element: HTMLElement, store: Store, send: Send) => void} View */

/** Where each view draws, of those that show every moment. @type {[string, View][]} */
const DRAWN = [
  ["body", stage],
  ["#header", header],
  ["#curve", curve],
  ["#compare", compare],
  ["#aside-tabs", asideTabs],
  ["#map", decisionMap],
  ["#line", lineMap],
  ["#crowds", crowds],
  ["#crowds .who", crowdWho],
  ["#results", results],
  ["#weights", weightMap],
  ["#draw", drawDigit],
  ["#banner", banner],
  ["#settings", settings],
  ["#gallery", gallery],
  ["#own-data", ownData],
  ["#help", help],
  ["#worksheet", worksheet],
  ["#inspector", alongAsking],
  ["#landscape", landscape],
  ["#pairing", pairing],
];

/** And of those that are read. @type {[string, View][]} */
const READ = [
  ["#glance", glance],
  ["#data-card", dataCard],
  ["#way", wayOfOne],
  ["#curve .readouts", losses],
  ["#curve .diagnosis", diagnosis],
  ["#classes", classBars],
  ["#code", code],
  ["#inspector", inspector],
  ["#steps", steps],
  ["#controls", controls],
  ["#sentence", sentence],
  ["#timeline", timeline],
  ["#by-hand", byHand],
  ["#ask", ask],
];

/** What the page also sends by itself, so that what it shows stays fresh. */
const QUESTIONS = new Set([
  "ask",
  "report",
  "dependence",
  "tell_way",
  "tell_example",
  "loss_along",
]);

const { page, notices } = readPage(location.hash);
const { hide = [], ...asked } = page;
const store = createStore({ ...INITIAL, ...recall(), ...asked, notices });
const isHalf = document.body.classList.contains("half");
const resting = isHalf ? restingStore(store) : null;
const reading = resting?.resting ?? readingStore(store);
for (const name of hide) document.body.classList.add(`hide-${name}`);
if (hide.includes("map")) store.set({ aside: "code" }); // it would show a hole
const client = crypto.randomUUID?.() ?? String(Math.random());
const role = document.body.classList.contains("follower") ? "follower" : "driver";
const isOwn = role === "driver" || isHalf; // whether the room is this page's
const hasRoom = matchMedia("(width >= 900px) and (height >= 760px)").matches;
store.set({ role, showsAlong: hasRoom });

const { protocol, host } = location;
const scheme = protocol === "https:" ? "wss:" : "ws:";
const socket = openSocket(`${scheme}//${host}${document.body.dataset.socket}`, {
  hello: () => (isOwn ? { kind: "hello", key: ofTab.get("key"), client } : null),
  onMessage(message) {
    if (message.kind === "welcome" && message.key) {
      ofTab.set("key", message.key);
    }
    if (message.kind === "experiment") {
      showNewest(); // it belongs to the one before
      // One that was not shown is acknowledged all the same: another may come then.
      if (newest) socket.shown(readHeader(newest).sequence);
      newest = null;
      seldom.forget();
    }
    store.set({ ...changeBy(message, store.get()), role });
  },
  onFrame(buffer) {
    if (newest) seldom.keep(readHeader(newest));
    newest = buffer;
    // While it plays, another moment may well come before the next picture.
    if (store.get().status?.is_playing) nextPicture(showNewest);
    else drawSoonest(showNewest);
  },
  onConnection: (connection) => store.set({ connection }),
  onSilence: (isSilent) => store.set({ isSilent }),
});

/** @type {ArrayBuffer | null} */
let newest = null;
const seldom = createSeldom();

/** Views draw in the same picture, so what is acknowledged is what is seen. */
function showNewest() {
  const { experiment, curve, crowds, isOpening } = store.get();
  const buffer = newest;
  // Nothing else is seen on the way to what the address names.
  if (!buffer || !experiment || isOpening) return;
  newest = null;
  const decoded = decodeFrame(buffer, experiment.layout);
  const frame = { ...decoded, ...seldom.take(decoded) };
  if (half?.isPlaying) frame.is_playing = true; // step by step, with the other one
  store.set({
    frame,
    curve: extended(curve, frame),
    crowds: frame.crowds ?? crowds, // only some of the frames have them
  });
  socket.shown(frame.sequence);
}

store.subscribe(
  (state) => JSON.stringify(looksOf(state)),
  (looks) => socket.look(JSON.parse(looks)),
);
store.subscribe(
  (state) => state.isOpening,
  () => newest && drawSoonest(showNewest),
);
keepLook(store);

/**
 * Say which weights and biases the page looks at, and of which it lists the parts.
 * @param {State} state
 */
function looksOf({ selection, isPinned, listing, open, experiment, frame }) {
  if (open === "worksheet" && experiment && frame)
    return { places: parametersOf(experiment, frame), listed: [] };
  const parameter = isPinned && selection && parameterOf(selection);
  const places = parameter ? [parameter] : [];
  const isList = listing !== null && (frame?.example.size ?? 1) > 1;
  return { places, listed: isList ? places : [] };
}

/** A problem is told until the person does something else. @type {Send} */
function send(kind, fields) {
  if (store.get().problem && !QUESTIONS.has(kind)) store.set({ problem: null });
  return socket.send(kind, fields);
}

for (const [views, their] of /** @type {const} */ ([
  [DRAWN, store],
  [READ, reading],
])) {
  for (const [selector, view] of views) {
    const element = document.querySelector(selector);
    if (element instanceof HTMLElement) view(element, their, send);
  }
}

/** @type {import("./pair/half.js").Half | null} */
const half = resting && createHalf(store, send, resting.renew);
if (half) Object.defineProperty(window, "half", { value: half });
else {
  listenToKeys(store, send);
  remember(store);
}

const drawing = /** @type {HTMLElement} */ (document.querySelector("#network"));
const drawn = network(drawing, store, reading, send);
const playground = createConsole(store, drawn);
Object.defineProperty(window, "playground", { value: playground });

const filesMenu = document.querySelector("#files");
if (role === "driver" && filesMenu instanceof HTMLElement) {
  files(filesMenu, store, send, drawn);
  listenToBringing(store);
  keepAddress(store, send);
}
