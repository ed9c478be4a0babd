import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openSocket } from "../../static/socket.js";

/** What a browser gives: a socket whose other end the test holds. */
class Wire {
  static OPEN = 1;
  /** @type {Wire[]} */
  static all = [];
  readyState = 0;
  /** @type {any[]} */
  sent = [];
  onopen = () => {};
  onmessage = (/** @type {{data: unknown}} */ _) => {};
  onclose = (/** @type {{code: number}} */ _) => {};

  constructor() {
    Wire.all.push(this);
  }
  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  open() {
    this.readyState = Wire.OPEN;
    this.onopen();
    this.tell({ kind: "welcome" });
  }
  /** @param {unknown} message */
  tell(message) {
    this.onmessage({ data: JSON.stringify(message) });
  }
  /** @param {number} code */
  close(code) {
    this.readyState = 3;
    this.onclose({ code });
  }
}

/** @type {(() => void)[]} what listens to "online" */
let online = [];

beforeEach(() => {
  Wire.all = [];
  online = [];
  Object.assign(globalThis, {
    WebSocket: Wire,
    document: { addEventListener() {}, visibilityState: "visible" },
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ heard) =>
      online.push(heard),
  });
});

function connected() {
  /** @type {string[]} */
  const states = [];
  const socket = openSocket("ws://here/socket", {
    hello: () => ({ kind: "hello", key: "k" }),
    onMessage() {},
    onFrame() {},
    onConnection: (connection) => states.push(connection),
  });
  Wire.all[0].open();
  return { socket, states };
}

test("it says hello first, then sends numbered commands", () => {
  const { socket, states } = connected();
  socket.send("step", { unit: "phase" });
  assert.deepEqual(Wire.all[0].sent, [
    { kind: "hello", key: "k" },
    { kind: "step", number: 1, unit: "phase" },
  ]);
  assert.deepEqual(states, ["connecting", "open"]);
});

test("what was not answered is sent again after the connection was lost", async () => {
  const { socket, states } = connected();
  const first = socket.send("play");
  socket.send("step", { unit: "step" });
  Wire.all[0].tell({ kind: "done", number: 1 });
  assert.equal(await first, true);
  Wire.all[0].close(1006);
  for (const heard of online) heard();
  Wire.all[1].open();
  assert.deepEqual(Wire.all[1].sent, [
    { kind: "hello", key: "k" },
    { kind: "step", number: 2, unit: "step" },
  ]);
  assert.deepEqual(states, ["connecting", "open", "lost", "connecting", "open"]);
});

test("a command that was refused is not sent again", async () => {
  const { socket } = connected();
  const refused = socket.send("set_speed", { speed: 99 });
  Wire.all[0].tell({
    kind: "problem",
    number: 1,
    message: "Expected ...",
    field: null,
  });
  assert.equal(await refused, false);
  Wire.all[0].close(1006);
  for (const heard of online) heard();
  Wire.all[1].open();
  assert.equal(Wire.all[1].sent.length, 1);
});

test("a frame is acknowledged by its number", () => {
  const { socket } = connected();
  socket.shown(7);
  assert.deepEqual(Wire.all[0].sent[1], { kind: "shown", sequence: 7 });
});

test("a server that closes for good is not asked again", () => {
  const { states } = connected();
  Wire.all[0].close(4404);
  assert.equal(states.at(-1), "ended");
});
