/** What a person says of their own table: what to predict, and what each column is. */

import { grouped } from "../network/numerals.js";
import { html } from "./panel.js";
import { counts } from "./words.js";

/**
 * @typedef {import("../store.js").OwnTable} OwnTable
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("../wire.d.ts").PreviewColumn} Column
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
 * @param {import("../store.js").With<"table">} state
 * @param {Store} store
 * @param {Send} send
 */
export function choices({ table, plan, connection }, store, send) {
  const refused = plan && "problem" in plan ? plan.problem : null;
  const planned = plan && "problem" in plan ? null : plan;
  const change = (/** @type {Partial<OwnTable>} */ patch) =>
    store.set({ table: { ...table, ...patch } });
  const use = async () => {
    const { target, kinds, missing } = table;
    store.set({ problem: null });
    await send("use_table", { target, kinds, missing });
    if (!store.get().problem) store.set({ open: null, table: null, plan: null });
  };
  const other = () => store.set({ table: null, plan: null, problem: null });
  const isMissing = table.columns.some(({ missing }) => missing > 0);
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
          ${table.columns.map((column, i) => columnRow(column, i, table, change))}
        </tbody>
      </table>
    </div>
    ${isMissing && missingChoice(table, change)} ${planned && entering(planned)}
    <div class="foot pair">
      ${
        refused &&
        html`<p class="refused" role="alert">
          ${refused} Correct the file, or choose what else the column is.
        </p>`
      }
      <button type="button" class="pill" onClick=${other}>Another file</button>
      <button
        type="button"
        class="main"
        disabled=${connection !== "open" || !planned}
        onClick=${use}
      >
        Use this data
      </button>
    </div>`;
}

/**
 * @param {Column} column
 * @param {number} index
 * @param {OwnTable} table
 * @param {(patch: Partial<OwnTable>) => void} change
 */
function columnRow(column, index, table, change) {
  const kind = table.kinds[column.name] ?? column.kind;
  const isTarget = table.target === column.name;
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const choose = ({ currentTarget }) =>
    change({ kinds: { ...table.kinds, [column.name]: currentTarget.value } });
  const values = table.rows.map((row) => row[index] || "–");
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
 * @param {OwnTable} table
 * @param {(patch: Partial<OwnTable>) => void} change
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

/** @param {import("../wire.d.ts").TablePlan} planned */
function entering(planned) {
  const { inputs, outputs, task, train_size, test_size, notes } = planned;
  const names = inputs.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = inputs.length - names.length;
  const rows = counts({ train_size, test_size }, "plain");
  return html`<section class="entering" aria-label="What will enter the network">
    <h3>${inputs.length === 1 ? "1 input" : `${inputs.length} inputs`} will enter</h3>
    <p class="names">
      ${names.map((name) => html`<span key=${name}>${name}</span>`)}
      ${more > 0 && html`<span>and ${more} more</span>`}
    </p>
    <p class="about">
      The answer is ${TASKS[/** @type {keyof typeof TASKS} */ (task)]}:
      ${" "}${outputs.join(", ")}. ${rows} ${notes.join(" ")}
    </p>
  </section>`;
}
