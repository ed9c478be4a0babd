import assert from "node:assert/strict";
import { test } from "node:test";
import { isAllowed } from "../../../static/network/layer_buttons.js";
import {
  withActivation,
  withLayer,
  withNodes,
  withoutLayer,
} from "../../../static/network/layer_changes.js";
import { BUTTON_ROW, layoutNetwork } from "../../../static/network/layout.js";

const ALIKE = { hidden: [16, 8], activations: ["tanh"] };
const MIXED = { hidden: [16, 8, 4], activations: ["relu", "tanh", "sigmoid"] };
const NONE = { hidden: [], activations: ["elu"] };

test("a node more or less changes one layer only", () => {
  assert.deepEqual(withNodes(ALIKE, 2, 1), { hidden: [16, 9], activations: ["tanh"] });
  assert.deepEqual(withNodes(MIXED, 1, -1), { ...MIXED, hidden: [15, 8, 4] });
});

test("a new layer is like the one before it", () => {
  assert.deepEqual(withLayer(ALIKE, 1).hidden, [16, 16, 8]);
  assert.deepEqual(withLayer(ALIKE, 0).hidden, [16, 16, 8]);
  assert.deepEqual(withLayer(ALIKE, 2), {
    hidden: [16, 8, 8],
    activations: ["tanh"],
  });
  assert.deepEqual(withLayer(MIXED, 2), {
    hidden: [16, 8, 8, 4],
    activations: ["relu", "tanh", "tanh", "sigmoid"],
  });
  assert.deepEqual(withLayer(NONE, 0), { hidden: [4], activations: ["elu"] });
});

test("a layer that goes takes its activation along", () => {
  assert.deepEqual(withoutLayer(MIXED, 2), {
    hidden: [16, 4],
    activations: ["relu", "sigmoid"],
  });
  assert.deepEqual(withoutLayer({ hidden: [3], activations: ["relu"] }, 1), {
    hidden: [],
    activations: ["relu"],
  });
  const last = withoutLayer({ hidden: [3, 2], activations: ["relu", "tanh"] }, 1);
  assert.deepEqual(last, { hidden: [2], activations: ["tanh"] });
});

test("activations are told once where all are alike", () => {
  assert.deepEqual(withActivation(ALIKE, 2, "relu").activations, ["tanh", "relu"]);
  const back = { ...ALIKE, activations: ["tanh", "relu"] };
  assert.deepEqual(withActivation(back, 2, "tanh").activations, ["tanh"]);
  assert.deepEqual(withActivation(MIXED, null, "elu").activations, ["elu"]);
});

test("what goes beyond the limits is not asked for", () => {
  const limits = { most_layers: 3, most_nodes: 16 };
  assert.ok(isAllowed(MIXED, limits));
  assert.ok(!isAllowed(withLayer(MIXED, 1), limits));
  assert.ok(!isAllowed(withNodes(MIXED, 1, 1), limits));
  assert.ok(!isAllowed({ hidden: [0], activations: ["tanh"] }, limits));
});

for (const [width, height, unit] of [
  [900, 640, 15],
  [560, 470, 14],
  [390, 447, 16],
]) {
  for (const sizes of [
    [2, 1],
    [12, 64, 1],
    [2, 8, 8, 8, 8, 8, 8, 1],
  ]) {
    test(`${sizes.join("-")} in ${width}x${height}: buttons lie on no hidden node`, () => {
      const picture = layoutNetwork({
        sizes,
        width,
        height,
        unit,
        isStage: false,
        hasButtons: true,
        inputs: ["x1", "x2"],
        outputs: ["yes"],
        measure: (text, size) => 0.6 * size * text.length,
      });
      assert.ok(picture.buttons);
      const { top, bottom, isCrowded } = picture.buttons;
      const rows = (isCrowded ? 2 : 1) * BUTTON_ROW;
      for (const { nodes } of picture.columns.slice(1, -1)) {
        for (const { y, r } of nodes) {
          assert.ok(y - r >= top + rows - 1);
          assert.ok(y + r <= bottom - rows + 1);
        }
      }
    });
  }
}
