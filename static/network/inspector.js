/** The inspector: whatever is pointed at tells where its number comes from. */

import { nextPicture } from "../next_picture.js";
import { CopyButton } from "../panels/copy_button.js";
import { digitsChoice } from "../panels/digits_choice.js";
import { html, panel } from "../panels/panel.js";
import { accountOf } from "./account.js";
import { alongPart } from "./along.js";
import { shownFrame } from "./asked_frame.js";
import { editControls, parameterOf } from "./edit_controls.js";
import { asked, UNANSWERED } from "./exercise.js";
import { followStep } from "./follow_step.js";
import { numberText, toText } from "./formula.js";
import { checkOf } from "./gradient_check.js";
import { lettersOf } from "./letters.js";
import { lettersAsked } from "./letters_view.js";
import { partsText } from "./parts_view.js";
import { SectionView } from "./section_view.js";
import { storyOf, storyText } from "./telling/story.js";
import { StoryView } from "./telling/story_view.js";
import { writtenTerm } from "./terms.js";

const LEARN = 4; // the last of the five parts of a step that a card tells of

/** @typedef {import("./account.js").Account} Account */
/** @typedef {import("./exercise.js").AskedAccount} AskedAccount */
/** @typedef {import("../store.js").Selection} Selection */
/** @typedef {import("../store.js").State} State */
/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../store.js").Send} Send */

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function inspector(element, store, send) {
  /** What was drawn last: it stays between a run's introduction and its first frame. */
  let drawn = /** @type {ReturnType<typeof card>} */ (null);
  // What is chosen by key takes the place of the button that chose it: the focus goes
  // to the new card, and from a closed one back to its node in the picture, if it came
  // from there: after a click, the arrow keys go on stepping.
  let isFocused = false;
  let isFromNode = false;
  let node = "";
  store.subscribe(
    ({ selection, isPinned }) => (isPinned ? selection : null),
    (pinned) => {
      const { activeElement } = document;
      isFocused =
        element.contains(activeElement) &&
        Boolean(activeElement?.matches(":focus-visible"));
      if (!pinned) return;
      if (!element.contains(activeElement)) {
        isFromNode = Boolean(activeElement?.matches("[data-node]:focus-visible"));
      }
      const { layer } = pinned;
      node = `${layer}:${pinned.kind === "node" ? pinned.index : pinned.to}`;
    },
  );
  store.subscribe(
    ({ selection, frame }) => Boolean(selection && frame),
    (isShown) => {
      element.hidden = !isShown;
      element.scrollTop = 0;
    },
  );
  store.subscribe(
    (state) => state.isPinned,
    (isPinned) => element.classList.toggle("is-pinned", isPinned),
  );
  panel(
    element,
    store,
    [
      (state) => state.selection,
      (state) => state.isPinned,
      (state) => state.frame,
      (state) => state.vocabulary,
      (state) => state.digits,
      (state) => state.role,
      (state) => state.connection,
      (state) => state.gradientCheck,
      (state) => state.along,
      (state) => state.showsAlong,
      (state) => state.alongCloser,
      (state) => state.asking,
      (state) => state.answer,
      (state) => state.exercise,
      (state) => state.listing,
    ],
    (state) => {
      const isBetween = state.frame?.revision !== state.experiment?.revision;
      if (!state.selection || !isBetween) drawn = card(state, store, send);
      return drawn;
    },
  );
  store.subscribe(
    ({ selection, isPinned }) => (isPinned ? selection : null),
    () => nextPicture(keepFocus),
  );
  followStep(element, store);

  store.subscribe(({ exercise }) => exercise, holdOn);
  store.subscribe(({ frame }) => frame, holdOn);

  function holdOn() {
    if (document.activeElement?.closest("#inspector .asked")) nextPicture(goOn);
  }

  /** Whoever answers or steps on by key goes on to the next question. */
  function goOn() {
    if (element.contains(document.activeElement)) return;
    const field = element.querySelector(".asked input");
    const next = field ?? element.querySelector(".exercise");
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  function keepFocus() {
    if (!isFocused || element.contains(document.activeElement)) return;
    isFocused = false;
    if (element.hidden && !isFromNode) return;
    const target = element.hidden
      ? document.querySelector(`[data-node="${node}"]`)
      : element.querySelector("button");
    /** @type {HTMLElement | SVGElement | null} */ (target)?.focus();
  }
}

/** @param {State} state @param {Store} store @param {Send} send */
function card(state, store, send) {
  const { selection, isPinned, experiment, catalog, vocabulary } = state;
  const frame = shownFrame(state);
  if (!selection || !frame || !experiment || !catalog) return null;
  if (vocabulary === "plain") {
    const story = storyOf(selection, { ...state, frame, experiment, catalog });
    return html`${heading(story, state, store)}
      ${isPinned ? editControls(state, send) : null}
      ${story.sections.map((section) => {
        const isPast = section.part < Math.min(story.part, LEARN);
        return html`<${StoryView} ...${{ section, isPast, ...reading(state, send), store }} />`;
      })}
      ${isPinned ? alongPart(state, store) : null}
      ${footer(story.title, () => storyText(story), isPinned)}`;
  }
  const whole = accountOf(selection, { ...state, frame, experiment, catalog });
  // While it plays, no question stays long enough to be answered.
  const exercise = frame.is_playing ? null : state.exercise;
  const account = exercise ? asked(whole, frame.step, exercise.answers) : whole;
  const { title, ends, symbol, digits, sections } = account;
  const value = html`<i>${symbol}</i> = ${valueText(account)}`;
  const rows = { catalog, experiment };
  const parameter = parameterOf(selection);
  const isChecked = parameter && !exercise && checkOf(state, parameter);
  const others = [symbol, ...(isChecked ? ["g", "L", "ε"] : [])];
  const printed = [{ technical: "", lines: [others] }, ...sections];
  const told = { digits, exercise, rows, store, ...reading(state, send) };
  return html`${heading({ title, ends, value }, state, store)}
    ${isPinned ? viewSwitches(state, store) : null}
    ${isPinned && !exercise ? editControls(state, send) : null}
    ${isPinned && !exercise ? alongPart(state, store) : null}
    ${sections.map((section) => html`<${SectionView} ...${{ section, ...told }} />`)}
    ${isPinned ? lettersAsked(lettersOf(printed, rows)) : null}
    ${footer(title, () => accountText(account), isPinned)}`;
}

/**
 * @param {Pick<Account, "title" | "ends"> & {value: unknown}} account
 * @param {State} state
 * @param {Store} store
 */
function heading({ title, ends, value }, { isPinned }, store) {
  const close = () => store.set({ selection: null, isPinned: false });
  return html`<header>
    <h3>${ends && isPinned ? ends.map(endButton(store)) : title}</h3>
    ${isPinned ? html`<button type="button" class="close" aria-label="Close" onClick=${close}>×</button>` : null}
    <p class="value">${value}</p>
  </header>`;
}

/** @param {State} state @param {Send} send */
function reading({ isPinned, listing, role, connection }, send) {
  /** @param {number} place of an example in the batch */
  const focus = (place) => send("focus_example", { index: place });
  const canFocus = role === "driver" && connection === "open";
  return { isPinned, listing, focus: canFocus ? focus : null };
}

/** @param {string} title @param {() => string} text @param {boolean} isPinned */
function footer(title, text, isPinned) {
  return html`<footer>
    ${
      isPinned
        ? html`<${CopyButton} key=${title} kind="pill" words="Copy as text" text=${text} />`
        : "Click to keep it here."
    }
  </footer>`;
}

/** @param {State} state @param {Store} store */
function viewSwitches({ exercise, digits }, store) {
  return html`<div class="view">
    <button
      type="button"
      class="pill small exercise"
      aria-pressed=${String(exercise !== null)}
      title="What will the next number be? It is kept back until you have worked it out."
      onClick=${() => store.set({ exercise: exercise ? null : UNANSWERED })}
    >
      Exercise
    </button>
    ${digitsChoice("inspector", digits, store)}
  </div>`;
}

/** @param {Account | AskedAccount} account */
function valueText(account) {
  if ("isKept" in account && account.isKept) return "?";
  const { value, digits } = account;
  return value === null ? "not computed yet" : numberText({ n: value }, digits);
}

/**
 * Make the buttons that lead from a connection to the nodes at its ends.
 * @param {Store} store
 * @returns {(end: {name: string, selection: Selection}, place: number) => unknown}
 */
function endButton(store) {
  return ({ name, selection }, place) => html`${place ? " → " : ""}<button
      type="button"
      class="end"
      title="Show this node"
      onClick=${() => store.set({ selection, isPinned: true })}
    >${name}</button>`;
}

/**
 * Write an account as plain text, to be copied.
 *
 * @param {Account | AskedAccount} account
 */
export function accountText(account) {
  const { title, symbol, digits, sections } = account;
  const lines = [`${title}: ${symbol} = ${valueText(account)}`];
  for (const section of sections) {
    lines.push("", section.technical);
    const { terms, nameOf, note } = section;
    if (note) lines.push(note);
    for (const { index, weight, value: factor, product } of terms?.terms ?? []) {
      const name = nameOf?.(index);
      if (factor === null) lines.push(`${name}: ${numberText({ n: product }, digits)}`);
      else {
        const written = writtenTerm({ weight, value: factor, product }, digits);
        const equation = [...written.factors, written.sign, written.product];
        lines.push(`${name}: ${toText(equation, digits)}`);
      }
    }
    if (terms?.rest && terms.terms[0].value !== null) {
      const { count, sum } = terms.rest;
      lines.push(`The other ${count} add up to ${numberText({ n: sum }, digits)}.`);
    }
    lines.push(...section.lines.map((line) => toText(line, digits)));
    if (section.parts) lines.push(...partsText(section.parts, digits));
  }
  return lines.join("\n");
}
