/**
 * Commands wait here until the server says that they are done: none is lost, and a
 * number that is sent twice is applied once.
 */

export function createOutbox() {
  /** @type {Map<number, {text: string, settle: (isApplied: boolean) => void}>} */
  const waiting = new Map();
  let last = 0;

  return {
    /**
     * Number a command and keep it; `settled` tells whether the server applied it.
     *
     * @template {import("./wire.d.ts").Command["kind"]} Kind
     * @param {Kind} kind
     * @param {import("./store.js").Fields<Kind>} [fields]
     */
    add(kind, fields) {
      last += 1;
      const number = last;
      const text = JSON.stringify({ kind, number, ...fields });
      /** @type {Promise<boolean>} */
      const settled = new Promise((settle) => waiting.set(number, { text, settle }));
      return { text, settled };
    },
    /**
     * @param {number | null} number of a command that was applied or refused
     * @param {boolean} isApplied
     */
    settle(number, isApplied) {
      if (number === null) return;
      waiting.get(number)?.settle(isApplied);
      waiting.delete(number);
    },
    /** The texts to send again, oldest first. */
    unsettled: () => [...waiting.values()].map(({ text }) => text),
  };
}
