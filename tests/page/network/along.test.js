import assert from "node:assert/strict";
import { test } from "node:test";
import {
  describe,
  headOf,
  heightOf,
  parts,
  tangentOf,
} from "../../../static/charts/weight_curve.js";
import { questionOf } from "../../../static/network/along_asking.js";
import {
  endsOf,
  landingSentence,
  littleOf,
  lossWords,
  slopeSentence,
} from "../../../static/network/along_words.js";
import { made } from "../made.js";

/** @typedef {import("../../../static/wire.d.ts").LossAlongEvent} LossAlongEvent */
/** @typedef {import("../../../static/wire.d.ts").OfferedOptimizer} OfferedOptimizer */

/** @type {LossAlongEvent} */
const ALONG = {
  kind: "loss_along",
  name: "weights",
  layer: 1,
  index: [0, 0],
  step: 5,
  phase: 0,
  is_updated: true,
  is_frozen: false,
  value: 1,
  gradient: 2,
  change: -0.2,
  landing: 0.8,
  loss: 1,
  landing_loss: 0.64,
  range: [-2, 4],
  values: [-2, 0.8, 1, 4],
  losses: [4, 0.64, 1, 16],
  closer: 0,
};
/** @param {Partial<OfferedOptimizer>} [own] */
const rule = (own) =>
  made(
    /** @type {OfferedOptimizer} */ ({
      name: "gradient_descent",
      title: "gradient descent",
      slots: {},
      numbers: [],
      ...own,
    }),
  );
const MOMENTUM = rule({
  name: "momentum",
  title: "momentum",
  slots: { velocity: "v" },
});
const ADAMW = rule({
  name: "adamw",
  title: "AdamW",
  slots: { mean: "m", squares: "s" },
  numbers: [made({ name: "weight_decay" })],
});

test("a little more weight, what the error does, and where the weight goes", () => {
  const plain = slopeSentence(ALONG, rule(), "plain");
  assert.equal(
    plain,
    "A little more weight, by 0.01: the error rises by about 0.02; so the weight went down, by 0.2.",
  );
  assert.match(
    slopeSentence({ ...ALONG, gradient: -2, change: 0.2 }, rule(), "plain"),
    /the error falls by about 0\.02; so the weight went up, by 0\.2\.$/,
  );
  assert.match(
    slopeSentence({ ...ALONG, is_updated: false }, rule(), "plain"),
    /the weight goes down/,
  );
  assert.match(
    slopeSentence({ ...ALONG, name: "biases" }, rule(), "plain"),
    /^A little more bias.* the bias went down/,
  );
  assert.equal(
    slopeSentence(ALONG, rule(), "technical"),
    "∂L/∂w = 2: to add 0.01 to w changes L by about 0.02; Δw = −0.2, against the gradient.",
  );
});

test("who goes up the slope is said to, and why", () => {
  const up = { ...ALONG, change: 0.2, landing: 1.2 };
  assert.match(
    slopeSentence(up, MOMENTUM, "plain"),
    /rises .*; and yet the weight went up, by 0\.2: what is remembered of earlier steps weighs more\.$/,
  );
  assert.match(
    slopeSentence(up, MOMENTUM, "technical"),
    /Δw = 0\.2, up the slope: in momentum, its velocity weighs more\.$/,
  );
  assert.match(
    slopeSentence(up, ADAMW, "plain"),
    /what is remembered of earlier steps or the pull towards 0 weighs more/,
  );
  assert.match(
    slopeSentence(up, ADAMW, "technical"),
    /in AdamW, its mean or its weight decay weighs more/,
  );
  const flat = { ...up, gradient: 0 };
  assert.match(
    slopeSentence(flat, MOMENTUM, "plain"),
    /^A little more weight or less: the error stays; and yet the weight went up/,
  );
});

test("whatever the numbers are, the words go their way", () => {
  for (const gradient of [-3, -1e-9, 0, 1e-9, 3]) {
    for (const change of [-2, -1e-12, 0, 1e-12, 2]) {
      const text = slopeSentence({ ...ALONG, gradient, change }, MOMENTUM, "plain");
      assert.equal(/rises/.test(text), gradient > 0, text);
      assert.equal(/falls/.test(text), gradient < 0, text);
      assert.equal(/went up/.test(text), change > 0, text);
      assert.equal(/went down/.test(text), change < 0, text);
      assert.equal(/stays\.$/.test(text), change === 0, text);
      assert.equal(/so the weight went/.test(text), gradient * change < 0, text);
    }
  }
});

