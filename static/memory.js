/**
 * What the browser keeps for the page: while this tab lives, or for good. Where it may
 * keep nothing, as in a frame of another site's page, it lasts as long as the page.
 */

/**
 * @typedef {object} Memory
 * @property {(name: string) => string | null} get
 * @property {(name: string, value: string | null) => void} set null forgets it
 */

/**
 * @param {() => Storage} find the browser's store; it throws where it is forbidden
 * @param {string} [place] before every name, where several pages share one store
 * @returns {Memory}
 */
export function createMemory(find, place = "") {
  /** @type {Map<string, string | null>} What the browser did not take. */
  const own = new Map();
  return {
    get(name) {
      if (own.has(name)) return own.get(name) ?? null;
      try {
        return find().getItem(place + name);
      } catch {
        return null; // forbidden: nothing was ever kept
      }
    },
    set(name, value) {
      own.delete(name);
      try {
        if (value === null) find().removeItem(place + name);
        else find().setItem(place + name, value);
      } catch {
        own.set(name, value);
      }
    },
  };
}

const isFramed = globalThis.top !== globalThis.self;

/** Frames of one deck share a tab: each is known by the link that it began with. */
export const ofTab = createMemory(
  () => sessionStorage,
  isFramed ? `${globalThis.location.hash} ` : "",
);
export const ofBrowser = createMemory(() => localStorage);
