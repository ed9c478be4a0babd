/**
 * What if? A form with one example that is not in the data; every change is answered at
 * once by the network as it is now.
 */

import { nextPicture } from "../next_picture.js";
import { openBeside } from "./beside.js";
import { beginning, columnText, sliderStep } from "./column_text.js";
import { newestOnly } from "./newest_only.js";
import { createSpoken, html, panel } from "./panel.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("./column_text.js").Column} Column
 */

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function ask(element, store, send) {
  const request = newestOnly(async () => {
    const { asking, connection } = store.get();
    if (asking && connection === "open") await send("ask", { values: asking.values });
  });
  const again = () => request(null);
  const askAgain = () => nextPicture(again);
  let names = "";
  store.subscribe(
    (state) => state.experiment,
    (experiment) => {
      const now = (experiment?.columns ?? []).map(
        (/** @type {Column} */ one) => one.name,
      );
      if (now.join() !== names) store.set({ asking: null });
      names = now.join();
    },
  );
  store.subscribe((state) => state.asking, askAgain);
  store.subscribe((state) => state.frame, askAgain);
  store.subscribe(
    (state) => Boolean(state.asking),
    (isOpen) => {
      if (!isOpen) store.set({ answer: null });
    },
  );
  store.subscribe(
    (state) => state.isStage,
    (isStage) => {
      if (isStage) store.set({ asking: null }); // the form is not on the stage
    },
  );
  const { element: spoken } = createSpoken(
    store,
    [(state) => state.answer],
    ({ asking, answer, experiment }) =>
      asking && answer && experiment
        ? `The machine says: ${answerText(answer.prediction, experiment.dataset.task)}`
        : "",
  );
  element.after(spoken);
  panel(
    element,
    store,
    [
      (state) => state.asking,
      (state) => state.answer,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.connection,
    ],
    (state) => (state.asking ? form(state, store) : null),
  );
  openBeside(
    element,
    store,
    (state) => Boolean(state.asking),
    () => nextPicture(() => enter(element)), // the form is drawn right before
    () => store.set({ asking: null }),
  );
}

/** Lead the keyboard into the form that has opened. @param {HTMLElement} element */
function enter(element) {
  const first = element.querySelector(".questions input, .questions select");
  if (first instanceof HTMLElement) first.focus({ preventScroll: true });
}

/**
 * @param {State} state
 * @param {Store} store
 */
function form({ asking, answer, experiment, vocabulary, frame }, store) {
  if (!asking || !experiment) return null;
  const { noun } = experiment.dataset;
  const title = asking.isNew
    ? `Ask about a new ${noun}`
    : vocabulary === "plain"
      ? "What if?"
      : "Counterfactual";
  const real = beginning(experiment.columns, frame?.example.values);
  /** @param {string} name @param {number | string} value */
  const change = (name, value) =>
    store.set({ asking: { ...asking, values: { ...asking.values, [name]: value } } });
  return html`<h2>${title} <span class="not-in-the-data">not in the data</span></h2>
    <div class="card">
      ${answerOf(answer, experiment, vocabulary)}
      <div class="questions">
        ${experiment.columns.map((/** @type {Column} */ column) =>
          question(
            column,
            asking.values[column.name],
            !asking.isNew && asking.values[column.name] !== real[column.name],
            (value) => change(column.name, value),
          ),
        )}
      </div>
    </div>
    <button type="button" class="pill back" onClick=${() => store.set({ asking: null })}>
      Back to the real ${noun}
    </button>`;
}

/**
 * Say an answer as the machine's sentences do.
 * @param {{number: string, text: string}} prediction
 * @param {string} task of the data set
 */
export function answerText({ number, text }, task) {
  if (task === "number") return number;
  return task === "classes" ? `${text}, ${number} sure` : `${number} ${text}`;
}

/**
 * @param {import("../wire.d.ts").AnswerEvent | null} answer
 * @param {ExperimentEvent} experiment
 * @param {State["vocabulary"]} vocabulary
 */
function answerOf(answer, { dataset }, vocabulary) {
  if (!answer) return html`<div class="answer">…</div>`;
  const pushes = answer.pushes.filter(({ push }) => push !== 0);
  const largest = Math.abs(pushes[0]?.push ?? 0) || 1;
  return html`<div class="answer">
    <p>
      The machine says: <b>${answerText(answer.prediction, dataset.task)}</b>
    </p>
    ${
      pushes.length > 0 &&
      html`<h3 id="pushes-title">
        ${
          vocabulary === "plain"
            ? `Pushed by, against the average ${dataset.noun}:`
            : "Largest effects, against the training mean:"
        }
      </h3>
      <ul
        class="pushes"
        aria-labelledby="pushes-title"
        title="How much the answer changes against the same with this one at its average"
      >
        ${pushes.map(
          ({ column, words, push, text }) => html`<li
            key=${column}
            class=${push < 0 ? "minus" : "plus"}
            style=${{ "--share": `${(100 * Math.abs(push)) / largest}%` }}
          >
            <a href=${`#ask-${column}`} onClick=${enterField}>${words}</a>
            <span>${text}</span>
          </li>`,
        )}
      </ul>`
    }
  </div>`;
}

/** Go to the field of a column, wherever it has been scrolled to. @param {Event} event */
function enterField(event) {
  event.preventDefault(); // an address here names an experiment
  const { hash } = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  document.getElementById(decodeURIComponent(hash.slice(1)))?.focus();
}

/**
 * @param {Column} column
 * @param {number | string} value
 * @param {boolean} isChanged against the real example
 * @param {(value: number | string) => void} change
 */
function question(column, value, isChanged, change) {
  const { name, words, kind, categories } = column;
  const id = `ask-${name}`;
  const label = html`<label for=${id} title=${words}>${words}</label>`;
  if (kind !== "number") {
    // A yes or no is the number of its word, a category is its word.
    const values = kind === "yes_no" ? [...categories.keys()] : categories;
    /** @param {Event & {currentTarget: HTMLSelectElement}} event */
    const choose = ({ currentTarget }) => change(values[currentTarget.selectedIndex]);
    return html`<div class="question" key=${name}>
      ${label}
      <select id=${id} class=${isChanged ? "is-changed" : ""} onChange=${choose}>
        ${categories.map(
          (category, i) => html`<option key=${category} selected=${values[i] === value}>
            ${category}
          </option>`,
        )}
      </select>
    </div>`;
  }
  /** @param {InputEvent & {currentTarget: HTMLInputElement}} event */
  const slide = ({ currentTarget }) => change(Number(currentTarget.value));
  return html`<div class="question" key=${name}>
    ${label}
    <span class=${isChanged ? "is-changed" : ""}>${columnText(column, value)}</span>
    <input
      id=${id}
      type="range"
      min=${column.lowest}
      max=${column.highest}
      step=${sliderStep(column)}
      value=${value}
      aria-valuetext=${columnText(column, value)}
      onInput=${slide}
    />
  </div>`;
}
