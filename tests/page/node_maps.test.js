import assert from "node:assert/strict";
import { test } from "node:test";
import { picturesOf } from "../../static/network/node_maps.js";
import { made } from "./made.js";

test("on a plane every node before the output has its own map", () => {
  const map = { node_size: 2, nodes: [["gQB/AA=="], ["AAAAAA==", "f39/fw=="]] };
  const pictures = picturesOf(made({ map, example: { facts: [] } }));
  assert.deepEqual(pictures?.layers, [0, 1]);
  assert.deepEqual([...(pictures?.bytes(0, 0) ?? [])], [-127, 0, 127, 0]);
  assert.deepEqual([...(pictures?.bytes(1, 1) ?? [])], [127, 127, 127, 127]);
});

test("where the inputs are pixels, a node's weights make a picture", () => {
  const facts = Array.from({ length: 64 }, (_, i) => ({
    column: `p${Math.floor(i / 8)}${i % 8}`,
  }));
  const weights = new Float64Array(128); // from 64 pixels to 2 nodes
  weights[2 * 10 + 1] = -0.5;
  weights[2 * 63 + 0] = 0.25;
  const frame = { map: null, example: { facts }, array: () => weights };
  const pictures = picturesOf(made(frame));
  assert.deepEqual(pictures?.layers, [1]);
  assert.equal(pictures?.bytes(1, 1)[10], -127);
  assert.equal(pictures?.bytes(1, 0)[63], 127);
});

test("other data have no pictures in their nodes", () => {
  assert.equal(
    picturesOf(made({ map: null, example: { facts: [{ column: "age" }] } })),
    null,
  );
});
