/**
 * The state for what is read. While steps go by faster than anyone reads, words and
 * numbers rest on one moment for a while; all that is read then tells the same one.
 */

/** Milliseconds that a moment can be read. Eyes are not faster. */
export const READING_PACE = 160;

/**
 * @typedef {import("./store.js").State} State
 * @typedef {import("./store.js").Store} Store
 */

/**
 * Say whether numbers change faster than anyone reads.
 *
 * @param {Pick<State, "frame" | "status" | "catalog">} state
 */
export function isBlur({ frame, status, catalog }) {
  if (!frame?.is_playing) return false;
  const speed = status ? catalog?.speeds[status.speed] : null;
  const perSecond = speed?.per_second ?? Number.POSITIVE_INFINITY;
  return speed?.unit === "step" && perSecond * READING_PACE > 2000;
}

/**
 * Make a store that is the given one, but for its frame, which rests.
 *
 * @param {Store} store
 * @returns {Store}
 */
export function readingStore(store) {
  let frame = store.get().frame;
  let since = Number.NEGATIVE_INFINITY; // when this frame was first told
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let whole = store.get();
  let state = whole;

  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    since = performance.now();
    frame = store.get().frame;
  };
  const tellLate = () => {
    tell();
    store.set({}); // only time has gone on: whoever reads looks again
  };
  store.subscribe(
    (now) => now.frame,
    (newest, now) => {
      const rest = since + READING_PACE - performance.now();
      const isAnother = frame?.revision !== newest?.revision;
      if (isAnother || rest <= 0 || !isBlur(now)) tell();
      else timer ??= setTimeout(tellLate, rest);
    },
  );

  const get = () => {
    const now = store.get();
    if (now !== whole || state.frame !== frame) {
      whole = now;
      state = now.frame === frame ? now : { ...now, frame };
    }
    return state;
  };
  return {
    get,
    set: store.set,
    subscribe: (select, listener) =>
      store.subscribe(
        () => select(get()),
        (selected) => listener(selected, get()),
      ),
  };
}
