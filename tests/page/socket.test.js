import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
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
  /** @type {((event: {code: number}) => void) | null} */
  onclose = null;

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
  /** @param {number} [code] none where the page itself closes it */
  close(code) {
    this.readyState = 3;
    if (code) this.onclose?.({ code });
  }
}

/** @type {(() => void)[]} what listens to "online" */
let online = [];
/** @type {(() => void)[]} what listens to the page coming to the front */
let front = [];

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  Wire.all = [];
  online = [];
  front = [];
  Object.assign(globalThis, {
    WebSocket: Wire,
    document: {
      visibilityState: "visible",
      addEventListener: (/** @type {string} */ _, /** @type {() => void} */ heard) =>
        front.push(heard),
    },
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ heard) =>
      online.push(heard),
  });
});

afterEach(() => mock.timers.reset());

/** @param {number} seconds */
const pass = (seconds) => mock.timers.tick(1000 * seconds);

/** @param {number} seconds on a connection that is well */
function stay(seconds) {
  for (let second = 0; second < seconds; second += 1) {
    pass(1);
    Wire.all.at(-1)?.tell({ kind: "alive" });
  }
}

function connected() {
  /** @type {string[]} */
  const states = [];
  /** @type {boolean[]} */
  const silences = [];
  const socket = openSocket("ws://here/socket", {
    hello: () => ({ kind: "hello", key: "k", client: "c" }),
    onMessage() {},
    onFrame() {},
    onConnection: (connection) => states.push(connection),
    onSilence: (isSilent) => silences.push(isSilent),
  });
  Wire.all[0].open();
  return { socket, states, silences };
}

test("it says hello first, then sends numbered commands", () => {
  const { socket, states } = connected();
  socket.send("step", { unit: "phase" });
  assert.deepEqual(Wire.all[0].sent, [
    { kind: "hello", key: "k", client: "c" },
    { kind: "step", number: 1, unit: "phase" },
  ]);
  assert.deepEqual(states, ["open"]);
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
    { kind: "hello", key: "k", client: "c" },
    { kind: "step", number: 2, unit: "step" },
  ]);
  assert.deepEqual(states, ["open", "lost", "open"]);
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
  for (const heard of [...online, ...front]) heard();
  pass(60);
  assert.equal(states.at(-1), "ended");
  assert.equal(Wire.all.length, 1);
});

test("a server that lets the page connect and says nothing is given up", () => {
  const { states } = connected();
  Wire.all[0].close(1006);
  pass(0.25);
  Wire.all[1].readyState = Wire.OPEN;
  Wire.all[1].onopen();
  pass(4.9);
  assert.equal(Wire.all[1].readyState, Wire.OPEN);
  pass(0.1);
  assert.equal(Wire.all[1].readyState, 3);
  pass(0.5);
  assert.equal(Wire.all.length, 3);
  assert.ok(!states.slice(1).includes("open"), "lost until there is a welcome");
  Wire.all[2].open();
  assert.equal(states.at(-1), "open");
  stay(60);
  assert.equal(Wire.all.length, 3);
});

test("the pauses grow until a connection has stayed open for a while", () => {
  connected();
  for (const longest of [0.25, 0.5, 1, 2]) {
    const before = Wire.all.length;
    Wire.all[before - 1].close(1006);
    pass(longest / 2 - 0.01);
    assert.equal(Wire.all.length, before, `not within half of ${longest} s`);
    pass(longest / 2 + 0.01);
    assert.equal(Wire.all.length, before + 1);
    Wire.all[before].open();
  }
  stay(10);
  Wire.all[4].close(1006);
  pass(0.25);
  assert.equal(Wire.all.length, 6);
});

test("a page that comes to the front tries at once, and only once", () => {
  connected();
  Wire.all[0].close(1006);
  for (const heard of [...front, ...online]) heard();
  assert.equal(Wire.all.length, 2);
  Wire.all[1].open();
  stay(60);
  assert.equal(Wire.all.length, 2);
});

test("a server that owes an answer for long is silent until it gives one", () => {
  const { socket, silences } = connected();
  stay(60);
  socket.send("step");
  pass(3);
  socket.send("step");
  assert.ok(!silences.includes(true));
  pass(2);
  assert.equal(silences.at(-1), true);
  Wire.all[0].tell({ kind: "done", number: 1 });
  assert.equal(silences.at(-1), false);
  Wire.all[0].tell({ kind: "done", number: 2 });
  stay(60);
  assert.equal(silences.at(-1), false);
});

test("a connection on which nothing is heard for long is taken for lost", () => {
  const { socket, states } = connected();
  pass(7.9);
  assert.deepEqual(states, ["open"]);
  socket.send("step");
  pass(0.1);
  assert.deepEqual(states, ["open", "lost"]);
  assert.equal(Wire.all[0].readyState, 3);
  pass(0.25);
  Wire.all[1].open();
  assert.deepEqual(Wire.all[1].sent[1], { kind: "step", number: 1 });
});

test("of many looks the first is said at once, then the newest at a bounded rate", () => {
  const { socket } = connected();
  const looks = () => Wire.all[0].sent.filter(({ kind }) => kind === "look");
  const places = () => looks().map((look) => look.places[0]);
  for (let node = 0; node < 50; node += 1) socket.look({ places: [node], listed: [] });
  assert.deepEqual(places(), [0]);
  pass(0.125);
  assert.deepEqual(places(), [0, 49]);
  stay(60);
  assert.deepEqual(places(), [0, 49]);
  for (let turn = 0; turn < 500; turn += 1) {
    socket.look({ places: [turn], listed: [] });
    pass(0.01);
  }
  pass(1);
  assert.equal(places().at(-1), 499);
  assert.ok(looks().length <= 2 + 8 * 5 + 2);
  socket.look({ places: [], listed: [] });
  stay(1);
  assert.deepEqual(looks().at(-1), { kind: "look", places: [], listed: [] });
});

test("what was looked at last is said again after every connection", () => {
  const { socket } = connected();
  socket.look({ places: [1], listed: [] });
  socket.look({ places: [2], listed: [] });
  Wire.all[0].close(1006);
  socket.look({ places: [3], listed: [] });
  for (const heard of online) heard();
  Wire.all[1].open();
  pass(1);
  assert.deepEqual(
    Wire.all[1].sent.filter(({ kind }) => kind === "look"),
    [{ kind: "look", places: [3], listed: [] }],
  );
});
