/** What a report on the network says, in pictures. */

import { shareBars } from "../charts/bars.js";
import { confusion } from "../charts/confusion.js";
import { dependence } from "../charts/dependence.js";
import { distributions } from "../charts/distributions.js";
import { histogram } from "../charts/histogram.js";
import { roc } from "../charts/roc.js";
import { scatter } from "../charts/scatter.js";
import { grouped } from "../network/numerals.js";
import { html } from "./panel.js";

/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

export const WORDS = {
  plain: {
    title: "How good is it?",
    accuracy: "this network",
    histogram: "The chance it gives",
    answers: "What it answers",
    confusion: "What it takes for what",
    roc: "Hits against false alarms",
    scatter: "What it says, and the truth",
    layers: "What goes on inside",
    dependence: "How one thing changes the answer",
    landscape: "The landscape of the error",
  },
  technical: {
    title: "Evaluation",
    accuracy: "accuracy",
    histogram: "Predicted probability by class",
    answers: "Output by class",
    confusion: "Confusion matrix",
    roc: "ROC curve",
    scatter: "Predicted against true",
    layers: "Distributions by layer",
    dependence: "Partial dependence",
    landscape: "Loss landscape",
  },
};

/**
 * @param {import("../wire.d.ts").ReportEvent} report
 * @param {ExperimentEvent} experiment
 * @param {"plain" | "technical"} vocabulary
 */
export function figures(report, experiment, vocabulary) {
  const words = WORDS[vocabulary];
  const { outcomes, outputs, dataset, network } = experiment;
  const { noun, nouns } = dataset;
  const isChance = network.gives_chances;
  const of = `${grouped(report.examples)} ${report.examples === 1 ? noun : nouns}`;
  const part =
    report.part === "test" ? `${of} it has not learned from` : `${of} it learns from`;
  return html`
    <p class="about">Measured on ${part}.</p>
    ${
      report.confusion &&
      shareBars(
        [
          { name: words.accuracy, share: report.accuracy ?? null, tone: "own" },
          {
            name: alwaysText(report.confusion, outcomes),
            share: report.majority ?? null,
          },
        ],
        1,
      )
    }
    ${
      report.histogram &&
      section(
        isChance ? words.histogram : words.answers,
        histogram(report.histogram, outcomes, {
          said: `${isChance ? "chance" : "answer"}: ${outputs[0].predicted}`,
          isChance,
        }),
      )
    }
    ${
      report.confusion &&
      section(words.confusion, confusion(report.confusion, outcomes, vocabulary))
    }
    ${
      report.roc &&
      section(words.roc, roc(report.roc, report.area_under_curve ?? null, vocabulary))
    }
    ${
      report.scatter &&
      section(
        words.scatter,
        scatter(
          report.scatter,
          report.unit ?? "",
          report.determination ?? null,
          vocabulary,
        ),
      )
    }
    ${section(words.layers, distributions(report.layers, network.titles.activations, vocabulary))}
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
 * @param {unknown} picture
 */
function section(title, picture) {
  return html`<section class="card" aria-label=${title}>
    <h3>${title}</h3>
    ${picture}
  </section>`;
}

/**
 * @param {import("../wire.d.ts").DependenceEvent | null} along
 * @param {ExperimentEvent} experiment
 * @param {string} unit of the answer, where it is a number
 * @param {{dependence: string}} words
 * @param {(column: string) => void} choose
 */
export function dependencePart(
  along,
  { columns, outputs, dataset, network },
  unit,
  words,
  choose,
) {
  const isChance = network.gives_chances;
  const names = outputs.map(({ name }) => name);
  const what = isChance ? "chance" : "answer";
  const isNumber = dataset.task === "number";
  const said = isNumber
    ? names[0]
    : names.length > 1
      ? what
      : `${what}: ${outputs[0].predicted}`;
  return section(
    words.dependence,
    html`<label class="choose">
        <select
          class="pill"
          aria-label="Column"
          onChange=${(/** @type {Event & {currentTarget: HTMLSelectElement}} */ event) => choose(event.currentTarget.value)}
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
