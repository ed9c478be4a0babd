import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutNetwork } from "../../../static/network/layout.js";
import { linesOf, nearestLine, strongest } from "../../../static/network/lines.js";
import { cut, fitNames } from "../../../static/network/names.js";
import { neighbour } from "../../../static/network/pointing.js";

/** @param {string} text @param {number} size */
const measure = (text, size) => 0.6 * size * text.length;

/** @param {Partial<import("../../../static/network/layout.js").Options>} options */
const lay = (options) =>
  layoutNetwork({
    sizes: [12, 8, 1],
    width: 900,
    height: 640,
    unit: 15,
    isStage: false,
    inputs: Array.from({ length: 784 }, (_, i) => `Column ${i}`),
    outputs: ["will leave", "error −0.00"],
    measure,
    ...options,
  });

const ROOMS = [
  { width: 900, height: 640, unit: 15 },
  { width: 780, height: 470, unit: 14 },
  { width: 1330, height: 780, unit: 17.7 },
  { width: 390, height: 447, unit: 16 },
];
const SHAPES = [
  [1, 1],
  [12, 8, 1],
  [2, 8, 8, 6, 6, 4, 4, 1],
  [784, 128, 64, 10],
  [64, 3],
  [12, 64, 64, 64, 64, 64, 64, 1],
  [12, 1, 1, 1, 1, 1, 1, 1],
];

for (const room of ROOMS) {
  for (const sizes of SHAPES) {
    test(`${sizes.join("-")} in ${room.width}x${room.height}: inside, apart, counted`, () => {
      const picture = lay({ ...room, sizes });
      for (const { nodes, size, folded, layer } of picture.columns) {
        assert.ok(nodes.length >= 1);
        assert.equal(nodes.length + (folded?.count ?? 0), sizes[layer]);
        assert.equal(size, sizes[layer]);
        for (const [i, { x, y, r }] of nodes.entries()) {
          assert.ok(r > 4 && y - r > 0 && y + r < room.height, `node ${layer}:${i}`);
          assert.ok(x - r > 0 && x + r < room.width, `node ${layer}:${i}`);
          if (i > 0) assert.ok(y - nodes[i - 1].y >= 2 * r, "nodes do not overlap");
        }
      }
      for (const [i, { x, nodes }] of picture.columns.entries()) {
        const before = picture.columns[i - 1];
        if (before) assert.ok(x - nodes[0].r > before.x + before.nodes[0].r);
      }
    });
  }
}

for (const room of ROOMS) {
  test(`a picture of 8 by 8 is whole and square in ${room.width}x${room.height}`, () => {
    const { columns, names } = lay({ ...room, sizes: [64, 32, 16, 10], side: 8 });
    const [{ nodes, folded, half, x }, hidden] = columns;
    assert.equal(nodes.length, 64);
    assert.equal(folded, null);
    assert.deepEqual(names.lines, []);
    const pitch = nodes[1].x - nodes[0].x;
    assert.ok(pitch > 2 * nodes[0].r, "pixels do not overlap");
    for (const { index, x, y } of nodes) {
      assert.ok(Math.abs(x - nodes[0].x - (index % 8) * pitch) < 1e-6);
      assert.ok(Math.abs(y - nodes[0].y - Math.floor(index / 8) * pitch) < 1e-6);
    }
    assert.ok(x - half > 0 && x + half < hidden.x - hidden.half);
  });
}

test("the words below one output keep off the nodes beside it", () => {
  const room = { width: 390, height: 447, unit: 16 };
  /** @param {string} text @param {number} size */
  const slim = (text, size) => 0.52 * size * text.length;
  const sizes = [12, 64, 64, 64, 64, 64, 64, 1];
  const { columns, outputType } = lay({ ...room, sizes, measure: slim });
  const [before, last] = columns.slice(-2);
  const half = slim("will leave", outputType) / 2;
  assert.ok(last.x - half >= before.x + before.nodes[0].r);
});

test("names stand left of their nodes and have the room that they take", () => {
  const { columns, names } = lay({});
  const [{ x, r }] = columns[0].nodes;
  assert.ok(x - r - names.width > 0);
});

test("on a stage no number in a node is smaller than running text", () => {
  const picture = lay({ width: 1400, height: 900, unit: 24, isStage: true });
  for (const { type } of picture.columns) assert.ok(type >= 24);
  assert.ok(picture.chipType >= 24);
});

test("a long name takes two lines before its type gets smaller", () => {
  const names = ["Number of products", "Age"];
  const room = { width: 90, pitch: 40, size: 12 };
  const { lines, size } = fitNames(names, room, measure);
  assert.deepEqual(lines, [["Number of", "products"], ["Age"]]);
  assert.equal(size, 12);
  const tight = fitNames(names, { ...room, pitch: 15 }, measure);
  assert.deepEqual(tight.lines[0], ["Number of products"]);
  assert.ok(tight.width <= 90 + 1e-9);
});

test("what is too long even so is cut, at both ends of the network", () => {
  const name = "Average monthly transaction volume";
  const [[text]] = fitNames([name], { width: 60, pitch: 15, size: 12 }, measure).lines;
  assert.ok(name.startsWith(text.slice(0, -1)) && text.endsWith("…"), text);
  assert.ok(measure(text, 12 * 0.62) <= 60);
  const names = Array(12).fill(name);
  for (const { width, height, unit } of ROOMS) {
    const { columns } = lay({ width, height, unit, inputs: names, outputs: names });
    const between = columns[2].x - columns[0].x;
    assert.ok(between > 0.2 * width, `${between} of ${width}`);
  }
});

test("words that are longer than foreseen are not cut where there is room", () => {
  for (const { width, height, unit } of ROOMS) {
    const { outputRoom, outputType } = lay({ width, height, unit });
    const longer = "error +10.00";
    assert.equal(cut(longer, outputRoom, outputType, measure), longer);
  }
});

test("lines run from rim to rim between all nodes shown", () => {
  const picture = lay({});
  const lines = linesOf(picture);
  assert.equal(lines.length, 12 * 8 + 8);
  const [start] = picture.columns[0].nodes;
  const [{ x1, y1, at }] = lines;
  assert.ok(Math.abs(Math.hypot(x1 - start.x, y1 - start.y) - start.r) < 1e-9);
  assert.equal(at, 0);
  assert.equal(lines[9].at, 1 * 8 + 1);
});

test("the strongest are drawn, weakest first", () => {
  assert.deepEqual(
    strongest([3, 1, 4, 1, 5], (n) => n, 3),
    [3, 4, 5],
  );
});

test("the nearest line is found within reach only", () => {
  const lines = linesOf(lay({ sizes: [2, 1] }));
  const { x1, y1, x2, y2 } = lines[1];
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  assert.equal(nearestLine(lines, x, y + 3), lines[1]);
  assert.equal(nearestLine(lines, x, y + 60), null);
});

test("arrow keys lead to the neighbour, sideways to the nearest height", () => {
  const picture = lay({});
  const start = { layer: 0, index: 0 };
  assert.equal(neighbour(picture, start, "ArrowUp"), null);
  assert.equal(neighbour(picture, start, "ArrowDown")?.index, 1);
  const right = neighbour(picture, start, "ArrowRight");
  assert.deepEqual([right?.layer, right?.index], [1, 0]);
  assert.equal(neighbour(picture, { layer: 2, index: 0 }, "ArrowRight"), null);
});
