/** A section of the inspector: its sum term by term, its lines, and what is asked there. */

import { html } from "../panels/panel.js";
import { resultOf } from "./exercise.js";
import { judged } from "./judging.js";
import { hint, lettersOf } from "./letters.js";
import { math } from "./mathematics.js";
import { grouped } from "./numerals.js";
import { PartsView } from "./parts_view.js";
import { pieces } from "./pieces.js";
import { ResultField } from "./result_field.js";
import { writtenTerm } from "./terms.js";

/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./exercise.js").AskedSection} AskedSection */

/**
 * @typedef {object} Props
 * @property {Section | AskedSection} section
 * @property {number} digits that a number is worth
 * @property {import("./letters.js").Rows} rows
 * @property {boolean} isPinned
 * @property {import("./exercise.js").Exercise | null} exercise
 * @property {import("./parts.js").Listing | null} listing
 * @property {((place: number) => void) | null} focus shows another example of the batch
 * @property {import("../store.js").Store} store
 */

/** @param {Props} props */
export function SectionView(props) {
  const { section, digits, isPinned, store } = props;
  const { terms, nameOf, lineOf, lines, note } = section;
  const open = (/** @type {number} */ index) => {
    if (lineOf) store.set({ selection: lineOf(index), isPinned: true });
  };
  const largest = Math.abs(terms?.terms[0]?.product ?? 0) || 1;
  return html`<section>
    <h4>${section.technical}</h4>
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
    ${lines.map((line, i) => [
      html`<p key=${i} class=${`line ${markOf(props, i)}`} title=${hintOn(props, i)}>
        ${pieces(line).map((piece) => [math(piece, digits), " "])}
      </p>`,
      verdictOn(props, i),
    ])}
    ${isPinned && html`<${ResultField} ...${props} />`}
    ${isPinned && html`<${PartsView} ...${{ ...props, vocabulary: "technical" }} />`}
  </section>`;
}

/** @param {Props} props @param {number} index of a line */
function markOf({ section, exercise }, index) {
  const id = "ids" in section && section.ids[index];
  return id && exercise?.answers[id] === "right" ? "is-right" : "";
}

/** @param {Props} props @param {number} index of a line */
function hintOn({ section: { technical, lines }, rows }, index) {
  return hint(lettersOf([{ technical, lines: [lines[index]] }], rows));
}

/** Tell how right the last answer was, below the line that it is about. @param {Props} props @param {number} index of a line */
function verdictOn({ section, exercise, digits }, index) {
  const { asked, typed } = exercise?.attempt ?? {};
  const isAbout = "ids" in section && asked && section.ids[index] === asked;
  const result = isAbout && resultOf(section.lines[index]);
  if (!result || !typed) return null;
  return html`<p key=${asked} class="verdict-line right" role="status">
    ${judged(typed, result, digits).words}
  </p>`;
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
  const about = written.sign === "≈" ? [written.sign] : [];
  return [math([...about, written.product], digits), math(written.factors, digits)];
}
