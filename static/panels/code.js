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
  const margin = top.offsetHeight;
  box.scrollTop = scrollFor(
    { top: box.scrollTop, height: box.clientHeight },
    { top: top.offsetTop, bottom: bottom.offsetTop + bottom.offsetHeight },
    margin,
  );
}
