/** The weights into a layer as a table: to be copied, changed, and put in again. */

import { html } from "../panels/panel.js";
import { readNumber } from "../panels/typed_number.js";
import { Component } from "../vendor/preact.mjs";
import { typed } from "./numerals.js";

/** @typedef {import("../protocol.js").Frame} Frame */

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

  /** @override */
  render() {
    const { frame, layer, shape, canSet } = this.props;
    const { text, problem } = this.state;
    const shown = text ?? tableText(frame, layer, shape);
    return html`<details class="as-table">
      <summary>As a table</summary>
      <textarea
        rows="6"
        spellcheck="false"
        aria-label="Weights as a table, the biases in the last row"
        readonly=${!canSet}
        value=${shown}
        onInput=${(/** @type {Event & {currentTarget: HTMLTextAreaElement}} */ event) =>
          this.setState({ text: event.currentTarget.value, problem: "" })}
      ></textarea>
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
