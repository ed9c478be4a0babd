/** The source that runs, with the paragraph lit that ran last. */

import { WORDS } from "./words.js";

/** @typedef {{file: string, first_line: number, lines: string[], html?: string[]}} Code */

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
  const foot = document.createElement("p");
  foot.className = "about";
  element.replaceChildren(title, box, foot);
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
    (state) => /** @type {Code | undefined} */ (state.experiment?.code),
    (source) => {
      if (!source) return;
      lines = source.lines.map((text, index) => lineOf(source, text, index));
      box.replaceChildren(...lines);
      foot.textContent = `${source.file}, from line ${source.first_line}`;
    },
  );
  store.subscribe(
    (state) => state.frame?.lines.join() ?? "",
    () => light(box, lines, store.get()),
  );
  store.subscribe(
    (state) => state.experiment?.code,
    () => light(box, lines, store.get()),
  );
}

/**
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
  if (coloured !== undefined) line.innerHTML = coloured.trimStart();
  else line.textContent = text.trimStart();
  return line;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement[]} lines
 * @param {import("../store.js").State} state
 */
function light(box, lines, { frame, experiment }) {
  if (!frame || !experiment || !lines.length) return;
  const [first, last] = frame.lines.map(
    (/** @type {number} */ line) => line - experiment.code.first_line,
  );
  for (const [index, line] of lines.entries()) {
    line.classList.toggle("lit", index >= first && index <= last);
  }
  const [top, bottom] = [lines[first], lines[last]];
  if (!top || !bottom) return;
  const margin = top.offsetHeight;
  box.scrollTop = scrollFor(
    { top: box.scrollTop, height: box.clientHeight },
    { top: top.offsetTop, bottom: bottom.offsetTop + bottom.offsetHeight },
    margin,
  );
}
