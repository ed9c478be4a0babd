/** What went wrong, in a sentence: a lost connection, or a command that was refused. */

import { html, panel } from "./panel.js";

/** @typedef {import("../store.js").State} State */

/**
 * Say what the connection does, where a person should know.
 *
 * It is the same sentence at every attempt: a new one would be read aloud each time.
 *
 * @param {Pick<State, "connection" | "isSilent">} state
 * @returns {string | null}
 */
export function connectionText({ connection, isSilent }) {
  if (connection === "ended") {
    return "This playground has ended. Load the page again for a new one.";
  }
  if (connection === "lost") {
    return "The connection is lost. Trying again; the moment is kept.";
  }
  if (!isSilent) return null;
  return "The server has not answered for 5 seconds; what you did is kept.";
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function banner(element, store) {
  // The page makes room for what is said, so that it lies over no node.
  new ResizeObserver(() => {
    document.body.style.setProperty("--banner", `${element.offsetHeight}px`);
  }).observe(element);
  panel(
    element,
    store,
    [
      (state) => state.connection,
      (state) => state.isSilent,
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
            <span tabindex="0">
              The link was set right.
              <ul>
                ${state.notices.map((notice, i) => html`<li key=${i}>${notice}</li>`)}
              </ul>
            </span>
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
