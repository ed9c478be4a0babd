/** How a person changes the points on a plane: click, drag, double-click, or the keys. */

import { nearest, toPlane } from "./plane.js";

/**
 * @typedef {import("./plane.js").Point} Point
 * @typedef {{point: Point, isTest: boolean}} Placed
 * @typedef {{x: number, y: number}} Place in the picture, in pixels
 */

/**
 * @typedef {object} Hand what the gestures need to know, and what comes of them
 * @property {() => import("./plane.js").Square} square
 * @property {() => readonly Placed[]} points those that are shown
 * @property {() => number | null} truth of a point that a click adds; null lets none be
 *   changed
 * @property {() => boolean} hasTest whether points of the test part are seen
 * @property {(place: Place | null) => void} point tells where the pointer is
 * @property {(points: Placed[]) => void} show a change under way
 * @property {(points: Placed[]) => void} place a change that is done
 * @property {() => void} forget a change that was broken off
 */

const REACH = 6; // px around a point that belong to it
const FARTHEST = 20; // coordinates that the server takes
const KEY_STEPS = 40; // from edge to edge with the arrow keys

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * @param {HTMLElement} field
 * @param {Hand} hand
 */
export function listenToPlacing(field, hand) {
  /** @type {{index: number, hasMoved: boolean} | null} */
  let held = null;
  let hasDragged = false; // the click that follows is the end of the drag
  /** @type {Place | null} */
  let pointer = null;

  /** @param {Place | null} place */
  const point = (place) => {
    pointer = place;
    hand.point(place);
  };
  /** @param {{clientX: number, clientY: number}} event @returns {Place} */
  const placeOf = (event) => {
    const box = field.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const canChange = () => hand.truth() !== null;
  /** @param {Place} place */
  const pointAt = ({ x, y }) =>
    nearest(hand.square(), hand.points(), x, y, REACH, hand.hasTest());
  /** @param {Place} place @param {number} truth @returns {Point} */
  const pointFor = ({ x, y }, truth) => {
    const [x1, x2] = toPlane(hand.square(), x, y).map((value) =>
      Math.max(-FARTHEST, Math.min(FARTHEST, value)),
    );
    return [x1, x2, truth];
  };
  /** @param {Place} place */
  const add = (place) => {
    const added = { point: pointFor(place, Number(hand.truth())), isTest: false };
    hand.place([...hand.points(), added]);
  };
  /** @param {Place} place */
  const remove = (place) => {
    const index = pointAt(place);
    if (index >= 0) hand.place(hand.points().filter((_, i) => i !== index));
  };

  field.addEventListener("pointermove", (event) => {
    const place = placeOf(event);
    if (held) {
      const { point: old, isTest } = hand.points()[held.index];
      held.hasMoved = true;
      const moved = { point: pointFor(place, old[2]), isTest };
      hand.show(hand.points().with(held.index, moved));
    } else {
      field.classList.toggle("at-point", canChange() && pointAt(place) >= 0);
    }
    point(place);
  });
  field.addEventListener("pointerleave", () => point(null));
  field.addEventListener("pointerdown", (event) => {
    hasDragged = false;
    const index = event.button === 0 && canChange() ? pointAt(placeOf(event)) : -1;
    if (index < 0) return;
    held = { index, hasMoved: false };
    field.setPointerCapture(event.pointerId);
  });
  field.addEventListener("pointerup", () => {
    hasDragged = Boolean(held?.hasMoved);
    if (hasDragged) hand.place([...hand.points()]);
    held = null;
  });
  field.addEventListener("pointercancel", () => {
    held = null;
    hand.forget();
  });
  field.addEventListener("click", (event) => {
    if (hasDragged || !canChange() || event.detail > 1) return;
    if (pointAt(placeOf(event)) < 0) add(placeOf(event));
  });
  field.addEventListener("dblclick", (event) => {
    if (canChange()) remove(placeOf(event));
  });
  // A finger on a point moves the point, not the page.
  const keepStill = (/** @type {TouchEvent} */ event) => {
    if (canChange() && pointAt(placeOf(event.touches[0])) >= 0) event.preventDefault();
  };
  field.addEventListener("touchstart", keepStill, { passive: false });

  field.addEventListener("keydown", (event) => {
    const { size } = hand.square();
    const { x, y } = pointer ?? { x: size / 2, y: size / 2 };
    const step = ARROWS[event.key];
    if (step) {
      /** @param {number} value @param {number} by */
      const moved = (value, by) =>
        Math.max(0, Math.min(size, value + (by * size) / KEY_STEPS));
      field.classList.add("by-keys");
      point({ x: moved(x, step[0]), y: moved(y, step[1]) });
    } else if (event.key === "Enter" && canChange()) add({ x, y });
    else if (["Delete", "Backspace"].includes(event.key) && canChange()) {
      remove({ x, y });
    } else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => {
    field.classList.remove("by-keys");
    point(null);
  });
}
