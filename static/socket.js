/**
 * The connection to the server: it says hello, sends commands until they are done, and
 * comes back by itself when it is lost, each time after a longer pause.
 */

import { createOutbox } from "./outbox.js";

const SHORTEST_PAUSE = 0.25; // seconds
const LONGEST_PAUSE = 15;
const WELCOME_WITHIN = 5; // seconds; a server that hangs still lets a page connect
const HEARD_WITHIN = 8; // a server that has nothing to say says so every 3 seconds
const ANSWER_WITHIN = 5; // to a command, before the silence is told
const LOOKS_APART = 0.125; // seconds; a mouse over the nodes is faster
const STEADY_AFTER = 10; // one that welcomes and then closes is still not well
const UNWANTED = 4000; // from here on the server closes for good

/**
 * Choose how many seconds to wait before the next attempt.
 *
 * The pause doubles; its random half keeps many pages from coming back at once.
 *
 * @param {number} attempt from 0
 * @param {() => number} random
 */
export function retryPause(attempt, random = Math.random) {
  const whole = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** attempt);
  return whole * (0.5 + random() / 2);
}

/** @typedef {ReturnType<typeof setTimeout> | undefined} Timer */

/**
 * @typedef {import("./wire.d.ts").Event} Event
 * @typedef {import("./wire.d.ts").Command} Command
 */

/**
 * @typedef {object} Listeners
 * @property {() => import("./wire.d.ts").Hello | null} hello the first message, if any
 * @property {(message: Event) => void} onMessage
 * @property {(buffer: ArrayBuffer) => void} onFrame
 * @property {(connection: "open" | "lost" | "ended") => void} onConnection
 * @property {(isSilent: boolean) => void} onSilence
 */

/**
 * @param {string} url
 * @param {Listeners} listeners
 */
export function openSocket(url, listeners) {
  const { hello, onMessage, onFrame, onConnection, onSilence } = listeners;
  const outbox = createOutbox();
  /** @type {WebSocket | null} that is tried, open, or was closed for good */
  let socket = null;
  /** @type {Timer} what comes next: giving up, trust in the connection, or a retry */
  let next;
  /** @type {Timer} */
  let silence;
  /** @type {Timer} until a connection that says nothing is taken for a lost one */
  let quiet;
  let attempt = 0;
  let look = ""; // what is looked at, said again after every connection
  let lookSaid = "";
  /** @type {Timer} until another look may be said */
  let looking;

  function connect() {
    if (socket) return;
    const opened = new WebSocket(url);
    opened.binaryType = "arraybuffer";
    opened.onopen = () => {
      const first = hello();
      if (first) opened.send(JSON.stringify(first));
      for (const text of outbox.unsettled()) opened.send(text);
    };
    const drop = () => {
      opened.onclose = null; // which may be long in coming
      opened.onmessage = null;
      opened.close();
      retry();
    };
    opened.onmessage = ({ data }) => {
      clearTimeout(quiet);
      quiet = setTimeout(drop, 1000 * HEARD_WITHIN);
      if (typeof data !== "string") onFrame(data);
      else receive(JSON.parse(data));
    };
    opened.onclose = ({ code }) => {
      if (code < UNWANTED) return retry();
      clearTimeout(next);
      clearTimeout(quiet);
      onConnection("ended");
    };
    socket = opened;
    after(WELCOME_WITHIN, drop);
  }

  function retry() {
    socket = null;
    clearTimeout(quiet);
    after(retryPause(attempt), connect);
    attempt += 1;
    onConnection("lost");
  }

  /** @param {number} seconds @param {() => void} act instead of what was to come next */
  function after(seconds, act) {
    clearTimeout(next);
    next = setTimeout(act, 1000 * seconds);
  }

  /** @param {Event} message */
  function receive(message) {
    if (message.kind === "welcome") {
      after(STEADY_AFTER, () => {
        attempt = 0;
      });
      onConnection("open");
      if (look) sayLook();
      awaitAnswer();
    }
    if (message.kind === "done" || message.kind === "problem") {
      outbox.settle(message.number, message.kind === "done");
      awaitAnswer();
    }
    onMessage(message);
  }

  /** Tell it when from now on no answer comes, where one is due. */
  function awaitAnswer() {
    clearTimeout(silence);
    onSilence(false);
    if (outbox.unsettled().length === 0) return;
    silence = setTimeout(() => onSilence(true), 1000 * ANSWER_WITHIN);
  }

  /** Say what is looked at; what is looked at meanwhile waits, and only the newest. */
  function sayLook() {
    transmit(look);
    lookSaid = look;
    clearTimeout(looking);
    looking = setTimeout(() => {
      looking = undefined;
      if (look !== lookSaid) sayLook();
    }, 1000 * LOOKS_APART);
  }

  /** @param {string} text */
  function transmit(text) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(text);
  }

  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") connect();
  });
  connect();

  return {
    /** @type {import("./store.js").Send} */
    send(kind, fields) {
      const { text, settled } = outbox.add(kind, fields);
      transmit(text);
      if (outbox.unsettled().length === 1) awaitAnswer();
      return settled;
    },
    /**
     * @param {{places: readonly unknown[], listed: readonly unknown[]}} looks weights and
     *   biases that are looked at, and of which the parts are listed
     */
    look({ places, listed }) {
      if (!look && !places.length) return;
      look = JSON.stringify({ kind: "look", places, listed });
      if (looking === undefined) sayLook();
    },
    /** @param {number} sequence of the frame that is on the screen now */
    shown: (sequence) => transmit(JSON.stringify({ kind: "shown", sequence })),
  };
}
