/** The field in which a person answers what the formula above it gives. */

import { html, leaveAfterPointer } from "../panels/panel.js";
import { judged } from "./judging.js";

/** @typedef {import("./exercise.js").Exercise} Exercise */

/** @param {import("./section_view.js").Props} props */
export function ResultField({ section, exercise, digits, store }) {
  const question = "question" in section ? section.question : null;
  if (!question || !exercise) return null;
  const { id, result, later } = question;
  const { answers, attempt } = exercise;
  const tried = attempt?.asked === id ? judged(attempt.typed, result, digits) : null;

  /** @param {SubmitEvent & {currentTarget: HTMLFormElement}} event */
  const check = (event) => {
    event.preventDefault();
    const input = event.currentTarget.querySelector("input");
    const typed = input?.value.trim();
    if (!typed) return;
    const { isRight } = judged(typed, result, digits);
    store.set({
      exercise: {
        answers: isRight ? { ...answers, [id]: "right" } : answers,
        attempt: { asked: id, typed },
      },
    });
    if (!isRight) input?.select();
  };
  /** @param {MouseEvent & {currentTarget: HTMLElement}} event */
  const show = (event) => {
    leaveAfterPointer(event);
    store.set({
      exercise: { answers: { ...answers, [id]: "shown" }, attempt: null },
    });
  };
  return html`<form key=${id} class="asked" onSubmit=${check}>
    <input
      aria-label="Result"
      aria-invalid=${tried ? "true" : null}
      aria-describedby="verdict"
      placeholder="result"
      autocomplete="off"
      spellcheck=${false}
      data-lets-go
      onKeyDown=${press}
    />
    <button type="button" class="quiet" onClick=${show}>Show it</button>
    <p id="verdict" class="verdict-line" role="status">${tried?.words}</p>
    ${later > 0 && html`<p class="remark">${later} more to come.</p>`}
  </form>`;
}

/**
 * Escape takes back what was typed, then leaves the field.
 * @param {KeyboardEvent & {currentTarget: HTMLInputElement}} event
 */
function press(event) {
  if (event.key !== "Escape") return;
  const { currentTarget: input } = event;
  if (input.value) input.value = "";
  else input.blur();
  event.preventDefault();
}
