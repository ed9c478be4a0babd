import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const HERE = new URL("../", import.meta.url);
const PAGE = readFileSync(new URL("../docs/wire.md", HERE), "utf8");
const [, code] = PAGE.match(/^```js\n([\s\S]+?)^```$/m) ?? [];
const { readFrame } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

for (const name of ["opening_float32", "two_classes_float64"]) {
  test(`the reader of docs/wire.md reads ${name} as Python wrote it`, () => {
    const file = readFileSync(new URL(`golden/frames/${name}.bin`, HERE));
    const buffer = file.buffer.slice(
      file.byteOffset,
      file.byteOffset + file.byteLength,
    );
    const { header, layout, numbers } = JSON.parse(
      readFileSync(new URL(`golden/frames/${name}.json`, HERE), "utf8"),
    );
    const read = readFrame(buffer, layout);
    assert.deepEqual(read.header, header);
    /** @type {{numbers: Iterable<number>}[]} */
    const arrays = read.arrays;
    assert.deepEqual(
      arrays.flatMap((one) => [...one.numbers]),
      numbers,
    );
  });
}
