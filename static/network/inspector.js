/** The inspector: whatever is pointed at tells where its number comes from. */

import { nextPicture } from "../next_picture.js";
import { CopyButton } from "../panels/copy_button.js";
import { html, panel } from "../panels/panel.js";
import { accountOf } from "./account.js";
import { shownFrame } from "./asked_frame.js";
import { editControls } from "./edit_controls.js";
import { toText } from "./formula.js";
import { math } from "./mathematics.js";
import { grouped, precise } from "./numerals.js";
import { writtenTerm } from "./terms.js";

/** @typedef {import("./account.js").Account} Account */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./formula.js").Token} Token */
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
      (state) => state.role,
      (state) => state.connection,
      (state) => state.gradientCheck,
      (state) => state.asking,
      (state) => state.answer,
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
  const account = accountOf(selection, { frame, experiment, catalog });
  const { title, ends, symbol, value, digits, sections } = account;
  const text = () => accountText(account, vocabulary);
  const close = () => store.set({ selection: null, isPinned: false });
  return html`<header>
      <h3>${ends && isPinned ? ends.map(endButton(store)) : title}</h3>
      ${isPinned ? html`<button type="button" class="close" aria-label="Close" onClick=${close}>×</button>` : null}
      <p class="value">
        <i>${symbol}</i> = ${value === null ? "not computed yet" : precise(value, digits)}
      </p>
    </header>
    ${isPinned ? editControls(state, send) : null}
    ${sections.map((section) => html`<${SectionView} ...${{ section, digits, vocabulary, isPinned, store }} />`)}
    <footer>
      ${
        isPinned
          ? html`<${CopyButton} key=${title} kind="pill" words="Copy as text" text=${text} />`
          : "Click to keep it here."
      }
    </footer>`;
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
 * @param {{section: Section, digits: number, isPinned: boolean, store: Store,
 *   vocabulary: import("../store.js").Vocabulary}} props
 */
function SectionView({ section, digits, vocabulary, isPinned, store }) {
  const { terms, nameOf, lineOf, lines, note } = section;
  const open = (/** @type {number} */ index) => {
    if (lineOf) store.set({ selection: lineOf(index), isPinned: true });
  };
  const largest = Math.abs(terms?.terms[0]?.product ?? 0) || 1;
  return html`<section>
    <h4>${section[vocabulary]}</h4>
    ${note ? html`<p class="remark">${note}</p>` : null}
    ${
      terms
        ? html`<ol class="terms">
            ${terms.terms.map(
              ({ index, weight, value, product }) => html`<li
                key=${index}
                class=${product < 0 ? "minus" : "plus"}
                style=${{ "--share": `${(100 * Math.abs(product)) / largest}%` }}
              >
                <button type="button" disabled=${!isPinned} onClick=${() => open(index)}>
                  ${nameOf?.(index)}
                </button>
                ${termView(weight, value, product, digits)}
              </li>`,
            )}
          </ol>`
        : null
    }
    ${
      terms?.rest
        ? html`<p class="remark">
            ${
              terms.terms[0].value === null
                ? `There are ${grouped(terms.rest.count)} more.`
                : [
                    `The other ${grouped(terms.rest.count)} add up to `,
                    math([{ n: terms.rest.sum }], digits),
                    ".",
                  ]
            }
          </p>`
        : null
    }
    ${lines.map(
      (line, i) => html`<p key=${i} class="line">
        ${pieces(line).map((piece) => [math(piece, digits), " "])}
      </p>`,
    )}
  </section>`;
}

/**
 * @param {number} weight
 * @param {number | null} value null while it is not known yet
 * @param {number} product
 * @param {number} digits
 */
function termView(weight, value, product, digits) {
  if (value === null) return math([{ n: product }], digits);
  const written = writtenTerm({ weight, value, product }, digits);
  return [math([written.product], digits), math(written.factors, digits)];
}

const LONGEST = 32; // characters of a line that need no further place to break

/**
 * Cut a line before every "=", and a long one before every sign outside of brackets: where
 * it is too long, it breaks there.
 *
 * @param {readonly Token[]} line
 */
function pieces(line) {
  const breaks = toText(line).length > LONGEST ? "=+−·" : "=";
  /** @type {Token[][]} */
  const cut = [[]];
  let depth = 0;
  for (const token of line) {
    const last = cut[cut.length - 1];
    const isSign = last.length === 0 || last[last.length - 1] === "=";
    if (!depth && !isSign && typeof token === "string" && breaks.includes(token)) {
      cut.push([]);
    }
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    cut[cut.length - 1].push(token);
  }
  return cut;
}

/**
 * Write an account as plain text, to be copied.
 *
 * @param {Account} account
 * @param {import("../store.js").Vocabulary} vocabulary
 */
export function accountText({ title, symbol, value, digits, sections }, vocabulary) {
  const shown = value === null ? "not computed yet" : precise(value, digits);
  const lines = [`${title}: ${symbol} = ${shown}`];
  for (const section of sections) {
    lines.push("", section[vocabulary]);
    const { terms, nameOf, note } = section;
    if (note) lines.push(note);
    for (const { index, weight, value: factor, product } of terms?.terms ?? []) {
      const name = nameOf?.(index);
      if (factor === null) lines.push(`${name}: ${precise(product, digits)}`);
      else {
        const written = writtenTerm({ weight, value: factor, product }, digits);
        const equation = [...written.factors, "=", written.product];
        lines.push(`${name}: ${toText(equation, digits)}`);
      }
    }
    if (terms?.rest && terms.terms[0].value !== null) {
      const { count, sum } = terms.rest;
      lines.push(`The other ${count} add up to ${precise(sum, digits)}.`);
    }
    lines.push(...section.lines.map((line) => toText(line, digits)));
  }
  return lines.join("\n");
}
