/** What the pointer or the focus is at: a node, a connection or nothing. */

import { nodeAt } from "./layout.js";
import { nearestLine } from "./lines.js";

/** @typedef {import("../store.js").Selection} Selection */
/** @typedef {import("../store.js").Store} Store */

/** @param {Selection | null} one @param {Selection | null} other */
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Say whether a selection is about a node: it is the node, or an end of the connection,
 * or a neighbour along a line of the selected node.
 *
 * @param {Selection | null} selection
 * @param {number} layer
 * @param {number} index
 */
export function isNodeNear(selection, layer, index) {
  if (!selection) return true;
  if (selection.kind === "node") {
    const distance = Math.abs(selection.layer - layer);
    return distance === 1 || (distance === 0 && selection.index === index);
  }
  return (
    (layer === selection.layer && index === selection.to) ||
    (layer === selection.layer - 1 && index === selection.from)
  );
}

/**
 * @param {Selection | null} selection
 * @param {import("./lines.js").Line} line
 */
export function isLineNear(selection, { layer, from, to }) {
  if (!selection) return true;
  if (selection.kind === "connection") {
    return selection.layer === layer && selection.from === from && selection.to === to;
  }
  return selection.layer === layer
    ? selection.index === to
    : selection.layer === layer - 1 && selection.index === from;
}

/**
 * Find the node that an arrow key leads to.
 *
 * @param {import("./layout.js").Picture} picture
 * @param {{layer: number, index: number}} start
 * @param {string} key
 */
export function neighbour(picture, { layer, index }, key) {
  const { columns } = picture;
  const here = nodeAt(picture, layer, index);
  if (!here) return null;
  if (key === "ArrowUp") return nodeAt(picture, layer, index - 1) ?? null;
  if (key === "ArrowDown") return nodeAt(picture, layer, index + 1) ?? null;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const column = step ? columns[layer + step] : undefined;
  if (!column) return null;
  return column.nodes.reduce((nearest, node) =>
    Math.abs(node.y - here.y) < Math.abs(nearest.y - here.y) ? node : nearest,
  );
}

/**
 * Let pointer and keys choose what is told of.
 *
 * @param {HTMLElement} element around the canvas and the nodes
 * @param {Store} store
 * @param {() => {picture: import("./layout.js").Picture | null,
 *   drawn: readonly import("./connections.js").Drawn[]}} shown
 */
export function listenToPointing(element, store, shown) {
  /** @param {Selection | null} selection @param {boolean} isPinned */
  const select = (selection, isPinned) => {
    const state = store.get();
    if (isSame(state.selection, selection) && state.isPinned === isPinned) return;
    store.set({ selection, isPinned });
  };

  /** @param {PointerEvent} event @returns {Selection | null} */
  const under = (event) => {
    const node = nodeOf(event.target);
    if (node) return node;
    const { left, top } = element.getBoundingClientRect();
    const reach = event.pointerType === "touch" ? 14 : 6;
    const [x, y] = [event.clientX - left, event.clientY - top];
    const line = nearestLine(shown().drawn, x, y, reach);
    if (!line) return null;
    return { kind: "connection", layer: line.layer, from: line.from, to: line.to };
  };

  element.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || store.get().isPinned) return;
    select(under(event), false);
  });
  element.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !store.get().isPinned) select(null, false);
  });
  element.addEventListener("click", (event) => {
    if (event.detail > 0) leaveNode();
    const layer = foldedOf(event.target);
    if (layer !== null) {
      // What is not drawn is in the heat map of all weights.
      store.set({ open: "weights", matrixLayer: Math.max(1, layer) });
      return;
    }
    const selection = under(/** @type {PointerEvent} */ (event));
    const { selection: before, isPinned } = store.get();
    const isAgain = isPinned && isSame(selection, before);
    select(isAgain ? null : selection, Boolean(selection) && !isAgain);
  });

  element.addEventListener("focusin", ({ target }) => {
    const node = nodeOf(target);
    if (!node) return;
    for (const other of element.querySelectorAll("[data-node][tabindex='0']")) {
      other.setAttribute("tabindex", "-1");
    }
    /** @type {Element} */ (target).setAttribute("tabindex", "0");
    const isByKey = /** @type {Element} */ (target).matches(":focus-visible");
    if (isByKey && !store.get().isPinned) select(node, false);
  });
  element.addEventListener("focusout", () => {
    if (!store.get().isPinned) select(null, false);
  });
  element.addEventListener("keydown", (event) => {
    const node = nodeOf(event.target);
    const { picture } = shown();
    if (node?.kind !== "node" || !picture) return;
    if (event.key === "Enter") {
      const { selection, isPinned } = store.get();
      select(node, !(isPinned && isSame(selection, node)));
    } else if (event.key.startsWith("Arrow") && !event.shiftKey) {
      const next = neighbour(picture, node, event.key);
      if (next) focusNode(element, next);
      if (next && store.get().isPinned) select(nodeSelection(next), true);
    } else return;
    event.preventDefault();
  });
}

/** @param {{layer: number, index: number}} node @returns {Selection} */
function nodeSelection({ layer, index }) {
  return { kind: "node", layer, index };
}

/** @param {Element} element @param {{layer: number, index: number}} node */
function focusNode(element, { layer, index }) {
  const target = element.querySelector(`[data-node="${layer}:${index}"]`);
  if (target instanceof SVGElement) target.focus();
}

/** Who chose with a pointer goes on with the page's keys: an arrow key then steps. */
function leaveNode() {
  const { activeElement } = document;
  if (activeElement instanceof SVGElement && nodeOf(activeElement))
    activeElement.blur();
}

/** @param {EventTarget | null} target @returns {Selection | null} */
function nodeOf(target) {
  const element = target instanceof Element ? target.closest("[data-node]") : null;
  if (!element) return null;
  const [layer, index] = (element.getAttribute("data-node") ?? "")
    .split(":")
    .map(Number);
  return { kind: "node", layer, index };
}

/** @param {EventTarget | null} target @returns {number | null} the layer that is folded */
function foldedOf(target) {
  const isFolded = target instanceof SVGElement && target.matches(".folded");
  return isFolded ? Number(target.dataset.layer) : null;
}
