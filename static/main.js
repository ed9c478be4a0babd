/** The page is put together here: one store, one socket, and the table of views. */

import { listenToKeys } from "./keyboard.js";
import { changeBy } from "./messages.js";
import { decodeFrame } from "./protocol.js";
import { openSocket } from "./socket.js";
import { createStore, INITIAL } from "./store.js";

/** @typedef {(element: HTMLElement, store: any, send: any) => void} View */

/** Where each view draws. @type {[string, View][]} */
const VIEWS = [];

const REMEMBERED = /** @type {const} */ (["vocabulary", "theme", "scale"]);

const store = createStore({ ...INITIAL, ...recall() });
const client = crypto.randomUUID?.() ?? String(Math.random());
const role = document.body.classList.contains("follower") ? "follower" : "driver";
store.set({ role });

const { protocol, host } = location;
const scheme = protocol === "https:" ? "wss:" : "ws:";
const socket = openSocket(`${scheme}//${host}${document.body.dataset.socket}`, {
  hello: () =>
    role === "follower"
      ? null
      : { kind: "hello", key: sessionStorage.getItem("key"), client },
  onMessage(message) {
    if (message.kind === "welcome" && message.key) {
      sessionStorage.setItem("key", message.key);
    }
    if (message.kind === "experiment") showNewest(); // it belongs to the one before
    store.set(changeBy(message, store.get()));
  },
  onFrame(buffer) {
    if (!newest) requestAnimationFrame(showNewest);
    newest = buffer;
  },
  onConnection: (connection, retryInSeconds) =>
    store.set({ connection, retryInSeconds }),
});

/** @type {ArrayBuffer | null} */
let newest = null;

/** Views draw during `set`, so what is acknowledged is what is seen. */
function showNewest() {
  const { experiment } = store.get();
  const buffer = newest;
  newest = null;
  if (!buffer || !experiment) return;
  const frame = decodeFrame(buffer, experiment.layout);
  store.set({ frame });
  socket.shown(frame.sequence);
}

store.subscribe(
  (state) => state.scale,
  (scale) => document.documentElement.style.setProperty("--ui-scale", String(scale)),
);
store.subscribe(
  (state) => state.theme,
  (theme) => {
    document.documentElement.dataset.theme = theme;
  },
);
for (const name of REMEMBERED) {
  store.subscribe(
    (state) => state[name],
    (value) => localStorage.setItem(name, JSON.stringify(value)),
  );
}

for (const [selector, view] of VIEWS) {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) view(element, store, socket.send);
}
listenToKeys(store, socket.send);

/** What this browser was told before; a choice that cannot be read is forgotten. */
function recall() {
  /** @type {Record<string, unknown>} */
  const remembered = {};
  for (const name of REMEMBERED) {
    const text = localStorage.getItem(name);
    if (text !== null) remembered[name] = JSON.parse(text);
  }
  return remembered;
}
