/** What each text from the server changes in the page's state. */

import { momentKey } from "./panels/moment.js";

/** @typedef {import("./store.js").State} State */

/** @type {Record<string, (message: any, state: State) => Partial<State>>} */
const CHANGES = {
  welcome: ({ role, key = null, follow = null, catalog }) => ({
    role,
    key,
    follow,
    catalog,
  }),
  experiment: (message, { experiment, selection, isPinned }) => {
    const before = experiment?.network.sizes.join();
    const isSameShape = before === message.network.sizes.join();
    return {
      experiment: message,
      selection: isSameShape ? selection : null,
      isPinned: isSameShape && isPinned,
    };
  },
  curve: ({ points }) => ({
    curve: {
      steps: points.map((/** @type {any[]} */ point) => point[0]),
      train: points.map((/** @type {any[]} */ point) => point[1]),
      test: points.map((/** @type {any[]} */ point) => point[2]),
    },
  }),
  status: (message) => ({ status: message }),
  answer: (message) => ({ answer: message }),
  report: (message) => ({ report: message }),
  dependence: (message) => ({ dependence: message }),
  gradient_check: (message, { frame }) => ({
    gradientCheck: { ...message, moment: momentKey(frame) },
  }),
  problem: ({ message, field = null }) => ({ problem: { message, field } }),
};

/**
 * Give what a message changes. Kinds of a later version change nothing.
 *
 * @param {any} message
 * @param {State} state
 */
export function changeBy(message, state) {
  return Object.hasOwn(CHANGES, message.kind)
    ? CHANGES[message.kind](message, state)
    : {};
}
