/** Which data, which vocabulary, which light; and the ways to share and to present. */

import { isThisMachine } from "../here.js";
import { CopyButton } from "./copy_button.js";
import { html, leaveAfterPointer, panel } from "./panel.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const VOCABULARIES = /** @type {const} */ ({
  plain: "Plain words",
  technical: "Technical",
});

/** What the theme button goes through, and the words for it. */
const THEMES = /** @type {const} */ ({
  auto: { next: "light", words: "as the system has it", icon: "◐" },
  light: { next: "dark", words: "light", icon: "○" },
  dark: { next: "auto", words: "dark", icon: "●" },
});

/**
 * Give the link by which others follow.
 * @param {string} origin
 * @param {string} follow
 */
export function followLink(origin, follow) {
  return `${origin}/follow/${encodeURIComponent(follow)}`;
}

/**
 * Say who can open that link.
 * @param {string} host
 */
export function whoFollows(host) {
  const followers = "Whoever opens this link sees what you see, live, and cannot";
  return isThisMachine(host)
    ? `${followers} change it. But only this machine reaches ${host}: for phones, start the server with --host 0.0.0.0 and open the address that it prints.`
    : `${followers} change it.`;
}

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function header(element, store) {
  panel(
    element,
    store,
    [
      (state) => state.catalog,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.theme,
      (state) => state.role,
      (state) => state.follow,
      (state) => state.connection,
    ],
    (state) => html`
      <h1>Network Playground</h1>
      ${dataChooser(state, store)}
      <span class="grow"></span>
      ${vocabularySwitch(state, store)}
      ${
        state.role === "driver" &&
        html`<button
          type="button"
          class="pill open-settings"
          onClick=${() => store.set({ open: "settings" })}
        >
          Settings
        </button>`
      }
      ${
        state.role === "driver" &&
        html`<button type="button" class="pill" popovertarget="files">File</button>`
      }
      ${state.follow && share(state.follow)}
      ${viewButtons(state, store)}
    `,
  );
}

/**
 * The buttons at the end of every header: present, light or dark, help.
 *
 * @param {Pick<State, "theme">} state
 * @param {Store} store
 */
export function viewButtons(state, store) {
  return html`<button
      type="button"
      class="pill present"
      title="Present (F)"
      onClick=${() => store.set({ isStage: true })}
    >
      Present
    </button>
    ${themeButton(state, store)}
    <button
      type="button"
      class="pill round open-help"
      aria-label="Help"
      title="Help (?)"
      onClick=${() => store.set({ open: "help" })}
    >
      ?
    </button>`;
}

/**
 * @param {State} state
 * @param {Store} store
 */
function dataChooser({ catalog, experiment, role, connection }, store) {
  if (!experiment) return null;
  if (role !== "driver" || !catalog) {
    return html`<span class="pill still">${experiment.dataset.title}</span>`;
  }
  return html`<button
    type="button"
    class="pill chooser"
    aria-haspopup="dialog"
    title="Choose the data, or a ready-made experiment"
    disabled=${connection !== "open"}
    onClick=${() => store.set({ open: "gallery" })}
  >
    ${experiment.dataset.title} <span aria-hidden="true">▾</span>
  </button>`;
}

/**
 * @param {Pick<State, "vocabulary">} state
 * @param {Store} store
 */
export function vocabularySwitch({ vocabulary }, store) {
  const names = /** @type {(keyof typeof VOCABULARIES)[]} */ (
    Object.keys(VOCABULARIES)
  );
  return html`<fieldset class="segments vocabulary" title="Vocabulary (V)">
    <legend>Vocabulary</legend>
    ${names.map(
      (name) => html`<label key=${name} class=${name === vocabulary ? "on" : ""}>
        <input
          type="radio"
          name="vocabulary"
          checked=${name === vocabulary}
          onChange=${() => store.set({ vocabulary: name })}
          onClick=${leaveAfterPointer}
        />
        ${VOCABULARIES[name]}
      </label>`,
    )}
  </fieldset>`;
}

/**
 * @param {Pick<State, "theme">} state
 * @param {Store} store
 */
function themeButton({ theme }, store) {
  const { next, words, icon } = THEMES[theme];
  return html`<button
    type="button"
    class="pill round theme"
    aria-label=${`Light or dark: ${words}`}
    title=${`Light or dark: ${words}`}
    onClick=${() => store.set({ theme: next })}
  >
    ${icon}
  </button>`;
}

/** @param {string} follow */
function share(follow) {
  const link = followLink(location.origin, follow);
  return html`<button type="button" class="pill" popovertarget="share">Share</button>
    <div id="share" class="sheet" popover>
      <h2>Follow along</h2>
      <p>${whoFollows(location.hostname)}</p>
      <img loading="lazy" src=${`/follow/${follow}/qr.svg`} alt=${`QR code of ${link}`} />
      <input
        class="link"
        readonly
        aria-label="Link to follow"
        value=${link}
        onFocus=${selectAll}
      />
      <${CopyButton} kind="main" words="Copy the link" text=${() => link} />
    </div>`;
}

/** @param {FocusEvent & {currentTarget: HTMLInputElement}} event */
function selectAll(event) {
  event.currentTarget.select();
}
