/** A person's own table: looked at, chosen from, and only then learned. */

import { bring, choose, messageOf } from "../bringing.js";
import { post } from "../files.js";
import { isThisMachine } from "../here.js";
import { has } from "../store.js";
import { choices } from "./own_table.js";
import { html, panel } from "./panel.js";
import { openAsSheet } from "./sheet.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

/**
 * @param {HTMLElement} element a dialog
 * @param {Store} store
 * @param {Send} send
 */
export function ownData(element, store, send) {
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "data");
  element.setAttribute("aria-label", "Your own data");
  store.subscribe(
    (state) => state.table,
    (table) => table && plan(table, store),
  );
  panel(
    element,
    store,
    [
      (state) => state.open === "data",
      (state) => state.table,
      (state) => state.plan,
      (state) => state.problem,
      (state) => state.connection,
    ],
    (state) => (state.open === "data" ? sheet(state, store, send) : null),
  );
}

/**
 * Ask what would enter the network with the choices made so far.
 *
 * @param {import("../store.js").OwnTable} table
 * @param {Store} store
 */
async function plan(table, store) {
  const { target, kinds, missing } = table;
  const question = JSON.stringify({ kind: "plan", target, kinds, missing });
  let found;
  try {
    found = await post("/data/plan", question, store.get().key);
  } catch (problem) {
    found = { problem: messageOf(problem) };
  }
  if (store.get().table === table) store.set({ plan: found });
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 */
function sheet(state, store, send) {
  const { problem } = state;
  const close = () => store.set({ open: null });
  return html`<div class="page own-data">
    <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
    <h2>Your own data</h2>
    <p class="about">${whereItStays(location.hostname)}</p>
    ${problem && html`<p class="refused" role="alert">${problem.message}</p>`}
    ${has(state, "table") ? choices(state, store, send) : invitation(store)}
  </div>`;
}

/**
 * Say where a table goes.
 *
 * @param {string} host
 */
export function whereItStays(host) {
  return isThisMachine(host)
    ? "Your table does not leave this machine."
    : `Your table goes to ${host}, which runs this playground, and nowhere else.`;
}

/** @param {Store} store */
function invitation(store) {
  /** @param {Event & {currentTarget: HTMLFormElement}} event */
  const submit = (event) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("table"));
    bring(new File([text], "Pasted table.csv"), store);
  };
  return html`<div class="drop-here">
      <p>Drop a CSV file anywhere on the page, or</p>
      <button type="button" class="main" onClick=${() => choose(store)}>
        Choose a file
      </button>
    </div>
    <form onSubmit=${submit}>
      <label for="pasted">or paste a table, the names of its columns first</label>
      <textarea
        id="pasted"
        name="table"
        rows="6"
        spellcheck=${false}
        required
        placeholder=${"age;city;buys\n34;Rome;yes\n51;Oslo;no"}
      ></textarea>
      <button type="submit" class="pill">Look at it</button>
    </form>
    <p class="about">
      At most 20\u202f000 rows, 64 columns and 5 MB; commas, semicolons or tabs between the
      cells, decimal points or commas.
    </p>`;
}
