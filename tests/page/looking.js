/** A page that looks about at once, over a real socket: `node looking.js http://HOST`. */

import { openSocket } from "../../static/socket.js";

const [, , address] = process.argv;
const LOOKS = 300;

/** Node's sockets say no origin by themselves, as a browser's do. */
class Browsers extends WebSocket {
  static said = 0;
  /** @param {string} url */
  constructor(url) {
    super(url, /** @type {any} */ ({ headers: { origin: address } }));
  }
  /** @override @param {any} text */
  send(text) {
    if (JSON.parse(text).kind === "look") Browsers.said += 1;
    super.send(text);
  }
}
Object.assign(globalThis, {
  WebSocket: Browsers,
  document: { visibilityState: "visible", addEventListener() {} },
  addEventListener() {},
});

/** @type {string[]} */
const states = [];
/** @type {string[]} */
const problems = [];
const socket = openSocket(`${address.replace("http", "ws")}/socket`, {
  hello: () => ({ kind: "hello", key: null, client: "looking" }),
  onMessage(message) {
    if (message.kind === "problem") problems.push(message.message);
    if (message.kind !== "status") return;
    for (let turn = 0; turn < LOOKS; turn += 1) look(turn % 3);
    look(7);
  },
  onFrame(buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const text = new TextDecoder().decode(new Uint8Array(buffer, 4, length));
    const { sequence, looked } = JSON.parse(text);
    socket.shown(sequence);
    if (looked[0]?.index[0] !== 7) return;
    console.log(JSON.stringify({ states, problems, said: Browsers.said, looked }));
    process.exit();
  },
  onConnection: (connection) => states.push(connection),
  onSilence() {},
});

/** @param {number} node */
function look(node) {
  socket.look({
    places: [{ name: "weights", layer: 1, index: [node, 0] }],
    listed: [],
  });
}
