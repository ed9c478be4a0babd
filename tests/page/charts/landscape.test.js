import assert from "node:assert/strict";
import { test } from "node:test";
import {
  contour,
  levelsOf,
  rangeOf,
  shareOf,
} from "../../../static/charts/contours.js";
import { cellAt, placing, valuesAt } from "../../../static/charts/landscape.js";
import {
  aboutText,
  axisNames,
  parameterName,
  placeText,
  usualPlaces,
} from "../../../static/panels/landscape_words.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").LandscapeEvent} LandscapeEvent */
/** @typedef {import("../../../static/wire.d.ts").ExperimentEvent} ExperimentEvent */

/** A bowl around the middle of a grid. @param {number} size */
const bowl = (size) =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      const middle = (size - 1) / 2;
      return (row - middle) ** 2 + (column - middle) ** 2;
    }),
  );

test("every end of a line lies at its height, between two places", () => {
  const grid = bowl(21);
  for (const level of [3.3, 20.7, 64.1]) {
    const segments = contour(grid, level);
    assert.ok(segments.length > 8);
    for (const [x1, y1, x2, y2] of segments) {
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ]) {
        const radius = Math.hypot(x - 10, y - 10);
        assert.ok(Math.abs(radius - Math.sqrt(level)) < 0.2, `${radius} ${level}`);
      }
    }
  }
});

test("a line is closed: as many segments end at a place as begin there", () => {
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const [x1, y1, x2, y2] of contour(bowl(21), 40.5)) {
    for (const end of [
      [x1, y1],
      [x2, y2],
    ]) {
      const key = end.map((one) => one.toFixed(6)).join();
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
  }
  assert.deepEqual(new Set(ends.values()), new Set([2]));
});

test("a saddle has two lines, a hole none, and a flat place none", () => {
  const saddle = [
    [0, 1],
    [1, 0],
  ];
  assert.equal(contour(saddle, 0.5).length, 2);
  assert.deepEqual(
    contour(
      [
        [0, null],
        [1, 0],
      ],
      0.5,
    ),
    [],
  );
  assert.deepEqual(
    levelsOf(
      [
        [2, 2],
        [2, 2],
      ],
      5,
    ),
    [],
  );
  assert.equal(shareOf(2, [2, 2]), 0);
});

test("lines lie closer where it is low, and what is far away does not count", () => {
  const grid = [...bowl(21), [1e9, null]];
  const [low, high] = rangeOf(grid);
  assert.equal(low, 0);
  assert.ok(high < 200);
  const levels = levelsOf(grid, 4);
  assert.deepEqual(
    levels.map((level) => level / high),
    [1 / 16, 1 / 4, 9 / 16, 1],
  );
  assert.equal(shareOf(high / 4, [low, high]), 0.5);
  assert.equal(shareOf(1e9, [low, high]), 1);
});

test("the picture has up above, and a place is found again", () => {
  const landscape = { x: made([-1, 3]), y: made([0, 2]), size: 41 };
  const { toPicture, toPlane } = placing(
    /** @type {LandscapeEvent} */ (landscape),
    400,
  );
  assert.deepEqual(toPicture(-1, 0), { x: 0, y: 400 });
  assert.deepEqual(toPicture(3, 2), { x: 400, y: 0 });
  assert.deepEqual(toPlane(toPicture(1, 0.5)), { x: 1, y: 0.5 });
  const some = /** @type {LandscapeEvent} */ (landscape);
  assert.deepEqual(cellAt(some, { x: 1, y: 1 }), { column: 20, row: 20 });
  assert.deepEqual(cellAt(some, { x: 99, y: -99 }), { column: 40, row: 0 });
  assert.deepEqual(valuesAt(some, { column: 40, row: 20 }), { x: 3, y: 1 });
});

const EXPERIMENT = made(
  /** @type {ExperimentEvent} */ ({
    network: { sizes: [2, 3, 1], name_starts: ["", "h", ""] },
    inputs: [{ name: "Age" }, { name: "Salary" }],
    outputs: [{ name: "leaves" }],
    dataset: { noun: "customer", nouns: "customers" },
    experiment: { l1: 0, l2: 0, dropout: 0 },
  }),
);
/** @type {LandscapeEvent} */
const LANDSCAPE = {
  kind: "landscape",
  by: "random",
  seed: 7,
  places: [],
  step: 1200,
  size: 3,
  x: [-1, 1],
  y: [-1, 1],
  losses: [],
  loss: 0.5,
  path: [],
  share: 0.25,
  examples: 8000,
  of: 8000,
};
/** @type {LandscapeEvent} */
const OF_TWO = {
  ...LANDSCAPE,
  by: "weights",
  places: [
    { name: "weights", layer: 1, index: [0, 2] },
    { name: "biases", layer: 2, index: [0] },
  ],
};

test("the axes are named by what they go along", () => {
  assert.deepEqual(axisNames(OF_TWO, EXPERIMENT, "plain"), [
    "Age → h3",
    "bias of leaves",
  ]);
  assert.deepEqual(axisNames(LANDSCAPE, EXPERIMENT, "technical"), [
    "along δ",
    "along η",
  ]);
  assert.equal(
    placeText(["a", "b"], { x: 0.5, y: -1 }, 0.25, "error"),
    "a 0.5, b −1: error 0.25",
  );
  assert.match(
    placeText(["a", "b"], { x: 0, y: 0 }, null, "loss"),
    /beyond all bounds$/,
  );
});

test("it is said which loss it is, and how much of the way is seen", () => {
  const plain = aboutText(LANDSCAPE, EXPERIMENT, "plain");
  assert.match(plain, /error of the 8\u202f000 customers that it learns from;/);
  assert.match(plain, /dot at step 1\u202f200, as far as it lies in this picture: 25/);
  const technical = aboutText(LANDSCAPE, EXPERIMENT, "technical");
  assert.match(technical, /^L of all 8\u202f000 training examples; at θ \+ xδ \+ yη/);
  assert.match(technical, /seed 7.*Li et al., 2018, filter normalisation/);
  const some = { ...OF_TWO, examples: 500, share: null };
  const strict = made(
    /** @type {ExperimentEvent} */ ({
      ...EXPERIMENT,
      experiment: { l1: 0.1, l2: 0, dropout: 0.2 },
    }),
  );
  assert.match(
    aboutText(some, strict, "plain"),
    /500 of the 8\u202f000 customers.*with the penalty on large weights, with no circle left out/,
  );
  assert.match(
    aboutText(some, strict, "technical"),
    /^L of 500 of 8\u202f000 .*penalties included, without dropout; all other parameters fixed at θ\.$/,
  );
});

test("two weights stand beside each other to begin with", () => {
  const [first, second] = usualPlaces(EXPERIMENT, null);
  assert.equal(parameterName(EXPERIMENT, first), "Age → h1");
  assert.equal(parameterName(EXPERIMENT, second), "Salary → h1");
  const [bias, weight] = usualPlaces(EXPERIMENT, {
    name: "biases",
    layer: 2,
    index: [0],
  });
  assert.equal(parameterName(EXPERIMENT, bias), "bias of leaves");
  assert.equal(parameterName(EXPERIMENT, weight), "h1 → leaves");
  const single = made(/** @type {ExperimentEvent} */ ({ network: { sizes: [1, 1] } }));
  const found = usualPlaces(single, null).map(({ name }) => name);
  assert.deepEqual(found, ["weights", "biases"]);
});
