/** One request at a time: while it is under way, only the newest of the others waits. */

/**
 * @template T
 * @param {(request: T) => Promise<unknown>} ask
 * @returns {(request: T) => void}
 */
export function newestOnly(ask) {
  /** @type {{request: T} | null} */
  let waiting = null;
  let isAsking = false;
  const next = async () => {
    isAsking = true;
    while (waiting) {
      const { request } = waiting;
      waiting = null;
      await ask(request);
    }
    isAsking = false;
  };
  return (request) => {
    waiting = { request };
    if (!isAsking) next();
  };
}
