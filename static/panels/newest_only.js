/** Many wishes, one at a time: while one is under way only the newest of the rest waits. */

/**
 * @template T
 * @param {(wish: T) => Promise<unknown>} ask
 * @returns {(wish: T) => void}
 */
export function newestOnly(ask) {
  /** @type {{wish: T} | null} */
  let waiting = null;
  let isAsking = false;
  const next = async () => {
    isAsking = true;
    while (waiting) {
      const { wish } = waiting;
      waiting = null;
      await ask(wish);
    }
    isAsking = false;
  };
  return (wish) => {
    waiting = { wish };
    if (!isAsking) next();
  };
}
