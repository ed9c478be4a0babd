/** After a step the inspector shows the part of its card that the step has changed. */

import { nextPicture } from "../next_picture.js";
import { accountOf } from "./account.js";
import { shownFrame } from "./asked_frame.js";
import { toText } from "./formula.js";
import { sectionText, storyOf } from "./telling/story.js";

/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("../store.js").State} State */

/** @type {{about: string, moment: string, part: number, sections: Told[]}} */
const NOTHING = { about: "", moment: "", part: 0, sections: [] };
const LET_GO = 1000; // milliseconds after the last turn of the wheel

/** @typedef {{part: number, text: string}} Told of a section: see Section */

/**
 * Find the first section of a part of the step that says something else than before; null
 * where none does.
 *
 * @param {readonly Told[]} before
 * @param {readonly Told[]} now
 * @param {number} part of the five, from 1
 */
export function changedSection(before, now, part) {
  const place = now.findIndex(
    (section, i) => section.part === part && section.text !== before[i]?.text,
  );
  return place < 0 ? null : place;
}

/**
 * Say how far to scroll so that a section is seen: as little as needed, and of one that
 * is higher than its room the beginning.
 *
 * @param {{top: number, bottom: number}} section
 * @param {{top: number, bottom: number}} room
 */
export function wayTo(section, room) {
  if (section.top < room.top) return section.top - room.top;
  if (section.bottom <= room.bottom) return 0;
  return Math.min(section.top - room.top, section.bottom - room.bottom);
}

/**
 * @param {HTMLElement} element the card
 * @param {import("../store.js").Store} store
 */
export function followStep(element, store) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let told = NOTHING;
  let heldUntil = 0; // while the person scrolls, the card stays where they have it
  const hold = () => {
    heldUntil = Number.POSITIVE_INFINITY;
  };
  const letGo = () => {
    heldUntil = 0;
  };
  const options = { passive: true };
  element.addEventListener("touchstart", hold, options);
  element.addEventListener("pointerdown", hold, options);
  element.addEventListener(
    "wheel",
    ({ timeStamp }) => {
      heldUntil = Math.max(heldUntil, timeStamp + LET_GO);
    },
    options,
  );
  for (const end of ["touchend", "touchcancel", "pointerup", "blur"]) {
    addEventListener(end, letGo, options);
  }

  function follow() {
    const before = told;
    told = tellingOf(store.get());
    const isSame = told.about !== "" && told.about === before.about;
    if (!isSame || told.moment === before.moment) return;
    if (store.get().status?.is_playing || performance.now() < heldUntil) return;
    const place = changedSection(before.sections, told.sections, told.part);
    const section = element.querySelectorAll(":scope > section:not(.by-hand)")[
      place ?? -1
    ];
    if (!section) return;
    const way = wayTo(section.getBoundingClientRect(), element.getBoundingClientRect());
    if (way) element.scrollBy({ top: way, behavior: calm.matches ? "auto" : "smooth" });
  }
  store.subscribe(
    ({ selection, frame }) => (selection ? frame : null),
    () => nextPicture(follow),
  );
}

/**
 * Write down what the card says at a moment.
 *
 * @param {State} state
 * @returns {typeof NOTHING}
 */
function tellingOf(state) {
  const { selection, isPinned, experiment, catalog, vocabulary } = state;
  const frame = shownFrame(state);
  if (!selection || !isPinned || !frame || !experiment || !catalog) {
    return NOTHING;
  }
  const { name } = frame.phase;
  const five = catalog.five_steps;
  const moment = { frame, experiment, catalog };
  const sections =
    vocabulary === "plain"
      ? storyOf(selection, moment).sections.map((section) => ({
          part: section.part,
          text: sectionText(section).join("\n"),
        }))
      : accountOf(selection, moment).sections.map((section) => ({
          part: section.part,
          text: textOf(section),
        }));
  return {
    about: `${frame.revision} ${vocabulary} ${JSON.stringify(selection)}`,
    moment: `${frame.step} ${frame.phase.index}`,
    part: 1 + five.findIndex(({ phases }) => phases.includes(name)),
    sections,
  };
}

/** @param {Section} section */
function textOf({ technical, terms, lines, note = "" }) {
  const sum = terms?.terms.map(({ weight, value }) => `${weight} ${value}`) ?? [];
  return [technical, note, ...sum, ...lines.map((line) => toText(line))].join("\n");
}
