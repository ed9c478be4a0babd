import assert from "node:assert/strict";
import { test } from "node:test";
import {
  along,
  crowdOf,
  densities,
  nearestOf,
  nextOf,
  placesOf,
  spotsOf,
} from "../../../static/charts/crowd_places.js";
import {
  placeText,
  spokenCrowds,
  whoTheyAre,
} from "../../../static/charts/crowd_words.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").CrowdMembers} CrowdMembers */
/** @typedef {import("../../../static/wire.d.ts").DatasetShape} DatasetShape */
/** @typedef {import("../../../static/charts/crowd_places.js").Task} Task */

const BOX = { width: 200, height: 120, radius: 2 };

/** @param {number[]} bytes */
const sent = (bytes) => Buffer.from(bytes).toString("base64");

/** @param {number[]} truths @param {[number, number]} [range] @returns {CrowdMembers} */
const members = (truths, range = [0, 1]) => ({
  part: "test",
  rows: truths.map((_, i) => 100 + i),
  truths,
  range,
  usual: 0,
});

/**
 * @param {number[]} truths
 * @param {number[]} bytes
 * @param {Task} task
 * @param {number} outcomes
 */
function drawn(truths, bytes, task, outcomes) {
  const crowd = crowdOf(members(truths), task, outcomes);
  const places = placesOf(sent(bytes));
  const dense = task === "number" ? [] : densities(crowd, places);
  return { crowd, spots: spotsOf(crowd, places, BOX, dense) };
}

test("a byte is a place from 0 to 1, and 255 is none", () => {
  assert.deepEqual([...placesOf(sent([0, 127, 254, 255]))], [0, 0.5, 1, Number.NaN]);
});

test("of two classes one stands above the axis and the other below it", () => {
  const truths = [0, 1, 0, 1, 1];
  const { spots } = drawn(truths, [10, 200, 30, 254, 127], "two_classes", 2);
  for (const [i, truth] of truths.entries()) {
    assert.ok(truth === 1 ? spots.ys[i] < 60 : spots.ys[i] > 60);
    assert.ok(spots.ys[i] > 0 && spots.ys[i] < 120);
  }
  assert.equal(spots.xs[4], along(BOX, 0.5));
  assert.ok(spots.xs[3] <= BOX.width - BOX.radius);
});

test("of more classes each has a row of its own", () => {
  const truths = [0, 1, 2, 2];
  const { spots } = drawn(truths, [0, 100, 254, 250], "classes", 3);
  for (const [i, truth] of truths.entries()) {
    assert.equal(Math.floor(spots.ys[i] / 40), truth);
  }
});

test("a number stands at what is true and at what is said: on the diagonal if right", () => {
  const crowd = crowdOf(members([10, 20, 15], [10, 20]), "number", 0);
  const places = placesOf(sent([0, 254, 254]));
  const { xs, ys } = spotsOf(crowd, places, { ...BOX, width: 120 }, []);
  assert.ok(Math.abs(xs[0] + ys[0] - 120) < 1e-4);
  assert.ok(Math.abs(xs[1] + ys[1] - 120) < 1e-4);
  assert.ok(xs[2] < xs[1] && ys[2] === ys[1], "said too much");
});

test("a crowd is as wide as it is dense, and an example keeps its lane", () => {
  const truths = new Array(40).fill(1);
  const bytes = truths.map((_, i) => (i < 38 ? 127 : 20));
  const { spots } = drawn(truths, bytes, "two_classes", 2);
  const heights = [...spots.ys].map((y) => 60 - y);
  assert.ok(Math.max(...heights.slice(0, 38)) > 4 * Math.max(...heights.slice(38)));
  const again = drawn(truths, bytes, "two_classes", 2);
  assert.deepEqual(again.spots, spots);
});

test("what is beyond all bounds is not drawn, and nothing else is moved by it", () => {
  const { spots } = drawn([0, 1, 1], [255, 200, 100], "two_classes", 2);
  assert.ok(Number.isNaN(spots.xs[0]));
  assert.ok(!Number.isNaN(spots.xs[1] + spots.ys[1]));
});

test("a click means the nearest example within reach", () => {
  const spots = { xs: Float32Array.of(10, 20), ys: Float32Array.of(10, 10) };
  assert.equal(nearestOf(spots, 16, 11, 14), 1);
  assert.equal(nearestOf(spots, 100, 11, 14), -1);
});

test("the arrow keys go along a crowd, over to the other, and reach every example", () => {
  const truths = [0, 0, 0, 1, 1];
  const { crowd, spots } = drawn(truths, [10, 90, 200, 80, 220], "two_classes", 2);
  const first = nextOf(crowd, spots, -1, [1, 0]);
  assert.equal(first, 1, "the one in the middle");
  assert.equal(nextOf(crowd, spots, 1, [1, 0]), 2);
  assert.equal(nextOf(crowd, spots, 2, [1, 0]), 2, "there is no other");
  assert.equal(nextOf(crowd, spots, 1, [0, -1]), 3, "the nearest above");
  assert.equal(nextOf(crowd, spots, 3, [0, -1]), 3);
  assert.equal(nextOf(crowd, spots, 4, [0, 1]), 2, "the nearest below");
});

test("it is said who they are, and how many of them are drawn", () => {
  /** @type {DatasetShape} */
  const dataset = made({
    noun: "car",
    nouns: "cars",
    task: "two_classes",
    train_size: 9,
    test_size: 3,
  });
  const three = members([0, 1, 1]);
  assert.equal(whoTheyAre({ dataset }, three, "plain"), "3 cars it has never seen");
  assert.equal(
    whoTheyAre({ dataset }, { ...three, part: "train" }, "plain"),
    "3 of 9 it learns from",
  );
});

test("a screen reader hears how many there are, and where their middle is", () => {
  /** @type {DatasetShape} */
  const dataset = made({ task: "two_classes", nouns: "cars" });
  const outcomes = [
    { name: "stays", predicted: "will stay", truth: "stayed" },
    { name: "leaves", predicted: "will leave", truth: "left" },
  ];
  const told = spokenCrowds(
    { outcomes, dataset, network: made({ gives_chances: true }), outputs: [] },
    members([0, 1, 1]),
    sent([0, 254, 127]),
  );
  assert.match(told, /^How likely it says “will leave” is\. /);
  assert.match(told, /1 in truth “stayed”, the middle one at 0/);
  assert.match(told, /2 in truth “left”, the middle one at 100/);
});

test("crowds of what is no chance stand where the loss aims at", () => {
  /** @type {any} */
  const hinge = {
    dataset: { task: "two_classes" },
    network: { gives_chances: false },
    outputs: [{ scale: 0.5, mean: 0.5 }],
  };
  assert.deepEqual(
    [0, 0.5, 1].map((share) => placeText(hinge, share)),
    ["−1.0", "0.0", "1.0"],
  );
});
