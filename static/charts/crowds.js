/** Examples that it has not learned from, as they separate while it learns. */

import { eased } from "../network/flow.js";
import { fixed } from "../network/numerals.js";
import { nextPicture } from "../next_picture.js";
import { createSpoken, paced } from "../panels/panel.js";
import { onPixelRatio } from "../pixel_ratio.js";
import { READING_PACE } from "../reading.js";
import { drawCrowds } from "./crowd_drawing.js";
import {
  bytesOf,
  crowdOf,
  densities,
  nearestOf,
  nextOf,
  placesOf,
  radiusFor,
  spotsOf,
} from "./crowd_places.js";
import { placeText, spokenCrowds, whoTheyAre } from "./crowd_words.js";
import { isPicture } from "./pixels.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

const REACH = 14; // px within which a click means an example
const SLOWEST = 320; // ms that a move takes at most
const LEAST = 70; // ms between two pictures, below which nothing is to be smoothed

/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const PARTS = `<section class="card crowds">
  <header>
    <p class="they"></p>
    <button type="button" class="pill small" hidden>Draw your own</button>
  </header>
  <div class="ground">
    <div class="names"></div>
    <div class="field" tabindex="0" role="application">
      <canvas aria-hidden="true"></canvas>
      <b class="upper"></b><b class="lower"></b><i class="mean"></i>
    </div>
    <p class="axis" aria-hidden="true"><i></i><i></i><i></i></p>
  </div>
  <div class="scale" aria-hidden="true">
    <span class="bar"><i></i><b></b></span><span class="same"></span>
  </div>
  <p class="judged"></p>
  <div class="who"></div>
</section>`;

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function crowds(element, store) {
  element.innerHTML = PARTS;
  /** @param {string} selector */
  const part = (selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const card = part(".crowds");
  const field = part(".field");
  const canvas = /** @type {HTMLCanvasElement} */ (part("canvas"));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** @type {import("./crowd_places.js").Crowd | null} */
  let crowd = null;
  /** What is drawn, where it came from, and where it goes to. @type {Float32Array} */
  let places = new Float32Array();
  let from = places;
  let to = places;
  let start = 0;
  let took = 0; // ms that the present move takes
  let newest = Number.NEGATIVE_INFINITY; // when the last places came
  let isMoving = false;
  /** @type {Uint8Array | null} */
  let said = null;
  /** @type {{xs: Float32Array, ys: Float32Array}} */
  let spots = { xs: new Float32Array(), ys: new Float32Array() };

  const draw = () => {
    const { width, height } = sizeOf(field);
    if (!crowd || element.hidden || !width || places.length !== crowd.rows.length)
      return;
    const { exampleRow, experiment } = store.get();
    const radius = radiusFor(places.length, width, height);
    const box = { width, height, radius };
    const dense = crowd.task === "number" ? [] : densities(crowd, places);
    spots = spotsOf(crowd, places, box, dense);
    drawCrowds(canvas, {
      crowd,
      box,
      dense,
      spots,
      said,
      usual: experiment?.crowds?.usual ?? 0,
      chosen: exampleRow === null ? -1 : crowd.rows.indexOf(exampleRow),
    });
  };
  const drawSoon = () => nextPicture(draw);
  /** @param {number} now */
  const move = (now) => {
    const t = took ? Math.min(1, (now - start) / took) : 1;
    const share = eased(t);
    places = t < 1 ? to.map((place, i) => from[i] + (place - from[i]) * share) : to;
    isMoving = t < 1;
    draw();
    if (isMoving) requestAnimationFrame(move);
  };
  /** @param {Float32Array} next */
  const moveTo = (next) => {
    const now = performance.now();
    const pause = now - newest;
    newest = now;
    const isSame = places.length === next.length && !places.some(Number.isNaN);
    from = places;
    to = next;
    start = now;
    took =
      isSame && isCalm(store.get()) && !calm.matches && pause > LEAST / 2
        ? Math.min(SLOWEST, Math.max(LEAST, pause))
        : 0;
    if (took === 0) places = next;
    if (!isMoving) {
      isMoving = took > 0;
      if (isMoving) requestAnimationFrame(move);
      else drawSoon();
    }
  };

  const judged = part(".judged");
  const tell = () => {
    const { crowds: now, vocabulary, experiment } = store.get();
    judged.textContent = now ? now.sentence[vocabulary] : "";
    const [filled, mark] = element.querySelectorAll(".bar > *");
    const scale = part(".scale");
    scale.hidden = now?.right == null;
    if (!now || now.right === null || now.usual_right === null) return;
    /** @type {HTMLElement} */ (filled).style.width = `${100 * now.right}%`;
    /** @type {HTMLElement} */ (mark).style.left = `${100 * now.usual_right}%`;
    const name = experiment?.outcomes[experiment.crowds?.usual ?? 0]?.name;
    const same = part(".same");
    same.textContent = `always “${name}”`;
    same.style.setProperty("--at", `${100 * now.usual_right}%`);
  };
  const tellSoon = paced(tell, READING_PACE, store);
  const spoken = createSpoken(store, [(state) => state.crowds?.sentence], (state) =>
    state.crowds && !element.hidden && isShown(element)
      ? state.crowds.sentence[state.vocabulary]
      : "",
  );
  card.append(spoken.element);

  const name = () => {
    const { experiment, vocabulary } = store.get();
    const members = experiment?.crowds;
    if (!experiment || !members) return;
    part(".they").textContent = whoTheyAre(experiment, members, vocabulary);
    card.setAttribute("aria-label", whoTheyAre(experiment, members, vocabulary));
    nameParts(element, experiment, members, vocabulary);
    const keys = "The arrow keys go from one to the next and tell who it is.";
    const { crowds: now } = store.get();
    const told = now ? spokenCrowds(experiment, members, now.places) : "";
    field.setAttribute("aria-label", `${told} ${keys}`);
  };

  store.subscribe(
    (state) => state.experiment,
    (experiment) => {
      const members = experiment?.crowds;
      element.hidden = !members;
      if (!experiment || !members) return;
      const { task } = experiment.dataset;
      card.dataset.task = task;
      const before = crowd?.rows.join();
      crowd = crowdOf(
        members,
        /** @type {import("./crowd_places.js").Task} */ (task),
        experiment.outcomes.length,
      );
      card.style.setProperty("--rows", String(crowd.classes));
      if (before !== members.rows.join()) {
        places = new Float32Array(); // others: they do not walk over
        if (before !== undefined) store.set({ exampleRow: null, example: null });
      }
      name();
    },
  );
  store.subscribe(
    (state) => state.crowds,
    (now) => {
      if (!now || !crowd) return;
      said = now.said === null ? null : bytesOf(now.said);
      moveTo(placesOf(now.places));
      tellSoon();
    },
  );
  const pill = part("header button");
  pill.addEventListener("click", () => store.set({ open: "draw" }));
  store.subscribe(
    ({ experiment, role }) => role === "driver" && isPicture(experiment?.columns ?? []),
    (canDraw) => {
      pill.hidden = !canDraw;
    },
  );
  const nameSoon = paced(name, 5000, store);
  store.subscribe((state) => state.crowds, nameSoon);
  store.subscribe(
    (state) => state.vocabulary,
    () => {
      name();
      tell();
    },
  );
  for (const select of /** @type {((state: State) => unknown)[]} */ ([
    (state) => state.theme,
    (state) => state.exampleRow,
  ])) {
    store.subscribe(select, drawSoon);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawSoon);
  new ResizeObserver(drawSoon).observe(field);
  onPixelRatio(drawSoon);

  /** @param {number} which */
  const choose = (which) =>
    store.set({ exampleRow: crowd && which >= 0 ? crowd.rows[which] : null });
  // Who clicks goes on with the page's keys: the focus stays where it was.
  field.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("click", (event) => {
    const { left, top } = field.getBoundingClientRect();
    choose(nearestOf(spots, event.clientX - left, event.clientY - top, REACH));
  });
  field.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    const { exampleRow } = store.get();
    if (event.key === "Escape" && exampleRow !== null) choose(-1);
    else if (way && crowd && !event.shiftKey) {
      const at = exampleRow === null ? -1 : crowd.rows.indexOf(exampleRow);
      choose(nextOf(crowd, spots, at, way));
    } else return;
    event.preventDefault();
  });
}

