/** An output node of a class: a ring that fills from no to yes, the error outside it. */

import { classesOf, createBias } from "./node.js";
import { widthOfNumber } from "./numerals.js";
import { make, mark, say, tenths } from "./svg.js";

/**
 * @typedef {object} Chance
 * @property {number | null} share of the way from no to yes; null while nothing is said
 * @property {string} text in the ring
 * @property {number | null} target from 0 to 1; null while the truth is not told
 * @property {boolean} isYes whether it is of the one class of two that is told
 */

/**
 * @param {import("./column.js").Node} node
 * @param {import("./column.js").Column} column
 * @param {import("./layout.js").Picture} picture
 * @returns {{element: SVGElement,
 *   update: (state: import("./node.js").NodeState, chance: Chance) => void}}
 */
export function createGauge(node, column, picture) {
  const { layer, index, x, y, r } = node;
  const isLarge = picture.output === "gauge";
  const ring = tenths(r * (isLarge ? 0.17 : 0.2));
  const type = isLarge ? Math.min(0.5 * r, 1.75 * picture.unit) : 0.56 * r;
  const middle = tenths(r - ring / 2);
  const body = make("circle", { class: "body", r });
  const track = circle("track", middle, ring);
  const filled = circle("filled", middle, ring);
  const outer = tenths(r + ring * 0.75);
  const error = circle("error", outer, Math.max(2.5, tenths(ring * 0.42)));
  const text = make("text", {
    class: "value",
    "font-size": tenths(type),
    y: tenths(0.355 * type),
  });
  const fitting = (/** @type {string} */ words) =>
    words.includes("·")
      ? Math.min(type, (1.4 * r) / widthOfNumber(words))
      : words.length > 4
        ? Math.min(type, 0.46 * r)
        : type; // "100 %" and ">99 %" are long
  const bias = createBias(node, column, picture);
  const element = make(
    "g",
    {
      class: "node gauge",
      "data-node": `${layer}:${index}`,
      transform: `translate(${tenths(x)} ${tenths(y)})`,
      role: "img",
      tabindex: -1,
    },
    [body, track, filled, error, text, bias.element],
  );

  return {
    element,
    update(state, { share, text: words, target, isYes }) {
      const told = target === null ? "" : "told";
      const first = isYes ? "node gauge is-yes" : "node gauge";
      mark(element, "class", `${classesOf(first, state)} ${told}`);
      mark(element, "aria-label", state.label);
      say(text, words);
      mark(text, "font-size", tenths(fitting(words)));
      mark(text, "y", tenths(0.355 * fitting(words)));
      fill(filled, 0, share ?? 0);
      const from = Math.min(share ?? 0, target ?? 0);
      const to = Math.max(share ?? 0, target ?? 0);
      const isApart = share !== null && target !== null;
      fill(error, isApart ? from : 0, isApart ? to : 0);
      if (state.bias !== null) bias.update(state.bias, state.biasShare, state.isFrozen);
    },
  };
}

/**
 * A circle whose length counts as 1, beginning at the top.
 *
 * @param {string} name
 * @param {number} r
 * @param {number} width
 */
function circle(name, r, width) {
  return make("circle", {
    class: name,
    r,
    "stroke-width": width,
    pathLength: 1,
    transform: "rotate(-90)",
  });
}

/** @param {SVGElement} arc @param {number} from @param {number} to */
function fill(arc, from, to) {
  const length = Math.max(0, Math.min(1, to) - Math.max(0, from));
  arc.style.strokeDasharray = `${length.toFixed(4)} 1`;
  arc.style.strokeDashoffset = (-Math.max(0, from)).toFixed(4);
  mark(arc, "visibility", length > 0.002 ? "visible" : "hidden");
}
