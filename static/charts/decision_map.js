/** What the network answers everywhere on the plane, with the points it learns from. */

import { fixed } from "../network/numerals.js";
import { nextPicture } from "../next_picture.js";
import { createSpoken, panel } from "../panels/panel.js";
import { onPixelRatio } from "../pixel_ratio.js";
import { createHeat } from "./heat.js";
import { listenToPlacing } from "./placing.js";
import { inOrder, placeOf, toPicture, toPlane } from "./plane.js";
import { drawPoints } from "./plane_points.js";
import { planeTools, toolsFor } from "./plane_tools.js";
import { spokenAnswer } from "./spoken_answer.js";

/**
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("./placing.js").Placed} Placed
 */

const MOST_POINTS = 3000; // that fit into one message

const PARTS = `<section class="card plane" aria-label="Decision map">
  <div class="room">
    <div class="square">
      <div class="axis vertical"><i></i><i></i><i></i></div>
      <div class="field" tabindex="0" role="application">
        <canvas class="heat"></canvas><canvas class="points"></canvas>
        <i class="focus" hidden></i><i class="crosshair"></i>
      </div>
      <div class="axis horizontal"><i></i><i></i><i></i></div>
      <p class="readout" aria-hidden="true"></p>
    </div>
  </div>
  <div class="tools"></div>
</section>`;

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {Send} send
 */
export function decisionMap(element, store, send) {
  element.innerHTML = PARTS;
  /** @param {string} selector */
  const part = (selector) =>
    /** @type {HTMLElement} */ (element.querySelector(selector));
  const [field, readout] = [part(".field"), part(".readout")];
  const [example, crosshair] = [part(".focus"), part(".crosshair")];
  const canvas = /** @type {HTMLCanvasElement} */ (part(".points"));
  const heat = createHeat(/** @type {HTMLCanvasElement} */ (part(".heat")));
  const spoken = createSpoken(store, [], () => readout.textContent ?? "");
  element.append(spoken.element);

  /** @type {import("../wire.d.ts").PlaneMap | null} */
  let map = null;
  /** Those of the last map: points can be placed before the next one is here. */
  let bounds = /** @type {[number, number] | null} */ (null);
  /** @type {Placed[]} */
  let shown = [];
  /** @type {import("./placing.js").Place | null} */
  let pointer = null;

  const square = () => {
    const [low, high] = bounds ?? [-1, 1];
    return { low, high, size: field.clientWidth };
  };
  const canDraw = () => !element.hidden && bounds && field.clientWidth > 0;
  const drawHeat = () => {
    if (map && canDraw()) heat.draw(map, store.get());
    tell();
  };
  const draw = () => {
    if (canDraw()) drawPoints(canvas, square(), shown, store.get());
    placeExample();
  };
  /** @param {HTMLElement} mark @param {readonly number[]} place */
  const put = (mark, [x, y]) => {
    mark.style.transform = `translate(${x}px, ${y}px)`;
  };
  const placeExample = () => {
    const { frame, experiment } = store.get();
    const points = experiment?.points;
    const place = frame && points ? points.rows.train.indexOf(frame.example.row) : -1;
    example.hidden = place < 0;
    if (!points || place < 0) return;
    const [x1, x2] = points.train[place];
    put(example, toPicture(square(), x1, x2));
  };
  const tell = () => {
    const { experiment, tool } = store.get();
    const hint = tool === null ? "" : "Click adds, drag moves, double-click removes.";
    if (!pointer || !map || !experiment?.points) readout.textContent = hint;
    else {
      const [x1, x2] = toPlane(square(), pointer.x, pointer.y);
      const place = placeOf(map, x1, x2);
      const answer = spokenAnswer(experiment, map, heat.outputsOf(map), place);
      readout.textContent = `x₁ ${fixed(x1, 1)}, x₂ ${fixed(x2, 1)}: ${answer}`;
    }
    spoken.speakSoon();
    if (pointer) put(crosshair, [pointer.x, pointer.y]);
  };
  const forget = () => {
    const { experiment } = store.get();
    shown = experiment?.points ? inOrder(experiment.points) : [];
    draw();
  };
  /** @param {Placed[]} points */
  const show = (points) => {
    shown = points;
    draw();
  };
  /** @param {Placed[]} points */
  const place = async (points) => {
    if (points.length === 0 || points.length > MOST_POINTS) {
      const message = `Expected 1 to ${MOST_POINTS} points, found ${points.length}.`;
      store.set({ problem: { message, field: null } });
      forget();
      return;
    }
    const isPlaying = store.get().status?.is_playing;
    show(points);
    const isApplied = await send("set_points", {
      points: points.map(({ point }) => point),
      held_out: points.flatMap(({ isTest }, i) => (isTest ? [i] : [])),
    });
    if (isPlaying && isApplied) send("play", {});
    forget();
  };
  listenToPlacing(field, {
    square,
    points: () => shown,
    truth() {
      const { role, connection, tool } = store.get();
      return role === "driver" && connection === "open" ? tool : null;
    },
    hasTest: () => store.get().showsTest,
    point(place) {
      pointer = place;
      tell();
    },
    show,
    place,
    forget,
  });

  const heatSoon = () => nextPicture(drawHeat);
  const pointsSoon = () => nextPicture(draw);
  const again = () => {
    heat.forget();
    heatSoon();
    pointsSoon();
  };
  store.subscribe(
    (state) => state.experiment,
    (experiment) => {
      element.hidden = !experiment?.points;
      const values = toolsFor(experiment).map(({ value }) => value);
      map = null; // it tells of the outcomes of the experiment before
      if (!values.includes(Number(store.get().tool))) store.set({ tool: null });
      forget();
      again();
    },
  );
  store.subscribe(
    (state) => state.frame,
    (frame, { experiment }) => {
      if (frame?.map && frame.revision === experiment?.revision) {
        const isMoved = bounds?.join() !== frame.map.bounds.join();
        map = frame.map;
        bounds = map.bounds;
        heatSoon();
        if (isMoved) {
          labelAxes(element, map.bounds);
          pointsSoon();
        }
      }
      placeExample();
    },
  );
  store.subscribe((state) => state.theme, again);
  store.subscribe((state) => state.isDiscrete, heatSoon);
  store.subscribe((state) => state.showsTest, pointsSoon);
  store.subscribe(
    (state) => state.tool,
    (tool) => {
      field.classList.toggle("is-editing", tool !== null);
      const keys =
        tool === null
          ? "The arrow keys move a crosshair that tells what the network answers."
          : "The arrow keys move a crosshair, Enter adds a point, Delete removes one.";
      field.setAttribute("aria-label", `Plane of answers. ${keys}`);
      tell();
    },
  );
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new ResizeObserver(again).observe(field);
  onPixelRatio(again);
  panel(
    part(".tools"),
    store,
    [
      (state) => state.experiment,
      (state) => state.tool,
      (state) => state.showsTest,
      (state) => state.isDiscrete,
      (state) => state.role,
    ],
    (state) => planeTools(state, store),
  );
}

/**
 * Write the lowest and the highest coordinate at both axes, and the name between them.
 *
 * @param {HTMLElement} element
 * @param {[number, number]} bounds
 */
function labelAxes(element, [low, high]) {
  const [lowest, highest] = [fixed(low, 1), fixed(high, 1)];
  const texts = {
    vertical: [highest, "x₂", lowest],
    horizontal: [lowest, "x₁", highest],
  };
  for (const [axis, words] of Object.entries(texts)) {
    for (const [i, label] of element.querySelectorAll(`.${axis} i`).entries()) {
      label.textContent = words[i];
    }
  }
}
