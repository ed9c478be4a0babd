/** What the controls and the keys ask for, asked of both networks. */

/**
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("../store.js").Store} Store
 * @typedef {ReturnType<typeof import("./lockstep.js").createLockstep>} Lockstep
 * @typedef {import("../wire.d.ts").Command["kind"]} Kinds
 */

/**
 * @template {Kinds} Kind
 * @typedef {import("../store.js").Fields<Kind>} Fields
 */

/**
 * @param {Lockstep} lockstep
 * @param {readonly import("./half.js").Half[]} halves
 * @param {Store} store of the page around them
 * @returns {Send}
 */
export function senderTo(lockstep, halves, store) {
  const speedNow = () => {
    const { catalog, status } = store.get();
    if (!catalog || !status) throw new RangeError("Expected a speed.");
    return catalog.speeds[status.speed];
  };
  /** @type {{[Kind in Kinds]?: (fields: Fields<Kind>) => unknown}} */
  const acts = {
    play: () => void lockstep.play(speedNow),
    pause: () => lockstep.pause(),
    step: ({ unit = "step" }) => lockstep.step(unit),
    back: ({ unit = "step" }) => lockstep.back(unit),
    jump: ({ step }) => lockstep.jump(step),
    reset: () => lockstep.reset(),
    set_speed: ({ speed }) => {
      const { status } = store.get();
      if (status) store.set({ status: { ...status, speed } });
      for (const half of halves) half.send("set_speed", { speed });
    },
  };
  return async (kind, fields) => {
    const act = acts[kind];
    if (!act) return false; // it is of one network alone
    await act(/** @type {Fields<typeof kind>} */ (fields ?? {}));
    return true;
  };
}
