/** A person's own table: looked at, chosen from, and only then learned. */

import { bring, choose, messageOf } from "../bringing.js";
import { post } from "../files.js";
import { grouped } from "../network/numerals.js";
import { html, panel } from "./panel.js";
import { openAsSheet } from "./sheet.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {{name: string, kind: string, reason: string, missing: number,
 *   examples: string[]}} Column
 */

const KINDS = {
  number: "number",
  category: "text, a few words",
  yes_no: "yes or no",
  identifier: "leave out",
};

const TREATMENTS = {
  median: "Put in the middle value; a missing word becomes a word of its own",
  category: "The same, and one more input that says it was missing",
  drop: "Leave such rows out",
};

const TASKS = {
  two_classes: "one of two classes",
  classes: "one of several classes",
  number: "a number",
};

const MOST_NAMES = 24; // of inputs that are written out

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
 * @param {any} table
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
  const { table, problem } = state;
  const close = () => store.set({ open: null });
  return html`<div class="page own-data">
    <button type="button" class="close" aria-label="Close" onClick=${close}>×</button>
    <h2>Your own data</h2>
    <p class="about">${whereItStays(location.hostname)}</p>
    ${problem && html`<p class="refused" role="alert">${problem.message}</p>`}
    ${table ? choices(state, store, send) : invitation(store)}
  </div>`;
}

/**
 * Say where a table goes.
 *
 * @param {string} host
 */
export function whereItStays(host) {
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(host);
  return isHere
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
      At most 20,000 rows, 64 columns and 5 MB; commas, semicolons or tabs between the
      cells, decimal points or commas.
    </p>`;
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {Send} send
 */
function choices({ table, plan: planned, connection }, store, send) {
  const change = (/** @type {object} */ patch) =>
    store.set({ table: { ...table, ...patch } });
  const use = async () => {
    const { target, kinds, missing } = table;
    store.set({ problem: null });
    await send("use_table", { target, kinds, missing });
    if (!store.get().problem) store.set({ open: null, table: null, plan: null });
  };
  const other = () => store.set({ table: null, plan: null, problem: null });
  const isMissing = table.columns.some((/** @type {Column} */ c) => c.missing > 0);
  return html`<h3>${table.title}</h3>
    <p class="about">
      ${grouped(table.size)} rows. ${table.notes.join(" ")} Mark the column that the
      network shall predict.
    </p>
    <div class="columns-of-table" role="region" aria-label="Columns" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Predict</th>
            <th scope="col">Column</th>
            <th scope="col">What it is</th>
            <th scope="col">First rows</th>
            <th scope="col">Missing</th>
          </tr>
        </thead>
        <tbody>
          ${table.columns.map((/** @type {Column} */ column, /** @type {number} */ i) =>
            columnRow(column, i, table, change),
          )}
        </tbody>
      </table>
    </div>
    ${isMissing && missingChoice(table, change)} ${entering(planned)}
    <div class="foot pair">
      ${
        planned?.problem &&
        html`<p class="refused" role="alert">
          ${planned.problem} Correct the file, or choose what else the column is.
        </p>`
      }
      <button type="button" class="pill" onClick=${other}>Another file</button>
      <button
        type="button"
        class="main"
        disabled=${connection !== "open" || !planned || planned.problem}
        onClick=${use}
      >
        Use this data
      </button>
    </div>`;
}

/**
 * @param {Column} column
 * @param {number} index
 * @param {any} table
 * @param {(patch: object) => void} change
 */
function columnRow(column, index, table, change) {
  const kind = table.kinds[column.name] ?? column.kind;
  const isTarget = table.target === column.name;
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const choose = ({ currentTarget }) =>
    change({ kinds: { ...table.kinds, [column.name]: currentTarget.value } });
  const values = table.rows.map((/** @type {string[]} */ row) => row[index] || "–");
  return html`<tr key=${column.name} class=${isTarget ? "on" : ""}>
    <td>
      <input
        type="radio"
        name="target"
        aria-label=${`Predict ${column.name}`}
        checked=${isTarget}
        onChange=${() => change({ target: column.name })}
      />
    </td>
    <th scope="row">${column.name}</th>
    <td>
      <select aria-label=${`What ${column.name} is`} value=${kind} onChange=${choose}>
        ${Object.entries(KINDS).map(
          ([name, words]) =>
            html`<option key=${name} value=${name} selected=${name === kind}>
              ${words}
            </option>`,
        )}
      </select>
      <p class="hint">${column.reason}</p>
    </td>
    <td class="cells">${values.join(" · ")}</td>
    <td class="count">${column.missing || ""}</td>
  </tr>`;
}

/**
 * @param {any} table
 * @param {(patch: object) => void} change
 */
function missingChoice({ missing }, change) {
  return html`<fieldset class="treatments">
    <legend>Where a value is missing</legend>
    ${Object.entries(TREATMENTS).map(
      ([name, words]) => html`<label key=${name}>
        <input
          type="radio"
          name="missing"
          checked=${missing === name}
          onChange=${() => change({ missing: name })}
        />
        ${words}
      </label>`,
    )}
  </fieldset>`;
}

/** @param {any} planned */
function entering(planned) {
  if (!planned || planned.problem) return null;
  const { inputs, outputs, task, train_size, test_size, notes } = planned;
  const names = inputs
    .slice(0, MOST_NAMES)
    .map((/** @type {{name: string}} */ row) => row.name);
  const more = inputs.length - names.length;
  const rows = `${grouped(train_size)} rows teach, ${grouped(test_size)} examine`;
  return html`<section class="entering" aria-label="What will enter the network">
    <h3>${inputs.length === 1 ? "1 input" : `${inputs.length} inputs`} will enter</h3>
    <p class="names">
      ${names.map((/** @type {string} */ name) => html`<span key=${name}>${name}</span>`)}
      ${more > 0 && html`<span>and ${more} more</span>`}
    </p>
    <p class="about">
      The answer is ${TASKS[/** @type {keyof typeof TASKS} */ (task)]}:
      ${" "}${outputs.join(", ")}. ${rows}. ${notes.join(" ")}
    </p>
  </section>`;
}
