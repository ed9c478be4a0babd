/** The source that runs, with the paragraph lit that ran last. */

import { fetchFile, fileName, saveAs } from "../files.js";
import { MINUS, power, precise, worthOf } from "../network/numerals.js";
import { digitsChoice } from "./digits_choice.js";
import { html, panel } from "./panel.js";
import { WORDS } from "./words.js";

/** @typedef {import("../wire.d.ts").Variable} Variable */
/** @typedef {Pick<import("../wire.d.ts").Code, "lines"> & {html?: string[]}} Code */

/**
 * Count the spaces that a line begins with.
 * @param {string} line
 */
export function indentOf(line) {
  return line.length - line.trimStart().length;
}

/**
 * Find the place to scroll to so that the lit lines are in view, with one line of
 * context above; stay where all of them are in view already.
 * @param {{top: number, height: number}} view
 * @param {{top: number, bottom: number}} lit
 * @param {number} margin
 */
export function scrollFor(view, lit, margin) {
  const isInView =
    lit.top - margin >= view.top && lit.bottom + margin <= view.top + view.height;
  return isInView ? view.top : Math.max(0, lit.top - margin);
}

/**
 * @param {HTMLElement} element
 * @param {import("../store.js").Store} store
 */
export function code(element, store) {
  const title = document.createElement("h2");
  const box = document.createElement("pre");
  box.className = "card source";
  box.tabIndex = 0;
  const values = document.createElement("div");
  values.className = "variables";
  values.tabIndex = 0; // what does not fit is reached by scrolling
  values.role = "group";
  values.ariaLabel = "Variables of the lit paragraph";
  const foot = document.createElement("div");
  foot.className = "about";
  element.replaceChildren(title, box, values, foot);
  /** @type {HTMLElement[]} */
  let lines = [];

  store.subscribe(
    (state) => state.vocabulary,
    (vocabulary) => {
      title.textContent = WORDS[vocabulary].code;
      box.setAttribute("aria-label", WORDS[vocabulary].code);
    },
  );
  store.subscribe(
    (state) => state.experiment?.code,
    (source) => {
      if (!source) return;
      lines = source.lines.map((text, index) => lineOf(source, text, index));
      box.replaceChildren(...lines);
      light(box, lines, store.get());
    },
  );
  store.subscribe(
    (state) => state.frame?.lines.join() ?? "",
    () => light(box, lines, store.get()),
  );
  new ResizeObserver(() => light(box, lines, store.get())).observe(box);
  store.subscribe(
    (state) => state.isCodeLarge,
    (isLarge) => {
      element.classList.toggle("large", isLarge);
      light(box, lines, store.get());
    },
  );
  panel(
    values,
    store,
    [(state) => state.frame, (state) => state.isCodeLarge, (state) => state.digits],
    ({ frame, isCodeLarge, digits }) =>
      variables(frame?.variables ?? [], isCodeLarge, digits),
  );
  panel(
    foot,
    store,
    [
      (state) => state.experiment?.code,
      (state) => state.isCodeLarge,
      (state) => state.role,
      (state) => state.digits,
    ],
    ({ experiment, isCodeLarge, role, digits }) =>
      experiment &&
      html`<span class="grow">${experiment.code.file}</span>
        ${isCodeLarge && digitsChoice("code", digits, store)}
        ${
          role === "driver" &&
          html`<button
            type="button"
            class="quiet"
            title="Save this very experiment as one script that needs only NumPy"
            onClick=${() => takeScript(store)}
          >
            Script
          </button>`
        }
        <button
          type="button"
          class="quiet"
          aria-expanded=${String(isCodeLarge)}
          onClick=${() => store.set({ isCodeLarge: !store.get().isCodeLarge })}
        >
          ${isCodeLarge ? "Make it small" : "Enlarge"}
        </button>`,
  );
}

/**
 * Save the experiment, as it stands with all that was changed by hand, as a script.
 * @param {import("../store.js").Store} store
 */
async function takeScript(store) {
  const { key, experiment, frame } = store.get();
  if (!experiment) return;
  try {
    const script = await fetchFile("standalone.py", key);
    saveAs(script, fileName(experiment.dataset.title, frame?.step ?? 0, ".py"));
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    store.set({ problem: { message, field: null } });
  }
}

/**
 * List what the lit paragraph works on, as the code holds it at this very moment: in
 * the large pane with more digits of more values.
 * @param {Variable[]} rows
 * @param {boolean} isLarge
 * @param {import("../store.js").Digits} [digits]
 */
export function variables(rows, isLarge, digits = "all") {
  if (!rows.length) return html`<p>Nothing is computed here.</p>`;
  const count = isLarge ? 3 : digits === "all" || digits === 3 ? 2 : 1;
  return html`<table>
    <thead>
      <tr>
        <th>variable</th>
        <th>shape</th>
        <th>first values</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, shape, first }) => html`<tr key=${name}>
          <th title=${name}>${name}</th>
          <td>${shape.join(isLarge ? " × " : "×") || (isLarge ? "one number" : "1")}</td>
          <td>
            ${first
              .slice(0, count)
              .map((value) => html`<span>${valueText(value, isLarge, digits)}</span>`)}
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * Write a value of a variable; what is not finite is sent as nothing. In the small pane
 * none is longer than "−0.0136" and "−1.4·10⁻⁶", unless a viewer asked for more digits.
 * @param {number | null} value
 * @param {boolean} isLarge
 * @param {import("../store.js").Digits} digits
 */
function valueText(value, isLarge, digits) {
  if (value === null) return isLarge ? "not finite" : "–";
  if (digits !== "all") return precise(value, worthOf(value, digits));
  if (isLarge) return precise(value, 4);
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 0.01 && size < 9999.5);
  return isPlain ? precise(value, 3) : (value < 0 ? MINUS : "") + power(size, 2);
}

/**
 * Make a line without the spaces it begins with; the style sheet indents it, so that
 * what does not fit goes on below its beginning.
 * @param {Code} source
 * @param {string} text
 * @param {number} index
 */
function lineOf(source, text, index) {
  const line = document.createElement("span");
  line.className = "line";
  line.style.setProperty("--indent", String(indentOf(text)));
  const coloured = source.html?.[index];
  // Pygments on the server made these spans from the engine's own source.
  if (coloured === undefined) line.textContent = text;
  else line.innerHTML = coloured;
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let left = indentOf(text); left > 0 && texts.nextNode(); ) {
    const piece = /** @type {Text} */ (texts.currentNode);
    const count = Math.min(left, piece.length);
    piece.deleteData(0, count);
    left -= count;
  }
  return line;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement[]} lines
 * @param {import("../store.js").State} state
 */
function light(box, lines, { frame }) {
  if (!frame || !lines.length) return;
  const [first, last] = frame.lines; // counted from 0 within the shown source
  for (const [index, line] of lines.entries()) {
    line.classList.toggle("lit", index >= first && index <= last);
  }
  const [top, bottom] = [lines[first], lines[last]];
  if (!top || !bottom) return;
  const margin = Number.parseFloat(getComputedStyle(top).lineHeight);
  box.scrollTop = scrollFor(
    { top: box.scrollTop, height: box.clientHeight },
    { top: top.offsetTop, bottom: bottom.offsetTop + bottom.offsetHeight },
    margin,
  );
}
