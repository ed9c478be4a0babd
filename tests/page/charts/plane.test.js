import assert from "node:assert/strict";
import { test } from "node:test";
import {
  inOrder,
  nearest,
  placeOf,
  toPicture,
  toPlane,
} from "../../../static/charts/plane.js";
import { toolsFor } from "../../../static/charts/plane_tools.js";
import { spokenAnswer } from "../../../static/charts/spoken_answer.js";
import { made } from "../made.js";

const SQUARE = { low: -5, high: 5, size: 200 };

test("the highest coordinate is at the top, the lowest at the left", () => {
  assert.deepEqual(toPicture(SQUARE, -5, 5), [0, 0]);
  assert.deepEqual(toPicture(SQUARE, 5, -5), [200, 200]);
});

test("a place in the picture is read as it was drawn, and kept inside", () => {
  assert.deepEqual(toPlane(SQUARE, ...toPicture(SQUARE, 1.25, -3.5)), [1.25, -3.5]);
  assert.deepEqual(toPlane(SQUARE, -50, 500), [-5, -5]);
});

/** @type {import("../../../static/charts/plane.js").Told} */
const TOLD = {
  train: [
    [1, 1, 0],
    [0, 0, 1],
  ],
  test: [[2, 2, 1]],
  rows: { train: [2, 0], test: [1] },
};

test("points of both parts come in the order of the table", () => {
  assert.deepEqual(
    inOrder(TOLD).map(({ point, isTest }) => [point[0], isTest]),
    [
      [0, false],
      [2, true],
      [1, false],
    ],
  );
});

test("the nearest point within reach is found; hidden ones are not", () => {
  const points = inOrder(TOLD);
  const [x, y] = toPicture(SQUARE, 2, 2);
  assert.equal(nearest(SQUARE, points, x + 3, y, 9, true), 1);
  assert.equal(nearest(SQUARE, points, x + 3, y, 9, false), -1);
  assert.equal(nearest(SQUARE, points, x + 30, y, 9, true), -1);
});

test("a map's corners are its first and its last byte", () => {
  /** @type {{bounds: [number, number], size: number}} */
  const map = { bounds: [-5, 5], size: 100 };
  assert.equal(placeOf(map, -5, 5), 0);
  assert.equal(placeOf(map, 5, -5), 9999);
});

const COLOURS = [{ name: "orange" }, { name: "blue" }];
const network = { gives_chances: true };

test("an answer is told as the likelier class with its chance", () => {
  const output = Int8Array.of(-127, 102);
  /** @type {{range: [number, number]}} */
  const map = { range: [0, 1] };
  /** @param {number} place */
  const said = (place) =>
    spokenAnswer({ outcomes: COLOURS, network }, map, [output], place);
  assert.equal(said(0), "orange 100\u202f%");
  assert.equal(said(1), "blue 90\u202f%");
});

test("of several classes the strongest is told, and a number in its own units", () => {
  const outcomes = [...COLOURS, { name: "green" }];
  const outputs = [-100, -60, 33].map((byte) => Int8Array.of(byte));
  assert.equal(
    spokenAnswer({ outcomes, network }, { range: [0, 1] }, outputs, 0),
    "green 63\u202f%",
  );
  const heights = [Int8Array.of(127)];
  assert.equal(
    spokenAnswer({ outcomes: [], network }, { range: [-2, 3] }, heights, 0),
    "3.00",
  );
});

test("what is no chance is told in the numbers that the loss aims at", () => {
  const score = { outcomes: COLOURS, network: { gives_chances: false } };
  const outputs = [Int8Array.of(-127, 102)];
  assert.equal(spokenAnswer(score, { range: [-1, 1] }, outputs, 0), "orange −1.00");
  assert.equal(spokenAnswer(score, { range: [-1, 1] }, outputs, 1), "blue 0.80");
});

test("a click may add a point of each class, or one of three heights", () => {
  /** @type {import("../../../static/wire.d.ts").PlanePoints} */
  const points = made({ train: [], test: [] });
  assert.deepEqual(
    toolsFor({ points, outcomes: made(COLOURS) }).map(({ name }) => name),
    ["orange", "blue"],
  );
  assert.deepEqual(
    toolsFor({ points, outcomes: [] }).map(({ value }) => value),
    [-1, 0, 1],
  );
  assert.deepEqual(toolsFor({ points: null, outcomes: [] }), []);
});
