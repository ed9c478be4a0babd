/** What went wrong, in a sentence: a lost connection, or a wish that was refused. */

import { html, panel } from "./panel.js";

/** @typedef {import("../store.js").State} State */

/**
 * Say what the connection does, where a person should know.
 * @param {Pick<State, "connection" | "retryInSeconds">} state
 * @returns {string | null}
 */
export function connectionText({ connection, retryInSeconds }) {
  if (connection === "ended") {
    return "This playground has ended. Load the page again for a new one.";
  }
  if (connection !== "lost") return null;
  const seconds = Math.ceil(retryInSeconds ?? 0);
  const when =
    seconds > 0 ? `in ${seconds} ${seconds === 1 ? "second" : "seconds"}` : "now";
  return `The connection is lost. Trying again ${when}; the moment is kept.`;
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function banner(element, store) {
  panel(
    element,
    store,
    [
      (state) => state.connection,
      (state) => state.retryInSeconds,
      (state) => state.problem,
      (state) => state.notices,
      (state) => state.open,
    ],
    (state) => {
      const connection = connectionText(state);
      // Beside an open form, the problem is told at its field.
      const isAtField =
        state.open === "data" || (state.open === "settings" && state.problem?.field);
      const problem = isAtField ? null : state.problem;
      return html`
        ${connection && html`<p class="note lost" role="status">${connection}</p>`}
        ${
          state.notices.length > 0 &&
          html`<p class="note" role="status">
            <span>The link was set right. ${state.notices.join(" ")}</span>
            <button
              type="button"
              aria-label="Dismiss"
              onClick=${() => store.set({ notices: [] })}
            >
              ×
            </button>
          </p>`
        }
        ${
          problem &&
          html`<p class="note problem" role="alert">
            <span>${problem.message}</span>
            <button
              type="button"
              aria-label="Dismiss"
              onClick=${() => store.set({ problem: null })}
            >
              ×
            </button>
          </p>`
        }
      `;
    },
  );
}
