/**
 * Two networks that go through time together. Neither takes its next steps before both
 * have taken these, so the faster waits; and where the numbers of one are finite no
 * longer, both stay at its last good step.
 */

import { has } from "../store.js";
import { arrival } from "./frames.js";
import {
  isAtEnd,
  isAtStart,
  lastGoal,
  nextGoal,
  placeOf,
  stepsTo,
  whoGoesBack,
  whoGoesOn,
} from "./moves.js";

/**
 * @typedef {import("./half.js").Half} Half
 * @typedef {import("./moves.js").Place} Place
 * @typedef {import("../store.js").With<"frame" | "experiment">} Shown
 * @typedef {import("../wire.d.ts").OfferedSpeed} Speed
 */

const PICTURE = 1000 / 30; // ms between two moves, at least
const LONG = 150; // ms that one move may take, drawing included
const MOST = 20_000; // steps of one move

/**
 * @param {readonly Half[]} halves left and right
 * @param {() => void} onMove both are at another moment
 */
export function createLockstep(halves, onMove) {
  let wish = 0; // grows with every wish: what goes on by itself is for the newest
  let underWay = Promise.resolve();
  let isPlaying = false;
  let most = 1; // steps that one move may take, as far as is known
  let lately = 0; // ms that the last one took
  /** Who could not go on, 0 on the left. @type {number[] | null} */
  let stop = null;

  /** @param {(isWanted: () => boolean) => Promise<void>} act @param {boolean} [plays] */
  function after(act, plays = false) {
    wish += 1;
    const mine = wish;
    setPlaying(plays);
    underWay = underWay.then(async () => {
      stop = null;
      await act(() => mine === wish);
      if (mine === wish) setPlaying(false);
      onMove();
    });
    return underWay;
  }

  /** @param {boolean} is */
  function setPlaying(is) {
    if (isPlaying === is) return;
    isPlaying = is;
    for (const half of halves) half.isPlaying = is;
    onMove();
  }

  const places = () => halves.map((half) => placeOf(shown(half)));

  /**
   * Let those move who have to. Where one of them cannot, both stay where it is.
   * @param {(half: Half) => Promise<unknown> | null} move
   */
  async function together(move) {
    await Promise.all(halves.map(move));
    const sides = [...halves.keys()].filter((i) => halves[i].store.get().problem);
    if (sides.length > 0) {
      const step = Math.min(...places().map(({ done }) => done));
      const others = halves.filter((half) => !isAt(placeOf(shown(half)), step));
      await Promise.all(others.map((half) => jump(half, step)));
      stop = sides;
    }
    onMove();
    return sides.length === 0;
  }

  /** @param {number} goal steps done @param {number} [atMost] steps in one move */
  async function advance(goal, atMost = MOST) {
    const start = performance.now();
    const [here] = places();
    const size = Math.min(most, atMost);
    const next = Math.min(goal, here.done + size);
    const isDone = await together((half) => {
      const times = stepsTo(placeOf(shown(half)), next);
      return times > 0 ? stepOn(half, times, next) : null;
    });
    const took = performance.now() - start;
    // What takes as long with twice the steps is drawing: then there may be more of them.
    const isCheap = took < LONG || took < 1.5 * lately;
    if (isCheap && size === most) most = Math.min(MOST, 2 * most);
    else if (!isCheap && took > 2 * LONG) most = Math.max(1, Math.floor(most / 2));
    lately = took;
    return isDone;
  }

  /** @param {number} goal @param {() => boolean} isWanted */
  async function walkTo(goal, isWanted) {
    while (isWanted() && places()[0].done < goal) {
      if (!(await advance(goal))) return;
    }
  }

  /** @param {boolean[]} moving @param {"step" | "back"} kind */
  const partBy = (moving, kind) =>
    together((half) => (moving[halves.indexOf(half)] ? moved(half, kind) : null));

  /** @param {Speed} speed @param {number} since ms since the last move began */
  const move = (speed, since) => {
    if (speed.unit === "phase") return partBy(whoGoesOn(places()), "step");
    const due = speed.per_second === null ? MOST : (speed.per_second * since) / 1000;
    const goal = Number.POSITIVE_INFINITY;
    return isWhole()
      ? advance(goal, Math.max(1, Math.round(due)))
      : advance(nextGoal(places(), 1));
  };

  const isWhole = () => places().every((place) => isAt(place, place.done));

  return {
    get isPlaying() {
      return isPlaying;
    },
    get stop() {
      return stop;
    },
    /** Forget what is under way: it will not end. */
    begin() {
      wish += 1;
      underWay = Promise.resolve();
      stop = null;
      setPlaying(false);
    },
    /** @param {"phase" | "step" | "epoch"} unit */
    step: (unit) =>
      after(async (isWanted) => {
        if (unit === "phase") await partBy(whoGoesOn(places()), "step");
        else if (unit === "step") await advance(nextGoal(places(), 1));
        else await walkTo(nextGoal(places(), roundOf(halves[0])), isWanted);
      }),
    /** @param {"phase" | "step" | "epoch"} unit */
    back: (unit) =>
      after(async () => {
        if (unit === "phase") {
          const isFirst = places().every(isAtStart);
          if (!isFirst) await partBy(whoGoesBack(places()), "back");
          return;
        }
        const size = unit === "step" ? 1 : roundOf(halves[0]);
        const goal = lastGoal(places(), size);
        await together((half) => jump(half, goal));
      }),
    /** @param {number} step one that both have been at */
    jump: (step) =>
      after(async () => {
        const furthest = halves.map((half) => shown(half).frame.furthest);
        const goal = Math.max(0, Math.min(step, ...furthest));
        await together((half) => jump(half, goal));
      }),
    /** @param {number} step however far */
    goTo: (step) => after((isWanted) => walkTo(step, isWanted), true),
    reset: () => after(async () => void (await together(reset))),
    /** @param {() => Speed} speedOf the speed that is chosen at that moment */
    play: (speedOf) =>
      after(async (isWanted) => {
        let last = performance.now() - PICTURE;
        while (isWanted()) {
          const start = performance.now();
          if (!(await move(speedOf(), start - last))) return;
          last = start;
          await rest(start, speedOf, isWanted);
        }
      }, true),
    pause: () => after(async () => {}),
  };
}

