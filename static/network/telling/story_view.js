/** A section of the inspector in plain words: its sentences, and what leads on. */

import { html } from "../../panels/panel.js";
import { grouped } from "../numerals.js";
import { PartsView } from "../parts_view.js";
import { DIGITS } from "./story.js";

/** @typedef {import("./terms.js").ToldTerm} ToldTerm */
/** @typedef {import("./terms.js").ToldTerms} ToldTerms */

/**
 * @typedef {object} Props
 * @property {import("./story.js").ToldSection} section
 * @property {boolean} isPast whether a later part of the step is present
 * @property {boolean} isPinned
 * @property {import("../parts.js").Listing | null} listing
 * @property {((place: number) => void) | null} focus shows another example of the batch
 * @property {import("../../store.js").Store} store
 */

/** @param {Props} props */
export function StoryView({ section, isPast, isPinned, listing, focus, store }) {
  const { heading, before, terms, after = [], parts } = section;
  const open = isPinned
    ? (/** @type {ToldTerm} */ { line }) =>
        store.set({ selection: line, isPinned: true })
    : null;
  return html`<section class=${`story ${isPast ? "is-past" : ""}`}>
    <h4>${heading}</h4>
    ${before.map(sentence)}
    ${terms && termsView(terms, open)}
    ${after.map(sentence)}
    ${
      isPinned &&
      parts &&
      html`<${PartsView}
        ...${{ section: { parts }, digits: DIGITS, vocabulary: "plain", listing, focus, store }}
      />`
    }
  </section>`;
}

/** @param {string} text @param {number} place */
function sentence(text, place) {
  return html`<p key=${place}>${text}</p>`;
}

/** @param {ToldTerms} terms @param {((term: ToldTerm) => void) | null} open */
function termsView({ shown, rest }, open) {
  return html`${list(shown, open)}
    ${
      rest &&
      html`<details class="smaller">
        <summary>${rest.words}</summary>
        ${list(rest.terms, open)}
        ${rest.unlisted > 0 && html`<p>There are ${grouped(rest.unlisted)} more.</p>`}
      </details>`
    }`;
}

/** @param {ToldTerm[]} terms @param {((term: ToldTerm) => void) | null} open */
function list(terms, open) {
  return html`<ol class="terms">
    ${terms.map(
      (term, place) => html`<li
        key=${place}
        class=${term.value < 0 ? "minus" : "plus"}
        style=${{ "--share": `${100 * term.share}%` }}
      >
        <span>
          ${`${term.words} `}<button
            type="button"
            disabled=${!open}
            onClick=${() => open?.(term)}
          >${term.name}</button>
        </span>
      </li>`,
    )}
  </ol>`;
}
