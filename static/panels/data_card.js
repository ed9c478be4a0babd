/** The example in focus, in its original words, beside the numbers that enter. */

import { grouped } from "../network/numerals.js";
import { has } from "../store.js";
import { beginning } from "./column_text.js";
import { dataOf, exampleTitle, isTruthTold, truthAlone } from "./moment.js";
import { short } from "./number_text.js";
import { html, panel } from "./panel.js";
import { picture, pictureSide } from "./picture.js";
import { counts, WORDS } from "./words.js";

/** @typedef {import("../store.js").With<"experiment" | "frame">} Shown */

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 * @param {import("../store.js").Send} send
 */
export function dataCard(element, store, send) {
  const card = document.createElement("div");
  const way = document.createElement("div");
  way.id = "way"; // a view of its own, which stays while others come and go
  element.replaceChildren(card, way);
  /** @param {number[] | null} inputs */
  const highlight = (inputs) => store.set({ highlight: inputs });
  panel(
    card,
    store,
    [
      (state) => state.frame,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.showsNumbers,
      (state) => state.watched,
      (state) => state.role,
      (state) => state.connection,
    ],
    (state) => {
      const words = WORDS[state.vocabulary];
      if (!has(state, "experiment", "frame")) return html`<h2>${words.data}</h2>`;
      const { frame, experiment } = state;
      const side = pictureSide(frame.example.facts);
      return html`
        <h2>${words.data}</h2>
        <section class="card example" aria-label=${words.data}>
          ${heading(state, send)}
          ${side > 0 && picture(frame.example.facts, side, highlight)}
          ${(side === 0 || state.showsNumbers) && facts(frame, state.showsNumbers, highlight)}
          ${truth(state)}
          ${state.role === "driver" && whatIf(state, store, side === 0)}
        </section>
        <p class="about">
          ${experiment.dataset.note} ${counts(experiment.dataset, state.vocabulary)}${" "}
          <button
            type="button"
            class="quiet"
            aria-pressed=${String(state.showsNumbers)}
            onClick=${() => store.set({ showsNumbers: !store.get().showsNumbers })}
          >
            ${state.showsNumbers ? "Hide" : "Show"} the numbers that enter
          </button>
        </p>
      `;
    },
  );
}

/**
 * @param {Shown} state
 * @param {import("../store.js").Send} send
 */
function heading({ frame, experiment, role, connection }, send) {
  const { noun } = experiment.dataset;
  const { index, size } = frame.example;
  const canTurn = role === "driver" && connection === "open" && size > 1;
  /** @param {number} by */
  const turn = (by) => send("focus_example", { index: (index + by + size) % size });
  return html`<div class="heading">
    <h3 title=${`Row ${grouped(frame.example.row + 1)} of the data`}>
      ${exampleTitle(noun, frame.example)}
      ${size > 1 && html` <small>${index + 1} of ${size}</small>`}
    </h3>
    ${
      canTurn &&
      html`<span class="turn">
        <button type="button" aria-label=${`Previous ${noun}`} onClick=${() => turn(-1)}>
          ‹
        </button>
        <button type="button" aria-label=${`Next ${noun}`} onClick=${() => turn(1)}>
          ›
        </button>
      </span>`
    }
  </div>`;
}

/**
 * @param {import("../protocol.js").Frame} frame
 * @param {boolean} showsNumbers
 * @param {(inputs: number[] | null) => void} highlight
 */
function facts(frame, showsNumbers, highlight) {
  const inputs = frame.array("a", 0);
  // One stop for the Tab key; the arrow keys go from fact to fact.
  return html`<ul
    class=${showsNumbers ? "facts with-numbers" : "facts"}
    onKeyDown=${moveFocus}
    onMouseLeave=${() => highlight(null)}
  >
    ${frame.example.facts.map(
      (fact, index) => html`<li
        key=${fact.column}
        tabindex=${index === 0 ? 0 : -1}
        onMouseEnter=${() => highlight(fact.inputs)}
        onFocus=${() => highlight(fact.inputs)}
        onBlur=${() => highlight(null)}
      >
        <span class="name" title=${fact.words}>${fact.words}</span>
        <span class="entering">
          ${fact.inputs.map((i) => html`<span key=${i}>${short(inputs[i])}</span>`)}
        </span>
        <span class="value">${fact.value}</span>
      </li>`,
    )}
  </ul>`;
}

/** @param {KeyboardEvent} event */
function moveFocus(event) {
  const fact = /** @type {HTMLElement} */ (event.target);
  const next =
    event.key === "ArrowDown"
      ? fact.nextElementSibling
      : event.key === "ArrowUp"
        ? fact.previousElementSibling
        : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

/** @param {Shown} state */
function truth({ frame, experiment, vocabulary }) {
  const words = WORDS[vocabulary];
  const isTold = isTruthTold(experiment.phases, frame.phase.index);
  if (!isTold) {
    return html`<p class="truth">
      ${words.truth}: <b>?</b> <span class="later">${words.hidden_truth}</span>
    </p>`;
  }
  const isRight = frame.prediction?.is_right ?? null;
  return html`<p class="truth told">
    ${words.truth}: <b>${truthAlone(frame.example.truth)}</b>
    ${
      isRight !== null &&
      html`<span class=${isRight ? "verdict right" : "verdict wrong"}>
        ${isRight ? "✓ right" : "✗ wrong"}
      </span>`
    }
  </p>`;
}

/**
 * Open the form for what is not in the data: this example changed, or a new one.
 * @param {Shown} state
 * @param {import("../store.js").Store} store
 * @param {boolean} isAsked whether a form can be filled in: not with a picture
 */
function whatIf({ frame, experiment, watched }, store, isAsked) {
  const { columns, dataset } = experiment;
  /** @param {boolean} isNew */
  const open = (isNew) => {
    const values = isNew ? {} : frame.example.values;
    store.set({ asking: { values: beginning(columns, values), isNew } });
  };
  const { row } = frame.example;
  const isWatched = watched?.row === row;
  const watch = () => {
    store.set({
      watched: isWatched ? null : { row, data: dataOf(experiment) },
      way: null,
    });
  };
  return html`<p class="what-if">
    <button
      type="button"
      class="quiet"
      aria-pressed=${String(isWatched)}
      title="Follow the answers for this one through training"
      onClick=${watch}
    >
      ${isWatched ? "Watched" : "Watch"} this ${dataset.noun}
    </button>
    ${
      isAsked &&
      html`<button type="button" class="quiet" onClick=${() => open(false)}>
          What if?
        </button>
        <button type="button" class="quiet" onClick=${() => open(true)}>
          Ask about a new ${dataset.noun}
        </button>`
    }
  </p>`;
}
