/** One step as a handout: every number with its formula, to print or to copy. */

import { lettersOf } from "../network/letters.js";
import { lettersList } from "../network/letters_view.js";
import { math } from "../network/mathematics.js";
import { grouped } from "../network/numerals.js";
import { pieces } from "../network/pieces.js";
import { linesOf, worksheetLatex, worksheetOf } from "../network/worksheet.js";
import { has } from "../store.js";
import { CopyButton } from "./copy_button.js";
import { digitsChoice } from "./digits_choice.js";
import { html, panel } from "./panel.js";
import { openAsSheet } from "./sheet.js";

/**
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../network/worksheet.js").Entry} Entry
 * @typedef {import("../network/account.js").Section} Section
 */

/**
 * @param {HTMLElement} element a dialog
 * @param {Store} store
 */
export function worksheet(element, store) {
  element.setAttribute("aria-label", "Worksheet");
  openAsSheet(/** @type {HTMLDialogElement} */ (element), store, "worksheet");
  panel(
    element,
    store,
    [
      (state) => state.open === "worksheet",
      (state) => state.open === "worksheet" && state.frame,
      (state) => state.digits,
      (state) => state.vocabulary,
    ],
    (state) =>
      state.open === "worksheet" && has(state, "catalog", "experiment", "frame")
        ? page(state, store)
        : null,
  );
}

/**
 * @param {import("../store.js").With<"catalog" | "experiment" | "frame">} state
 * @param {Store} store
 */
function page(state, store) {
  const { frame, experiment, vocabulary } = state;
  const isPlain = vocabulary === "plain";
  const { sizes, parameters } = experiment.network;
  const parts = worksheetOf(state);
  const sections = parts.flatMap(({ entries }) => {
    return entries.flatMap((one) =>
      one.sections.map((section) => asPrinted(section, one)),
    );
  });
  const title = `${experiment.dataset.title}, ${sizes.join("-")}: step ${frame.step}`;
  const latex = () => worksheetLatex(parts, title);
  return html`<div class="page">
    <button
      type="button"
      class="close"
      aria-label="Close"
      onClick=${() => store.set({ open: null })}
    >
      ×
    </button>
    <h2>${title}</h2>
    <p class="told">${frame.sentence.plain}</p>
    ${isPlain ? null : html`<p class="told">${frame.sentence.technical}</p>`}
    <p class="about">${about(experiment, parameters)}</p>
    <div class="acts">
      <button type="button" class="pill" onClick=${() => print()}>Print</button>
      <${CopyButton} kind="pill" words="Copy as LaTeX" text=${latex} />
      ${digitsChoice("worksheet", state.digits, store)}
    </div>
    ${parts.map(
      ({ plain, technical, entries }, i) => html`<section key=${technical}>
        <h3>${i + 1} ${plain} ${isPlain ? null : html`<small>${technical}</small>`}</h3>
        <div class="entries">${entries.map((one) => entry(one, isPlain))}</div>
      </section>`,
    )}
    <section>
      <h3>What the letters mean</h3>
      ${lettersList(lettersOf(sections, state), vocabulary)}
    </section>
  </div>`;
}

/**
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {number} parameters
 */
function about({ network, experiment, batch_size: size, dataset }, parameters) {
  const { titles } = network;
  const settings = [
    `${grouped(parameters)} weights and biases`,
    `activations ${titles.activations.join(", ")}`,
    `loss ${titles.loss}`,
    `optimizer ${titles.optimizer}`,
    `learning rate ${experiment.learning_rate}`,
    `${size === 1 ? `one ${dataset.noun}` : `${size} ${dataset.nouns}`} a step`,
    `seed ${experiment.seed}`,
  ];
  const text = settings.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** @param {Section} section @param {Entry} entry with all that it prints as lines */
function asPrinted(section, { digits }) {
  return { technical: section.technical, lines: linesOf(section, digits) };
}

/** @param {Entry} entry @param {boolean} isPlain */
function entry({ title, sections, digits }, isPlain) {
  return html`<article key=${title}>
    <h4>${title}</h4>
    ${sections.map(
      (section) => html`<h5 key=${section.technical}>
          ${section.plain} ${isPlain ? null : html`<small>${section.technical}</small>`}
        </h5>
        ${section.note && html`<p class="remark">${section.note}</p>`}
        ${linesOf(section, digits).map(
          (line, i) => html`<p key=${i} class="line">
            ${pieces(line).map((piece) => [math(piece, digits), " "])}
          </p>`,
        )}`,
    )}
  </article>`;
}
