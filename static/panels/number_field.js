/**
 * A number to type, to step with the arrow keys, and to drag by its name. What cannot be
 * read is refused beside it in a sentence, and nothing is sent.
 */

import { precise } from "../network/numerals.js";
import { Component } from "../vendor/preact.mjs";
import { newestOnly } from "./newest_only.js";
import { html } from "./panel.js";
import { moved, readNumber, stepOf } from "./typed_number.js";

/**
 * @typedef {object} Props
 * @property {string} id
 * @property {unknown} label
 * @property {number} value the present one
 * @property {import("./typed_number.js").Bounds} bounds
 * @property {(value: number, goesOn: boolean) => Promise<boolean>} send `goesOn` within
 *   one movement of a hand
 * @property {boolean} isEnabled
 * @property {number} [step] of an arrow key; without it, as suits the value
 * @property {(value: number) => string} [write]
 */

const DRAG_STEP = 4; // px that a pointer goes for one step

/** @extends {Component<Props, {text: string | null, problem: string | null}>} */
export class NumberField extends Component {
  /** @override @type {{text: string | null, problem: string | null}} */
  state = { text: null, problem: null };
  /** Where a pointer took hold. @type {{x: number, value: number, step: number} | null} */
  held = null;
  hasMoved = false;

  /** Asked for last and not shown yet: from there it goes on. @type {number | null} */
  wanted = null;
  isUnderway = false;

  send = newestOnly(
    async (/** @type {{value: number, goesOn: boolean}} */ { value, goesOn }) => {
      const isApplied = await this.props.send(value, goesOn);
      if (value !== this.wanted) return; // another one waits
      this.isUnderway = false;
      if (!isApplied || value === this.props.value) this.wanted = null;
    },
  );

  /** @param {number} value @param {boolean} goesOn */
  set(value, goesOn) {
    this.wanted = value;
    this.isUnderway = true;
    this.send({ value, goesOn });
  }

  /** The value to go on from. */
  get value() {
    return this.wanted ?? this.props.value;
  }

  /** @override @param {Readonly<Props>} before */
  componentDidUpdate(before) {
    if (!this.isUnderway && before.value !== this.props.value) this.wanted = null;
  }

  /** @param {string} typed */
  take(typed) {
    try {
      const value = readNumber(typed, this.props.bounds);
      this.setState({ text: null, problem: null });
      if (value !== this.value) this.set(value, false);
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      this.setState({ text: typed, problem: problem.message });
    }
  }

  /** @param {KeyboardEvent & {currentTarget: HTMLInputElement}} event */
  press = (event) => {
    const { bounds, step } = this.props;
    const { text } = this.state;
    if (event.key === "Enter" && text !== null) this.take(text);
    else if (event.key === "Escape") {
      if (text === null) return event.currentTarget.blur(); // and a dialog closes
      this.setState({ text: null, problem: null });
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const steps = (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1);
      this.setState({ text: null, problem: null });
      this.set(moved(this.value, steps, bounds, step), event.repeat);
    } else return;
    event.preventDefault();
  };

  /** @param {PointerEvent & {currentTarget: HTMLElement}} event */
  grasp = (event) => {
    if (!this.props.isEnabled || event.button !== 0) return;
    const { value } = this;
    const { step } = this.props;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.held = { x: event.clientX, value, step: step ?? stepOf(value) };
    this.hasMoved = false;
  };

  /** @param {PointerEvent} event */
  drag = ({ clientX }) => {
    if (!this.held) return;
    const steps = Math.round((clientX - this.held.x) / DRAG_STEP);
    if (steps === 0 && !this.hasMoved) return;
    const value = moved(this.held.value, steps, this.props.bounds, this.held.step);
    this.setState({ text: null, problem: null });
    this.set(value, this.hasMoved);
    this.hasMoved = true;
  };

  drop = () => {
    this.held = null;
  };

  /** A drag that ends on the name does not also put the cursor into the field. */
  clickName = (/** @type {MouseEvent} */ event) => {
    if (this.hasMoved) event.preventDefault();
  };

  /** @override */
  render() {
    const { id, label, value, isEnabled, write = precise } = this.props;
    const { text, problem } = this.state;
    return html`<div class="number-field">
      <label
        for=${id}
        title="Drag to change it"
        onPointerDown=${this.grasp}
        onPointerMove=${this.drag}
        onPointerUp=${this.drop}
        onPointerCancel=${this.drop}
        onClick=${this.clickName}
      >
        ${label}
      </label>
      <input
        id=${id}
        inputmode="decimal"
        autocomplete="off"
        spellcheck=${false}
        data-settled=${text === null ? "" : null}
        aria-invalid=${problem ? "true" : null}
        aria-describedby=${problem ? `${id}-problem` : null}
        value=${text ?? write(value)}
        disabled=${!isEnabled}
        onInput=${(
          /** @type {InputEvent & {currentTarget: HTMLInputElement}} */ event,
        ) => this.setState({ text: event.currentTarget.value, problem: null })}
        onKeyDown=${this.press}
        onBlur=${() => this.state.text !== null && this.take(this.state.text)}
      />
      ${problem && html`<p id=${`${id}-problem`} class="refused" role="alert">${problem}</p>`}
    </div>`;
  }
}
