import assert from "node:assert/strict";
import { test } from "node:test";
import { outline } from "../../../static/charts/curve_points.js";
import { connectionText } from "../../../static/panels/banner.js";
import { scrollFor } from "../../../static/panels/code.js";
import { isFirstMoment, speedText } from "../../../static/panels/controls.js";
import { followLink, whoFollows } from "../../../static/panels/header.js";
import { exampleTitle, momentText } from "../../../static/panels/moment.js";

test("an example is named by its noun and its place in the batch", () => {
  assert.equal(exampleTitle("customer", { row: 4710 }), "Customer 4\u202f711");
  assert.equal(exampleTitle("flower", { row: 0 }), "Flower 1");
});

test("full speed tells what the machine reaches, any other speed tells itself", () => {
  const full = { plain: "as fast as it can", per_second: null };
  const slow = { plain: "2 steps a second", per_second: 2 };
  assert.equal(speedText(full, 52_431), "52\u202f000 steps a second");
  assert.equal(speedText(full, null), "as fast as it can");
  assert.equal(speedText(slow, 52_431), "2 steps a second");
});

test("only the first phase of step 0 has nothing behind it", () => {
  assert.ok(isFirstMoment({ step: 0, phase: { index: 0 } }));
  assert.ok(!isFirstMoment({ step: 0, phase: { index: 1 } }));
  assert.ok(!isFirstMoment({ step: 1, phase: { index: 0 } }));
});

test("a connection is told of where it is lost, ended, or silent", () => {
  /** @param {any} connection @param {boolean} [isSilent] */
  const text = (connection, isSilent = false) =>
    String(connectionText({ connection, isSilent }));
  assert.equal(text("connecting"), "null");
  assert.equal(text("open"), "null");
  assert.match(text("open", true), /has not answered for 5 seconds; .* is kept/);
  assert.match(text("lost"), /is lost/);
  assert.equal(text("lost", true), text("lost"));
  assert.match(text("ended", true), /has ended/);
});

test("the code pane scrolls only when a lit line is out of view", () => {
  const view = { top: 100, height: 200 };
  assert.equal(scrollFor(view, { top: 150, bottom: 200 }, 20), 100);
  assert.equal(scrollFor(view, { top: 320, bottom: 360 }, 20), 300);
  assert.equal(scrollFor(view, { top: 10, bottom: 50 }, 20), 0);
});

test("a follower's name cannot break out of the link", () => {
  assert.equal(followLink("http://x", "a/b"), "http://x/follow/a%2Fb");
});

test("a link that no phone can reach says so", () => {
  assert.match(whoFollows("127.0.0.1"), /only this machine .* --host 0\.0\.0\.0/);
  assert.doesNotMatch(whoFollows("10.0.0.7"), /only this machine/);
});

test("the moment is told with its thousands apart", () => {
  const phase = { name: "repeat" };
  const moment = { step: 10750, steps_per_epoch: 250, phase };
  assert.equal(momentText(moment, "plain"), "round 43 · steps done 10\u202f750");
  const next = { ...moment, phase: { name: "data" } };
  assert.equal(momentText(next, "technical"), "epoch 44 · steps done 10\u202f750");
});

test("the curve behind the timeline goes from the highest loss to the lowest", () => {
  const points = outline([0, 50, 100], [2, 1, 0], 100, 200, 26);
  assert.deepEqual(points, [
    { x: 0, y: 3 },
    { x: 100, y: 13 },
    { x: 200, y: 23 },
  ]);
  assert.deepEqual(outline([], [], 100, 200, 26), []);
});