test("what is frozen stays, and the slope is told all the same", () => {
  const frozen = { ...ALONG, change: 0, landing: 1, is_frozen: true };
  assert.match(
    slopeSentence(frozen, rule(), "plain"),
    /rises .*; but the weight is frozen, and stays\.$/,
  );
  assert.match(slopeSentence(frozen, rule(), "technical"), /; frozen, Δw = 0\.$/);
  assert.equal(landingSentence(frozen, "float64", "plain"), "");
});

test("what the step alone does to the error is told with digits that show it", () => {
  assert.equal(
    landingSentence(ALONG, "float64", "plain"),
    "If it moves alone, the error falls from 1 to 0.64.",
  );
  assert.match(
    landingSentence({ ...ALONG, landing_loss: 1.5 }, "float64", "plain"),
    /rises from 1 to 1\.5: the step is so long that it leads past the valley\.$/,
  );
  assert.match(
    landingSentence({ ...ALONG, landing_loss: 1.5 }, "float64", "technical"),
    /^With w alone moved, L rises from 1 to 1\.5: it overshoots\.$/,
  );
  assert.match(
    landingSentence({ ...ALONG, landing_loss: 1 - 1e-7 }, "float32", "plain"),
    /less than its rounding/,
  );
  assert.match(
    landingSentence({ ...ALONG, landing_loss: null }, "float64", "plain"),
    /beyond all bounds/,
  );
  assert.deepEqual(endsOf(0.5, 0.5000001), ["0.5", "0.5000001"]);
});

test("it is said which loss it is", () => {
  const experiment = made(
    /** @type {import("../../../static/wire.d.ts").ExperimentEvent} */ ({
      batch_size: 32,
      dataset: { noun: "customer", nouns: "customers" },
      experiment: { l1: 0, l2: 0.1, dropout: 0.5 },
    }),
  );
  assert.equal(
    lossWords(experiment, "plain"),
    "Of the 32 customers of this step, with the penalty on large weights, without the circles that this step leaves out; all else stays as it is.",
  );
  assert.equal(
    lossWords(experiment, "technical"),
    "L of the batch, n = 32, penalties included, with this step's dropout; all other parameters fixed.",
  );
});

test("the tangent has the gradient's slope and ends where the picture does", () => {
  const [start, end] = tangentOf(ALONG, 0, 5);
  assert.deepEqual(start, { x: 0.5, y: 0 });
  assert.deepEqual(end, { x: 3, y: 5 });
  assert.equal((end.y - start.y) / (end.x - start.x), ALONG.gradient);
  const flat = tangentOf({ ...ALONG, gradient: 0 }, 0, 5);
  assert.deepEqual(flat, [
    { x: -2, y: 1 },
    { x: 4, y: 1 },
  ]);
});

test("a curve is cut where it is beyond all bounds, and flat where it is flat", () => {
  assert.deepEqual(parts([0, 1, 2, 3, 4], [null, 1, 2, null, 3]), [
    [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ],
    [{ x: 4, y: 3 }],
  ]);
  const [low, high] = heightOf([1, 1 + 1e-12, null]);
  assert.ok(high - low > 5e-4);
  assert.deepEqual(heightOf([0, 0]), [-0.5, 0.5]);
});

test("an arrow's head lies at its end", () => {
  assert.match(headOf({ x: 0, y: 0 }, { x: 10, y: 0 }), /^M5\.6 -2\.4L10 0L5\.6 2\.4$/);
});

test("who cannot see the curve is told of it", () => {
  assert.equal(
    describe(ALONG, "this weight"),
    "Error for this weight from −2 to 4: 1 at 1, slope 2, lowest 0.64 at 0.8.",
  );
});

test("a little is a power of ten, small beside the picture", () => {
  assert.equal(littleOf([-2, 4]), 0.01);
  assert.equal(littleOf([-1.5e-5, 1.5e-5]), 1e-7);
});

test("only who drives asks, and only for what is held and shown", () => {
  /** @param {Partial<import("../../../static/store.js").State>} own */
  const asked = (own) =>
    questionOf({
      selection: { kind: "connection", layer: 2, from: 3, to: 0 },
      isPinned: true,
      showsAlong: true,
      alongCloser: 2,
      role: "driver",
      connection: "open",
      experiment: made({ revision: 4 }),
      frame: made({ revision: 4 }),
      ...own,
    });
  assert.deepEqual(asked({}), { name: "weights", layer: 2, index: [3, 0], closer: 2 });
  assert.equal(asked({ isPinned: false }), null);
  assert.equal(asked({ showsAlong: false }), null);
  assert.equal(asked({ role: "follower" }), null);
  assert.equal(asked({ connection: "lost" }), null);
  assert.equal(asked({ frame: made({ revision: 3 }) }), null);
  assert.equal(asked({ selection: { kind: "node", layer: 0, index: 1 } }), null);
});
