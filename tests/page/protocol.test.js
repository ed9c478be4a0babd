import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { decodeFrame, ProtocolProblem } from "../../static/protocol.js";

const GOLDEN = new URL("../golden/frames/", import.meta.url);

/** @param {string} name */
function bytesOf(name) {
  const file = readFileSync(new URL(name, GOLDEN));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
}

for (const name of readdirSync(GOLDEN).filter((file) => file.endsWith(".json"))) {
  test(`the page reads ${name} as Python wrote it`, () => {
    const { header, layout, numbers } = JSON.parse(
      readFileSync(new URL(name, GOLDEN), "utf8"),
    );
    const frame = decodeFrame(bytesOf(name.replace(".json", ".bin")), layout);
    for (const [key, value] of Object.entries(header)) {
      assert.deepEqual(Reflect.get(frame, key), value, key);
    }
    for (const { name: array, layer, offset, shape } of layout) {
      const view = frame.array(array, layer);
      const size = shape.reduce(
        (/** @type {number} */ all, /** @type {number} */ one) => all * one,
        1,
      );
      assert.equal(view.length, size);
      if (numbers) assert.deepEqual([...view], numbers.slice(offset, offset + size));
    }
  });
}

test("an array that the layout does not name is refused by name", () => {
  const { layout } = JSON.parse(
    readFileSync(new URL("two_classes_float64.json", GOLDEN), "utf8"),
  );
  const frame = decodeFrame(bytesOf("two_classes_float64.bin"), layout);
  assert.throws(() => frame.array("weights", 9), /"weights" in layer 9/);
});

test("a frame of another shape is refused with what was expected and found", () => {
  const layout = [{ name: "a", layer: 0, shape: [3, 5], offset: 0 }];
  assert.throws(
    () => decodeFrame(bytesOf("two_classes_float64.bin"), layout),
    (problem) =>
      problem instanceof ProtocolProblem && /Expected 15 numbers/.test(problem.message),
  );
});

test("bytes that are no frame are refused", () => {
  assert.throws(() => decodeFrame(new ArrayBuffer(2), []), ProtocolProblem);
  assert.throws(() => decodeFrame(new ArrayBuffer(16), []), ProtocolProblem);
});
