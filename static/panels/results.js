/** How good the network is, in pictures; kept fresh while it stands open. */

import { shareBars } from "../charts/bars.js";
import { confusion } from "../charts/confusion.js";
import { dependence } from "../charts/dependence.js";
import { distributions } from "../charts/distributions.js";
import { histogram } from "../charts/histogram.js";
import { roc } from "../charts/roc.js";
import { scatter } from "../charts/scatter.js";
import { grouped } from "../network/numerals.js";
import { newestOnly } from "./newest_only.js";
import { html, panel } from "./panel.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

const PACE = 1000; // ms between two reports
const SETTLING = 100; // ms that a new moment is waited for

const WORDS = {
  plain: {
    title: "How good is it?",
    accuracy: "this network",
    histogram: "The chance it gives",
    confusion: "What it takes for what",
    roc: "Hits against false alarms",
    scatter: "What it says, and the truth",
    layers: "What goes on inside",
    dependence: "How one thing changes the answer",
  },
  technical: {
    title: "Evaluation",
    accuracy: "accuracy",
    histogram: "Predicted probability by class",
    confusion: "Confusion matrix",
    roc: "ROC curve",
    scatter: "Predicted against true",
    layers: "Distributions by layer",
    dependence: "Partial dependence",
  },
};

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function results(element, store, send) {
  const isOpen = () => store.get().open === "results";
  let column = "";
  let last = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ask = newestOnly(async () => {
    last = performance.now();
    if (!isOpen()) return;
    await send("report", {});
    if (column) await send("dependence", { column });
  });
  /** Ask when the last report is old enough; the newest moment is always reported. */
  const askSoon = () => {
    const { role, connection, problem } = store.get();
    // An applied command takes a problem off the page: none is sent while one is read.
    const canAsk = role === "driver" && connection === "open" && !problem;
    if (timer || !isOpen() || !canAsk) return;
    const wait = Math.max(SETTLING, last + PACE - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      ask(null);
    }, wait);
  };
  /** @param {string} name */
  const choose = (name) => {
    column = name;
    store.set({ dependence: null });
    if (name) send("dependence", { column: name });
  };

  store.subscribe(isOpenIn, (opened) => {
    element.hidden = !opened;
    last = Number.NEGATIVE_INFINITY;
    askSoon();
    if (opened) element.focus();
  });
  store.subscribe(
    // A report on another network, or on other data, says nothing of this one.
    ({ experiment }) => `${experiment?.dataset.key} ${experiment?.network.sizes}`,
    () => {
      column = "";
      store.set({ report: null, dependence: null });
    },
  );
  store.subscribe(
    ({ experiment, frame, status }) =>
      `${experiment?.revision} ${frame?.step} ${status?.is_playing}`,
    askSoon,
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    store.set({ open: null });
  });
  panel(
    element,
    store,
    [
      isOpenIn,
      (state) => state.report,
      (state) => state.dependence,
      (state) => state.experiment,
      (state) => state.vocabulary,
    ],
    (state) => (isOpenIn(state) ? page(state, store, choose) : null),
  );
}

/** @param {State} state */
function isOpenIn({ open }) {
  return open === "results";
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {(column: string) => void} choose
 */
function page({ report, dependence: along, experiment, vocabulary }, store, choose) {
  if (!experiment) return null;
  const words = WORDS[vocabulary];
  return html`
    <header>
      <h2>${words.title}</h2>
      <button
        type="button"
        class="close"
        aria-label="Close the results"
        onClick=${() => store.set({ open: null })}
      >
        ×
      </button>
    </header>
    ${report && figures(report, experiment, vocabulary)}
    ${
      report &&
      html`<p class="foot-note">
        <button
          type="button"
          class="pill"
          onClick=${() => store.set({ open: "weights" })}
        >
          All weights as a heat map
        </button>
      </p>`
    }
    ${dependencePart(along, experiment, report?.unit ?? "", words, choose)}
  `;
}

/**
 * @param {any} report
 * @param {any} experiment
 * @param {"plain" | "technical"} vocabulary
 */
function figures(report, experiment, vocabulary) {
  const words = WORDS[vocabulary];
  const { outcomes, outputs, dataset, network } = experiment;
  const { noun, nouns } = dataset;
  const of = `${grouped(report.examples)} ${report.examples === 1 ? noun : nouns}`;
  const part =
    report.part === "test" ? `${of} it has not learned from` : `${of} it learns from`;
  return html`
    <p class="about">Measured on ${part}.</p>
    ${
      report.accuracy !== undefined &&
      shareBars(
        [
          { name: words.accuracy, share: report.accuracy, tone: "own" },
          { name: alwaysText(report.confusion, outcomes), share: report.majority },
        ],
        1,
      )
    }
    ${
      report.histogram &&
      section(
        words.histogram,
        histogram(report.histogram, outcomes, `chance: ${outputs[0].predicted}`),
      )
    }
    ${
      report.confusion &&
      section(words.confusion, confusion(report.confusion, outcomes, vocabulary))
    }
    ${
      report.roc &&
      section(words.roc, roc(report.roc, report.area_under_curve, vocabulary))
    }
    ${
      report.scatter &&
      section(
        words.scatter,
        scatter(report.scatter, report.unit, report.determination, vocabulary),
      )
    }
    ${section(words.layers, distributions(report.layers, network.activations, vocabulary))}
  `;
}

/**
 * Name what does without learning: to give the most common answer always.
 *
 * @param {readonly (readonly number[])[]} counts [true class][answer]
 * @param {{name: string}[]} outcomes
 */
export function alwaysText(counts, outcomes) {
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  return `always “${outcomes[totals.indexOf(Math.max(...totals))].name}”`;
}

/**
 * @param {string} title
 * @param {any} picture
 */
function section(title, picture) {
  return html`<section class="card" aria-label=${title}>
    <h3>${title}</h3>
    ${picture}
  </section>`;
}

/**
 * @param {any} along
 * @param {any} experiment
 * @param {string} unit of the answer, where it is a number
 * @param {{dependence: string}} words
 * @param {(column: string) => void} choose
 */
function dependencePart(along, { columns, outputs, dataset }, unit, words, choose) {
  const isChance = dataset.task !== "number";
  const names = outputs.map((/** @type {{name: string}} */ output) => output.name);
  const said = !isChance
    ? names[0]
    : names.length > 1
      ? "chance"
      : `chance: ${outputs[0].predicted}`;
  return section(
    words.dependence,
    html`<label class="choose">
        <select
          class="pill"
          aria-label="Column"
          onChange=${(/** @type {any} */ event) => choose(event.currentTarget.value)}
        >
          <option value="" selected=${!along}>choose one …</option>
          ${columns.map(
            (/** @type {{name: string, words: string}} */ column) => html`<option
              key=${column.name}
              value=${column.name}
              selected=${along?.column === column.name}
            >
              ${column.words}
            </option>`,
          )}
        </select>
      </label>
      ${along && dependence(along, { isChance, said, unit, names })}`,
  );
}
