/** Reset, Back, Step and Play; what one press moves by; and how fast to play. */

import { grouped } from "../network/numerals.js";
import { html, leaveAfterPointer, panel } from "./panel.js";
import { WORDS } from "./words.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Send} Send
 */

const UNITS = /** @type {const} */ (["phase", "step", "epoch"]);

/**
 * Say what there is to do: on a fresh page, and after the first step.
 *
 * @param {State["frame"]} frame
 * @param {string} next the name of the one button to press
 */
export function hintOf(frame, next) {
  if (!frame) return "";
  if (isFirstMoment(frame))
    return `Start with ${next}: part by part, an answer comes out.`;
  const isOnce = frame.step === 1 && frame.phase.name === "repeat" && !frame.is_playing;
  return isOnce ? "Click any circle or line to see where its number comes from." : "";
}

const ICONS = {
  reset: "M12 5a7 7 0 1 1-6.6 4.7M12 5 8.6 2.4M12 5 9.2 8.1",
  back: "M17 5 8 12l9 7zM6 5v14",
  step: "M7 5l9 7-9 7zM18 5v14",
  play: "M7 4.5 19 12 7 19.5z",
  pause: "M8 5v14M16 5v14",
};

/**
 * Say how fast it plays: the chosen speed, or what the machine reaches at full speed.
 * @param {{plain: string, per_second: number | null}} speed
 * @param {number | null | undefined} stepsPerSecond measured while playing
 */
export function speedText(speed, stepsPerSecond) {
  if (speed.per_second !== null || !stepsPerSecond) return speed.plain;
  return `${grouped(rounded(stepsPerSecond))} steps a second`;
}

/**
 * Round to two digits that count, so that the number can be read while it changes.
 * @param {number} value
 */
function rounded(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return Math.round(value / unit) * unit;
}

/**
 * Say whether the moment is the very first, where nothing lies behind.
 * @param {{step: number, phase: {index: number}}} frame
 */
export function isFirstMoment({ step, phase }) {
  return step === 0 && phase.index === 0;
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 * @param {Send} send
 */
export function controls(element, store, send) {
  panel(
    element,
    store,
    [
      (state) => state.status,
      (state) => state.connection,
      (state) => state.role,
      (state) => state.unit,
      (state) => state.catalog,
      (state) => state.vocabulary,
      (state) => state.frame && hintOf(state.frame, "") + isFirstMoment(state.frame),
      (state) => state.frame?.steps_per_second && rounded(state.frame.steps_per_second),
    ],
    (state) => {
      if (state.role === "follower") {
        return html`<p class="following">You are following. The speaker moves time.</p>`;
      }
      return html`${buttons(state, send)}
        <div class="pace">${units(state, store)} ${speed(state, store, send)}</div>`;
    },
  );
}

/**
 * @param {State} state
 * @param {Send} send
 */
function buttons({ status, connection, frame, unit, vocabulary }, send) {
  const isReady = connection === "open" && Boolean(status && frame);
  const isFirst = !frame || isFirstMoment(frame);
  const isPlaying = Boolean(status?.is_playing);
  const next = `Next ${WORDS[vocabulary].units[unit]}`;
  const hint = hintOf(frame, next);
  /**
   * @param {keyof typeof ICONS} icon
   * @param {string} name
   * @param {string} key
   * @param {() => void} press
   * @param {boolean} [isOver] whether it has nothing to do now; it keeps the focus then
   */
  const button = (icon, name, key, press, isOver = false) => html`<button
    type="button"
    class=${icon}
    aria-label=${name}
    title=${`${name} (${key})`}
    disabled=${!isReady}
    aria-disabled=${isOver ? "true" : null}
    onClick=${() => isOver || press()}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[icon]} /></svg>
    <span aria-hidden="true">${name}</span>
  </button>`;
  return html`<div class="buttons" role="group" aria-label="Time">
    ${button("reset", "Reset", "R", () => send("reset", {}), isFirst)}
    ${button("back", "Back", "←", () => send("back", { unit }), isFirst)}
    ${isReady && hint && html`<span class="hint">${hint}</span>`}
    ${button("step", next, "→", () => send("step", { unit }))}
    ${
      isPlaying
        ? button("pause", "Pause", "Space", () => send("pause", {}))
        : button("play", "Play", "Space", () => send("play", {}))
    }
  </div>`;
}

/**
 * @param {State} state
 * @param {import("../store.js").Store} store
 */
function units({ unit, vocabulary }, store) {
  const words = WORDS[vocabulary].units;
  return html`<fieldset class="segments units">
    <legend>Step by</legend>
    ${UNITS.map(
      (name) => html`<label key=${name} class=${name === unit ? "on" : ""}>
        <input
          type="radio"
          name="unit"
          checked=${name === unit}
          onChange=${() => store.set({ unit: name })}
          onClick=${leaveAfterPointer}
        />
        ${words[name]}
      </label>`,
    )}
  </fieldset>`;
}

/**
 * @param {State} state
 * @param {import("../store.js").Store} store
 * @param {Send} send
 */
function speed({ catalog, status, frame, connection }, store, send) {
  if (!catalog || !status) return null;
  const words = speedText(
    catalog.speeds[status.speed],
    status.is_playing ? frame?.steps_per_second : null,
  );
  /** @param {InputEvent & {currentTarget: HTMLInputElement}} event */
  const choose = (event) => {
    const speed = Number(event.currentTarget.value);
    // The slider answers at once; the server's status then says the same.
    store.set({ status: { ...status, speed } });
    send("set_speed", { speed });
  };
  return html`<label class="speed">
    <span>${words}</span>
    <input
      type="range"
      aria-label="Speed"
      min="0"
      max=${catalog.speeds.length - 1}
      value=${status.speed}
      aria-valuetext=${catalog.speeds[status.speed].plain}
      disabled=${connection !== "open"}
      onInput=${choose}
    />
  </label>`;
}
