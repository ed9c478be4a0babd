/** What each text from the server changes in the page's state. */

import { momentKey } from "./panels/moment.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {import("./wire.d.ts").Event} Event */

/**
 * @type {{[Kind in Event["kind"]]?: (
 *   message: Extract<Event, {kind: Kind}>, state: State,
 * ) => Partial<State>}}
 */
const CHANGES = {
  welcome: ({ role, key = null, follow, catalog }) => ({
    role,
    key,
    follow,
    catalog,
    landscapeProgress: null, // the server may be another one
  }),
  experiment: (message, { experiment, selection, isPinned }) => {
    const before = experiment?.network.sizes.join();
    const isSameShape = before === message.network.sizes.join();
    return {
      experiment: message,
      crowds: null,
      landscape: null,
      landscapeProgress: null,
      selection: isSameShape ? selection : null,
      isPinned: isSameShape && isPinned,
    };
  },
  curve: ({ points }) => ({
    curve: {
      steps: points.map(([step]) => step),
      train: points.map(([, train]) => train),
      test: points.map(([, , test]) => test),
    },
  }),
  status: (message) => ({ status: message }),
  answer: (message) => ({ answer: message }),
  example: (message) => ({ example: message }),
  way: (message) => ({ way: message }),
  report: (message) => ({ report: message }),
  dependence: (message) => ({ dependence: message }),
  gradient_check: (message, { frame }) => ({
    gradientCheck: { ...message, moment: momentKey(frame) },
  }),
  loss_along: (message, { experiment }) => ({
    along: { ...message, revision: experiment?.revision ?? null },
  }),
  landscape_progress: ({ done, total, is_stopped: isStopped }) => ({
    landscapeProgress: isStopped ? null : { done, total },
  }),
  landscape: (message) => ({ landscape: message, landscapeProgress: null }),
  problem: ({ message, field }) => ({ problem: { message, field } }),
};

/**
 * Give what a message changes. Kinds of a later version change nothing.
 *
 * @template {Event["kind"]} Kind
 * @param {Extract<Event, {kind: Kind}>} message
 * @param {State} state
 * @returns {Partial<State>}
 */
export function changeBy(message, state) {
  const kind = /** @type {Kind} */ (message.kind);
  return (Object.hasOwn(CHANGES, kind) && CHANGES[kind]?.(message, state)) || {};
}
