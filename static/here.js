/** Whether the page comes from the very machine that it is read on. */

/** @param {string} host as in `location.hostname` */
export function isThisMachine(host) {
  return ["localhost", "127.0.0.1", "[::1]"].includes(host);
}