/** @param {HTMLElement} field */
function sizeOf({ clientWidth: width, clientHeight: height }) {
  return { width, height };
}

/** @param {HTMLElement} element */
function isShown(element) {
  return element.clientHeight > 0;
}

/** Say whether there is time to move smoothly: not while it trains as fast as it can. */
/** @param {State} state */
function isCalm({ status, catalog }) {
  if (!status?.is_playing) return true;
  return catalog?.speeds[status.speed]?.per_second != null;
}

/**
 * Write what stands at the picture: names of crowds or rows, and at the axis.
 *
 * @param {HTMLElement} element
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {import("../wire.d.ts").CrowdMembers} members
 * @param {State["vocabulary"]} vocabulary
 */
function nameParts(element, experiment, members, vocabulary) {
  const { dataset, outcomes } = experiment;
  const isPlain = vocabulary === "plain";
  /** @param {string} selector @param {string} text */
  const write = (selector, text) => {
    const part = element.querySelector(selector);
    if (part) part.textContent = text;
  };
  const isTwo = dataset.task === "two_classes";
  write(".upper", isTwo ? outcomes[1].truth : "");
  write(".lower", isTwo ? outcomes[0].truth : "");
  const rows = dataset.task === "classes" ? outcomes : [];
  element.querySelector(".names")?.replaceChildren(
    ...rows.map(({ name }) => {
      const row = document.createElement("span");
      row.textContent = name;
      row.title = name;
      return row;
    }),
  );
  const axis = element.querySelectorAll(".axis i");
  const texts = axisTexts(experiment, members, isPlain);
  for (const [i, label] of axis.entries()) label.textContent = texts[i];
  const mean = /** @type {HTMLElement} */ (element.querySelector(".mean"));
  const isNumber = dataset.task === "number";
  mean.textContent = isNumber ? (isPlain ? "always the mean" : "mean") : "";
  const [low, high] = members.range;
  if (isNumber) {
    mean.style.bottom = `${(100 * (members.usual - low)) / (high - low)}%`;
    write(".upper", isPlain ? "the machine says" : "predicted");
  }
}

/**
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {import("../wire.d.ts").CrowdMembers} members
 * @param {boolean} isPlain
 */
function axisTexts(experiment, { range }, isPlain) {
  const { dataset, outcomes, outputs } = experiment;
  if (dataset.task === "number") {
    const [low, high] = range.map((value) => fixed(value, 1));
    const [{ name }] = outputs;
    return [low, `${name}, ${isPlain ? "in truth" : "true"}`, high];
  }
  const middle =
    dataset.task === "two_classes"
      ? outcomes[1].predicted
      : isPlain
        ? "sure"
        : "probability";
  const [low, half, high] = [0, 0.5, 1].map((share) => placeText(experiment, share));
  return [low, `${half} ${middle}`, high];
}
