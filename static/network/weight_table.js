/** The weights into a layer as a table: to be copied, changed, and put in again. */

import { html } from "../panels/panel.js";
import { readNumber } from "../panels/typed_number.js";
import { Component } from "../vendor/preact.mjs";
import { nodeName } from "./nodes.js";
import { typed } from "./numerals.js";

/** @typedef {import("../protocol.js").Frame} Frame */

const MOST_LINES = 8; // seen at once; of more the rest is scrolled to
const DIGITS = 17; // all: a table that is set again changes nothing that was not typed

/**
 * @typedef {object} Table
 * @property {number[][]} weights a row for each node that they come from
 * @property {number[] | null} biases
 */

/**
 * Write the weights into a layer, and below them the biases, with tabs between.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {{rows: number, columns: number}} shape
 */
export function tableText(frame, layer, { rows, columns }) {
  const weights = frame.array("weights", layer);
  const all = [...weights, ...frame.array("biases", layer)];
  const lines = Array.from({ length: rows + 1 }, (_, i) =>
    all.slice(i * columns, (i + 1) * columns).map((value) => typed(value, DIGITS)),
  );
  return lines.map((line) => line.join("\t")).join("\n");
}

/**
 * Name the rows and the columns: the nodes that the weights come from, and below them
 * the biases; the nodes that they lead into.
 *
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {number} layer
 * @returns {{rows: string[], columns: string[]}}
 */
export function namesOf(experiment, layer) {
  const { sizes } = experiment.network;
  /** @param {number} one */
  const nodes = (one) =>
    Array.from({ length: sizes[one] }, (_, i) => nodeName(experiment, one, i));
  return { rows: [...nodes(layer - 1), "biases"], columns: nodes(layer) };
}

/**
 * Read a table: tabs, semicolons, commas or spaces stand between its numbers. Raises a
 * RangeError that says where something else was expected.
 *
 * @param {string} text
 * @param {{rows: number, columns: number}} shape
 * @returns {Table}
 */
export function readTable(text, { rows, columns }) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length !== rows && lines.length !== rows + 1) {
    throw new RangeError(
      `Expected ${rows} rows, or ${rows + 1} with the biases below; found ${lines.length}.`,
    );
  }
  const separator = /[\t;]/.test(text) ? /[\t;]/ : /[\s,]+/;
  const numbers = lines.map((line, i) => {
    const cells = line.trim().split(separator);
    if (cells.length !== columns) {
      throw new RangeError(
        `Row ${i + 1}: expected ${columns} numbers, found ${cells.length}.`,
      );
    }
    return cells.map((cell, j) => {
      try {
        return readNumber(cell, { lowest: -1e6, highest: 1e6 });
      } catch (problem) {
        if (!(problem instanceof RangeError)) throw problem;
        throw new RangeError(`Row ${i + 1}, number ${j + 1}: ${problem.message}`);
      }
    });
  });
  return { weights: numbers.slice(0, rows), biases: numbers[rows] ?? null };
}

/**
 * @typedef {object} Props
 * @property {Frame} frame
 * @property {number} layer
 * @property {{rows: number, columns: number}} shape
 * @property {{rows: string[], columns: string[]}} names
 * @property {boolean} canSet
 * @property {import("../store.js").Send} send
 */

/** @extends {Component<Props, {text: string | null, problem: string}>} */
export class WeightTable extends Component {
  /** @override @type {{text: string | null, problem: string}} null: as the network has it */
  state = { text: null, problem: "" };

  set = () => {
    const { layer, shape, send } = this.props;
    try {
      const table = readTable(this.state.text ?? "", shape);
      this.setState({ text: null, problem: "" });
      send("set_layer", { layer, ...table });
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      this.setState({ problem: problem.message });
    }
  };

  /** Move the names along with the numbers. @param {Event} event */
  scroll = ({ currentTarget }) => {
    const { parentElement, scrollLeft, scrollTop } = /** @type {HTMLElement} */ (
      currentTarget
    );
    parentElement?.style.setProperty("--along", `${-scrollLeft}px`);
    parentElement?.style.setProperty("--down", `${-scrollTop}px`);
  };

  /** @override */
  render() {
    const { frame, layer, shape, names, canSet } = this.props;
    const { text, problem } = this.state;
    const shown = text ?? tableText(frame, layer, shape);
    return html`<details class="as-table">
      <summary>As a table</summary>
      <p class="about">
        A row for each node that a weight comes from, a column for each node that it
        leads into; the biases are the last row.
      </p>
      <div class="named">
        <div class="into" aria-hidden="true">
          <p>${names.columns.map((name) => html`<span title=${name}>${name}</span>`)}</p>
        </div>
        <div class="from" aria-hidden="true">
          <p>${names.rows.map((name) => html`<span title=${name}>${name}</span>`)}</p>
        </div>
      <textarea
        rows=${Math.min(MOST_LINES, shape.rows + 1)}
        spellcheck="false"
        wrap="off"
        aria-label=${`Weights as a table. Rows: ${names.rows.join(", ")}. Columns: ${names.columns.join(", ")}.`}
        onScroll=${this.scroll}
        readonly=${!canSet}
        value=${shown}
        onInput=${(/** @type {Event & {currentTarget: HTMLTextAreaElement}} */ event) =>
          this.setState({ text: event.currentTarget.value, problem: "" })}
      ></textarea>
      </div>
      ${problem && html`<p class="refused" role="alert">${problem}</p>`}
      ${
        text !== null &&
        html`<button type="button" class="pill small" onClick=${this.set}>Set</button>
          <button
            type="button"
            class="quiet"
            onClick=${() => this.setState({ text: null, problem: "" })}
          >
            As it was
          </button>`
      }
    </details>`;
  }
}
