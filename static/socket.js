/**
 * The connection to the server: it says hello, sends commands until they are done, and
 * comes back by itself when it is lost, each time after a longer pause.
 */

import { createOutbox } from "./outbox.js";

const SHORTEST_PAUSE = 0.25; // seconds
const LONGEST_PAUSE = 15;
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

/**
 * @typedef {object} Listeners
 * @property {() => Record<string, unknown> | null} hello the first message, if any
 * @property {(message: any) => void} onMessage
 * @property {(buffer: ArrayBuffer) => void} onFrame
 * @property {(
 *   connection: import("./store.js").State["connection"],
 *   retryInSeconds: number,
 * ) => void} onConnection
 */

/**
 * @param {string} url
 * @param {Listeners} listeners
 */
export function openSocket(url, { hello, onMessage, onFrame, onConnection }) {
  const outbox = createOutbox();
  /** @type {WebSocket | null} */
  let socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let attempt = 0;

  function connect() {
    clearTimeout(timer);
    if (socket) return;
    onConnection("connecting", 0);
    const opened = new WebSocket(url);
    opened.binaryType = "arraybuffer";
    opened.onopen = () => {
      const first = hello();
      if (first) opened.send(JSON.stringify(first));
      for (const text of outbox.unsettled()) opened.send(text);
    };
    opened.onmessage = ({ data }) => {
      if (typeof data !== "string") onFrame(data);
      else receive(JSON.parse(data));
    };
    opened.onclose = ({ code }) => {
      socket = null;
      if (code >= UNWANTED) return onConnection("ended", 0);
      const seconds = retryPause(attempt);
      attempt += 1;
      onConnection("lost", seconds);
      timer = setTimeout(connect, 1000 * seconds);
    };
    socket = opened;
  }

  /** @param {any} message */
  function receive(message) {
    if (message.kind === "welcome") {
      attempt = 0;
      onConnection("open", 0);
    }
    if (message.kind === "done" || message.kind === "problem") {
      outbox.settle(message.number ?? null, message.kind === "done");
    }
    onMessage(message);
  }

  /** @param {string} text */
  function transmit(text) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(text);
  }

  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && timer !== undefined) connect();
  });
  connect();

  return {
    /** @param {string} kind @param {Record<string, unknown>} [fields] */
    send(kind, fields = {}) {
      const { text, settled } = outbox.add(kind, fields);
      transmit(text);
      return settled;
    },
    /** @param {number} sequence of the frame that is on the screen now */
    shown: (sequence) => transmit(JSON.stringify({ kind: "shown", sequence })),
    retry: connect,
  };
}
