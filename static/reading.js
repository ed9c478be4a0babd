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
  const speed = status ? catalog?.speeds[status.speed] : null;
  return Boolean(frame?.is_playing && speed && isRush(speed));
}

/** @param {Pick<import("./wire.d.ts").OfferedSpeed, "unit" | "per_second">} speed */
export function isRush({ unit, per_second }) {
  const perSecond = per_second ?? Number.POSITIVE_INFINITY;
  return unit === "step" && perSecond * READING_PACE > 2000;
}

/**
 * Make a store that is the given one, but for its frame, which rests until `renew` is
 * called, and no longer than the run that it is of. Whoever reads hears of it with the
 * next change.
 *
 * @param {Store} store
 */
export function restingStore(store) {
  let frame = store.get().frame;
  let whole = store.get();
  let state = whole;

  store.subscribe(
    (now) => now.frame?.revision,
    () => {
      frame = store.get().frame;
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
  /** @type {Store} */
  const resting = {
    get,
    set: store.set,
    subscribe: (select, listener) =>
      store.subscribe(
        () => select(get()),
        (selected) => listener(selected, get()),
      ),
  };
  return {
    resting,
    /** Bring it to the present moment. */
    renew() {
      frame = store.get().frame;
    },
  };
}

/**
 * Make a store whose frame rests while moments go by faster than anyone reads.
 *
 * @param {Store} store
 * @returns {Store}
 */
export function readingStore(store) {
  const { resting, renew } = restingStore(store);
  let since = Number.NEGATIVE_INFINITY; // when its frame was first told
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {number | undefined} */
  let revision;
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    since = performance.now();
    renew();
  };
  const tellLate = () => {
    tell();
    store.set({}); // only time has gone on: whoever reads looks again
  };
  store.subscribe(
    (now) => now.frame,
    (newest, now) => {
      const rest = since + READING_PACE - performance.now();
      const isAnother = revision !== newest?.revision;
      revision = newest?.revision;
      if (isAnother || rest <= 0 || !isBlur(now)) tell();
      else timer ??= setTimeout(tellLate, rest);
    },
  );
  return resting;
}
