/** The network drawing: laid out anew when its shape or room changes, else only drawn. */

import { sideOf } from "../charts/pixels.js";
import { nextPicture } from "../next_picture.js";
import { onPixelRatio } from "../pixel_ratio.js";
import { possibleWords } from "./answer.js";
import { shownFrame } from "./asked_frame.js";
import { createConnections, valuesOf } from "./connections.js";
import { flowBetween, knownDuring } from "./flow.js";
import { knownAt } from "./known.js";
import { createLayerButtons } from "./layer_buttons.js";
import { layoutNetwork } from "./layout.js";
import { createLegend } from "./legend.js";
import { linesOf } from "./lines.js";
import { createNodeMaps } from "./node_maps.js";
import { createNodes } from "./nodes.js";
import { readPalette } from "./palette.js";
import { isLineNear, isNodeNear, listenToPointing } from "./pointing.js";
import { scaleMaximum } from "./scales.js";

/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../store.js").Send} Send */

/**
 * @param {HTMLElement} element with a canvas, an svg and a legend
 * @param {Store} store
 * @param {Store} reading whose frame is the one that the nodes' numbers tell
 * @param {Send} send
 * @returns {() => readonly import("./connections.js").Drawn[]} what was drawn last
 */
export function network(element, store, reading, send) {
  const canvas = /** @type {HTMLCanvasElement} */ (element.querySelector("canvas"));
  const svg = /** @type {SVGSVGElement} */ (element.querySelector("svg.nodes"));
  const legend = createLegend(
    /** @type {HTMLElement} */ (element.querySelector(".legend")),
    () => store.set({ open: "weights" }),
  );
  const connections = createConnections(canvas);
  const nodeMaps = createNodeMaps(canvas, svg);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const measure = createMeasure(element);
  const buttons = createLayerButtons(element, store, send);

  /** @type {import("./layout.js").Picture | null} */
  let picture = null;
  /** @type {import("./palette.js").Palette} */
  let palette = readPalette(element);
  /** @type {import("./lines.js").Line[]} */
  let lines = [];
  /** @type {ReturnType<typeof createNodes> | null} */
  let nodes = null;
  /** @type {import("./connections.js").Drawn[]} */
  let drawn = [];
  /** @type {import("./flow.js").Flow | null} */
  let flow = null;
  let began = 0;
  /** @type {import("../protocol.js").Frame | null} */
  let shown = null;
  /** The frame whose numbers the nodes say. @type {import("../protocol.js").Frame | null} */
  let told = null;
  /** @type {{maximum: number | null, steepest: number | null}} */
  let scales = { maximum: null, steepest: null };

  function layOut() {
    const { experiment, catalog, vocabulary, isStage, role } = store.get();
    const { clientWidth: width, clientHeight: height } = element;
    if (!experiment || width === 0 || height === 0) return;
    picture = layoutNetwork({
      sizes: experiment.network.sizes,
      width,
      height,
      unit: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      isStage,
      inputs: experiment.inputs.map(({ name }) => name),
      side: sideOf(experiment),
      outputs: possibleWords(experiment),
      measure,
      hasButtons: role === "driver" && !isStage,
    });
    buttons.place(picture);
    lines = linesOf(picture);
    connections.resize(width, height, devicePixelRatio);
    const focused = svg.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-node")
      : null;
    nodes = createNodes(svg, picture, { experiment, catalog }, vocabulary, measure);
    told = null;
    const first = svg.querySelector(
      focused ? `[data-node="${focused}"]` : "[data-node]",
    );
    first?.setAttribute("tabindex", "0");
    if (focused && first instanceof SVGElement) first.focus();
    palette = readPalette(element);
  }

  /** @param {number} now */
  function draw(now) {
    const state = store.get();
    const { experiment, selection, highlight, vocabulary } = state;
    const frame = shownFrame(state);
    const isAsked = frame !== state.frame;
    element.classList.toggle("is-asked", isAsked);
    if (isAsked) flow = null;
    if (!frame || !picture || !nodes || frame.revision !== experiment?.revision) return;
    const t = flow ? Math.min(1, (now - began) / flow.milliseconds) : 1;
    const known = knownAt(experiment.phases, frame.phase.index);
    const seen = knownDuring(known, flow, t);
    const isBackward = frame.phase.name === "backward";
    scales = {
      maximum: scaleMaximum(largestOn(lines, frame, "weights"), scales.maximum),
      steepest: isBackward
        ? scaleMaximum(
            largestOn(
              lines.filter(({ layer }) => layer >= known.backward),
              frame,
              "weight_gradients",
            ),
            scales.steepest,
          )
        : scales.steepest,
    };
    const scale = {
      maximum: scales.maximum ?? 1,
      widest: picture.widest,
    };
    const pictured = connections.draw({
      lines,
      frame,
      known: seen,
      scale,
      steepest: scales.steepest ?? 1,
      palette,
      flow,
      t,
      selection,
      isNear: (line) => isLineNear(selection, line),
    });
    drawn = pictured.drawn;
    const isNear = (/** @type {number} */ layer, /** @type {number} */ index) =>
      isNodeNear(selection, layer, index);
    // While steps rush by, the nodes tell the moment that the words beside them tell.
    const read = reading.get();
    const isRead = read.frame === state.frame;
    if (isRead || read.frame !== told) {
      const words = shownFrame(read) ?? frame;
      nodes.update(words, seen, scale.maximum, isNear, highlight);
      told = read.frame;
    }
    if (isRead || frame.map) nodeMaps.draw(picture, frame, palette);
    const total = countConnections(experiment.network.sizes);
    const counts = { drawn: drawn.length, shown: lines.length, total };
    legend.update(scale, isBackward ? scales.steepest : null, counts, vocabulary);
    legend.tellBefore(pictured.exaggerates);
    if (flow && t >= 1) flow = null;
    if (flow) requestAnimationFrame(drawSoon);
  }

  const drawSoon = () => nextPicture(draw);

  /** A picture that is laid out anew is empty: it is drawn before anybody sees that. */
  function again() {
    layOut();
    draw(performance.now());
  }

  store.subscribe(
    (state) => state.experiment,
    () => {
      scales = { maximum: null, steepest: null };
      legend.forget();
      again();
    },
  );
  store.subscribe(
    (state) => state.frame,
    (frame, { status, catalog }) => {
      if (!frame) return;
      const isPlaying = frame.is_playing && status;
      const speed = (isPlaying && catalog?.speeds[status.speed]) || null;
      flow = calm.matches ? null : flowBetween(shown, frame, speed);
      began = performance.now();
      shown = frame;
      drawSoon();
    },
  );
  reading.subscribe((state) => state.frame, drawSoon);
  store.subscribe((state) => state.vocabulary, again);
  store.subscribe((state) => state.selection, drawSoon);
  store.subscribe((state) => state.highlight, drawSoon);
  store.subscribe((state) => state.asking, drawSoon);
  store.subscribe((state) => state.answer, drawSoon);
  store.subscribe((state) => state.theme, again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new ResizeObserver(again).observe(element);
  onPixelRatio(again);
  document.fonts.ready.then(again);
  listenToPointing(element, store, () => ({ picture, drawn }));
  return () => drawn;
}

/** @param {readonly number[]} sizes */
function countConnections(sizes) {
  return sizes.slice(1).reduce((sum, size, i) => sum + size * sizes[i], 0);
}

/**
 * @param {readonly import("./lines.js").Line[]} lines
 * @param {import("../protocol.js").Frame} frame
 * @param {string} name
 */
function largestOn(lines, frame, name) {
  const read = valuesOf(frame, name, lines);
  let largest = 0;
  for (const line of lines) largest = Math.max(largest, Math.abs(read(line)));
  return largest;
}

/** @param {Element} element @returns {import("./names.js").Measure} */
function createMeasure(element) {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  const { fontFamily } = getComputedStyle(element);
  return (text, size) => {
    if (!context) return 0.6 * size * text.length;
    context.font = `600 ${size}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}
