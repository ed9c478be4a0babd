import assert from "node:assert/strict";
import { test } from "node:test";
import { newestOnly } from "../../../static/panels/newest_only.js";

test("while one request is under way, only the newest of the others waits", async () => {
  /** @type {number[]} */
  const asked = [];
  /** @type {(() => void)[]} */
  const answers = [];
  const want = newestOnly((/** @type {number} */ request) => {
    asked.push(request);
    return new Promise((resolve) => answers.push(() => resolve(undefined)));
  });
  for (const request of [1, 2, 3, 4]) want(request);
  assert.deepEqual(asked, [1]);
  answers[0]();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(asked, [1, 4]);
});

test("a request after all are answered is asked at once", async () => {
  /** @type {number[]} */
  const asked = [];
  const want = newestOnly(async (/** @type {number} */ request) => asked.push(request));
  want(1);
  await new Promise((resolve) => setImmediate(resolve));
  want(2);
  assert.deepEqual(asked, [1, 2]);
});
