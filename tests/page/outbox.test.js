import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutbox } from "../../static/outbox.js";
import { retryPause } from "../../static/socket.js";

test("commands are numbered from 1 and kept in order until they are settled", () => {
  const outbox = createOutbox();
  assert.equal(outbox.add("play", {}).text, '{"kind":"play","number":1}');
  outbox.add("step", { unit: "phase" });
  outbox.settle(1, true);
  assert.deepEqual(outbox.unsettled(), ['{"kind":"step","number":2,"unit":"phase"}']);
});

test("who sent a command is told whether it was applied", async () => {
  const outbox = createOutbox();
  const applied = outbox.add("reset", {});
  const refused = outbox.add("play", {});
  outbox.settle(1, true);
  outbox.settle(2, false);
  assert.equal(await applied.settled, true);
  assert.equal(await refused.settled, false);
});

test("an answer to nobody's command changes nothing", () => {
  const outbox = createOutbox();
  outbox.add("play", {});
  outbox.settle(null, true);
  outbox.settle(7, true);
  assert.equal(outbox.unsettled().length, 1);
});

test("pauses double up to a bound, and half of each is left to chance", () => {
  const longest = [0, 1, 2, 3, 20].map((attempt) => retryPause(attempt, () => 1));
  assert.deepEqual(longest, [0.25, 0.5, 1, 2, 15]);
  assert.equal(
    retryPause(3, () => 0),
    1,
  );
});
