/** With one input: the network's answers as a line among the points. */

import { html, panel } from "../panels/panel.js";
import { has } from "../store.js";
import { chart, pathOf, scalesOf } from "./axes.js";
import { extentOf } from "./scatter.js";
import { ticks } from "./ticks.js";

/**
 * @typedef {import("../store.js").Store} Store
 * @typedef {[number, number][]} Pairs
 */

/**
 * Find the heights that the chart reaches to: those of the points, and at most half as
 * much again of the line, which may go anywhere at first.
 *
 * @param {Pairs} points
 * @param {Pairs} line
 * @returns {[number, number]}
 */
export function heightsOf(points, line) {
  const [low, high] = extentOf(points.map(([, y]) => [y]));
  const [least, most] = extentOf(line.map(([, y]) => [y]));
  const room = 0.25 * (high - low);
  return [
    Math.max(low - room, Math.min(low, least)),
    Math.min(high + room, Math.max(high, most)),
  ];
}

const WIDTH = 300;
const HEIGHTS = { usual: 250, least: 90 };
const FLAT = 200; // below this height there is room for few ticks

/**
 * Find how high to draw the chart, so that its type keeps its size in a low room.
 *
 * @param {{clientWidth: number, clientHeight: number} | null} room of the chart, if any
 */
export function heightIn(room) {
  if (!room?.clientWidth) return HEIGHTS.usual;
  const height = Math.round((WIDTH * room.clientHeight) / room.clientWidth);
  return Math.min(HEIGHTS.usual, Math.max(HEIGHTS.least, height));
}

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function lineMap(element, store) {
  /** @type {Pairs | null} */
  let line = null;
  let height = HEIGHTS.usual;
  new ResizeObserver(() => {
    height = heightIn(element.querySelector(".chart"));
    store.set({}); // only the room has changed: whoever draws looks again
  }).observe(element);
  store.subscribe(
    (state) => state.experiment,
    (experiment) => {
      element.hidden = !experiment?.line;
      line = null;
    },
  );
  store.subscribe(
    (state) => state.frame,
    (frame, { experiment }) => {
      if (frame?.line && frame.revision === experiment?.revision) line = frame.line;
    },
  );
  panel(
    element,
    store,
    [
      () => line,
      () => height,
      (state) => state.experiment,
      (state) => state.vocabulary,
      (state) => state.showsTest,
      (state) => state.isStage,
    ],
    (state) =>
      line && !element.hidden && has(state, "experiment")
        ? card(state, line, height, store)
        : null,
  );
}

/**
 * @param {import("../store.js").With<"experiment">} state
 * @param {Pairs} line
 * @param {number} height
 * @param {Store} store
 */
function card(state, line, height, store) {
  const { experiment, frame, vocabulary, showsTest, isStage } = state;
  const { train, test } = experiment.line ?? { train: [], test: [] };
  const heights = heightsOf([...train, ...test], line);
  /** @type {[number, number]} */
  const reach = [line[0][0], line[line.length - 1][0]];
  const { words } = experiment.columns[0];
  const [target] = experiment.outputs;
  const isPlain = vocabulary === "plain";
  /** @type {import("./axes.js").Box} */
  const box = {
    width: WIDTH,
    height,
    x: reach,
    y: heights,
    xTicks: ticks(...reach, isStage ? 2 : 4),
    yTicks: ticks(...heights, height < FLAT ? 2 : 4),
    xTitle: words,
    yTitle: isPlain ? `what it says of ${target.name}` : target.name,
    label: `The network's answer along ${words}, among ${train.length} points.`,
  };
  const { x, y } = scalesOf(box);
  /** @param {Pairs} points @param {string} name */
  const dots = (points, name) =>
    points.map(
      ([x1, truth], i) =>
        html`<circle key=${`${name}${i}`} class=${name} cx=${x(x1)} cy=${y(truth)} r="2" />`,
    );
  const inside = line.filter(
    ([, answer]) => answer >= heights[0] && answer <= heights[1],
  );
  const xs = inside.map(([x1]) => x(x1));
  const value = Number(frame?.example.values.x1);
  return html`<div class="card line-map">
    ${chart(
      box,
      html`${dots(train, "taught")} ${showsTest && dots(test, "examined")}
        ${
          Number.isFinite(value) &&
          html`<line
            class="half"
            x1=${x(value)}
            x2=${x(value)}
            y1=${y(heights[0])}
            y2=${y(heights[1])}
          />`
        }
        <path
          class="curve"
          d=${pathOf(
            xs,
            inside.map(([, answer]) => y(answer)),
          )}
        />`,
    )}
    ${
      test.length > 0 &&
      html`<p class="tools">
        <button
          type="button"
          aria-pressed=${String(showsTest)}
          title="Show the held-out points, as rings"
          onClick=${() => store.set({ showsTest: !showsTest })}
        >
          test
        </button>
      </p>`
    }
  </div>`;
}
