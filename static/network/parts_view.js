/** What each example of the batch adds to a gradient: a list that is opened to be read. */

import { html } from "../panels/panel.js";
import { toText } from "./formula.js";
import { math } from "./mathematics.js";
import { grouped } from "./numerals.js";

/** @typedef {import("./account.js").BatchParts} BatchParts */
/** @typedef {import("./parts.js").ListedPart} ListedPart */
/** @typedef {import("./parts.js").PartsList} PartsList */

/**
 * @typedef {Pick<import("./section_view.js").Props,
 *   "digits" | "listing" | "focus" | "store"> & {
 *   vocabulary: import("../store.js").Vocabulary,
 *   section: {parts?: BatchParts, question?: unknown},
 * }} Props
 */

/** @param {Props} props */
export function PartsView({ section, vocabulary, digits, listing, focus, store }) {
  const { parts } = section;
  // What is in question does not stand below as a list.
  if (!parts || section.question) return null;
  const { count, noun, list } = parts;
  const words = {
    plain: `Each ${noun}’s part`,
    technical: `The ${grouped(count)} parts of the sum`,
  };
  return html`<div class="by-example">
    <button
      type="button"
      class="quiet"
      aria-expanded=${String(listing !== null)}
      onClick=${() => store.set({ listing: listing ? null : "few" })}
    >
      ${words[vocabulary]}
    </button>
    ${listing && !list && html`<p class="remark">They are told while it stands still.</p>`}
    ${
      list &&
      html`<ol class="terms">
        ${list.parts.map((part) => row(part, parts, digits, focus))}
        ${list.rest && restRow(list.rest, digits, store)}
        <li class="total short">
          <span>${vocabulary === "plain" ? "together" : "∑"}</span>
          ${math([list.sign, list.total], digits)}
        </li>
      </ol>`
    }
  </div>`;
}

/**
 * @param {ListedPart} part
 * @param {BatchParts} parts
 * @param {number} digits
 * @param {((place: number) => void) | null} focus
 */
function row({ place, row, share, value, factors, sign, part }, parts, digits, focus) {
  const about = sign === "≈" ? [sign] : [];
  const isHere = place === parts.place;
  return html`<li
    key=${place}
    class=${`${value < 0 ? "minus" : "plus"} ${factors.length ? "" : "short"}`}
    aria-current=${isHere ? "true" : null}
    style=${{ "--share": `${100 * share}%` }}
  >
    <button
      type="button"
      disabled=${!focus}
      title=${`${place + 1} of ${parts.count} in this batch`}
      onClick=${() => focus?.(place)}
    >
      ${parts.noun} ${grouped(row + 1)}
    </button>
    ${math([...about, part], digits)}
    ${factors.length > 0 && math(factors, digits)}
  </li>`;
}

/**
 * @param {NonNullable<PartsList["rest"]>} rest
 * @param {number} digits
 * @param {import("../store.js").Store} store
 */
function restRow({ count, sum, canBeListed }, digits, store) {
  const words = `and ${grouped(count)} more`;
  /** @param {MouseEvent & {currentTarget: HTMLElement}} event */
  const listAll = ({ currentTarget, detail }) => {
    // The button goes: who came by key stays at the list.
    const list = currentTarget.closest(".by-example");
    if (detail === 0) list?.querySelector("button")?.focus();
    store.set({ listing: "all" });
  };
  return html`<li class="short">
    ${
      canBeListed
        ? html`<button
            type="button"
            class="quiet"
            title="List all of them"
            onClick=${listAll}
          >
            ${words}
          </button>`
        : html`<span>${words}</span>`
    }
    ${math([sum], digits)}
  </li>`;
}

/**
 * Write the list as lines of text, to be copied.
 *
 * @param {BatchParts} parts
 * @param {number} digits
 * @returns {string[]} none where nothing is listed
 */
export function partsText({ noun, list }, digits) {
  if (!list) return [];
  const { rest, sign, total } = list;
  return [
    ...list.parts.map(({ row, factors, sign, part }) => {
      const own = factors.length ? [...factors, sign, part] : [part];
      return `${noun} ${grouped(row + 1)}: ${toText(own, digits)}`;
    }),
    ...(rest ? [`and ${grouped(rest.count)} more: ${toText([rest.sum], digits)}`] : []),
    `together ${toText([sign, total], digits)}`,
  ];
}