/**
 * Wait until the next move is due. Another speed, or a pause, holds at once.
 *
 * @param {number} start of the last move
 * @param {() => Speed} speedOf
 * @param {() => boolean} isWanted
 */
async function rest(start, speedOf, isWanted) {
  do {
    await new Promise((resolve) => setTimeout(resolve, PICTURE / 4));
  } while (isWanted() && performance.now() - start < pauseOf(speedOf()));
}

/** @param {Speed} speed */
function pauseOf({ per_second }) {
  return per_second === null ? PICTURE : Math.max(PICTURE, 1000 / per_second);
}

/** @param {Half} half @returns {Shown} */
function shown({ store }) {
  const state = store.get();
  if (!has(state, "frame", "experiment")) throw new RangeError("Expected a moment.");
  return state;
}

/** @param {Half} half */
function roundOf(half) {
  return shown(half).frame.steps_per_epoch;
}

/**
 * Say whether a place is the end of a step, or the very start where none is done.
 *
 * @param {Place} place
 * @param {number} step steps done
 */
function isAt(place, step) {
  return place.done === step && (isAtEnd(place) || isAtStart(place));
}

/** @param {Half} half @param {number} times @param {number} goal */
function stepOn(half, times, goal) {
  const answer = half.send("step", { unit: "step", times });
  return carried(half, answer, (place) => isAt(place, goal));
}

/** @param {Half} half @param {number} goal */
function jump(half, goal) {
  const answer = half.send("jump", { step: goal });
  return carried(half, answer, (place) => isAt(place, goal));
}

/** @param {Half} half @param {"step" | "back"} kind of one phase */
function moved(half, kind) {
  const before = placeOf(shown(half));
  return carried(
    half,
    half.send(kind, { unit: "phase" }),
    ({ done, index }) => done !== before.done || index !== before.index,
  );
}

/** @param {Half} half */
function reset(half) {
  const { revision } = shown(half).frame;
  return carried(
    half,
    half.send("reset", {}),
    (place, state) => isAtStart(place) && state.frame.revision !== revision,
  );
}

/**
 * Wait until a command is carried out and seen; or until what it met instead is seen.
 *
 * @param {Half} half
 * @param {Promise<boolean>} answer
 * @param {(place: Place, state: Shown) => boolean} isThere
 */
async function carried(half, answer, isThere) {
  const { sequence } = shown(half).frame;
  if (!(await answer)) return; // refused: it is where it was
  await arrival(half.store, (state) => {
    if (!has(state, "frame", "experiment")) return false;
    const isMet = state.problem !== null && state.frame.sequence !== sequence;
    return isMet || isThere(placeOf(state), state);
  });
}
