import assert from "node:assert/strict";
import { test } from "node:test";
import { drawSoonest, nextPicture } from "../../static/next_picture.js";

/** What the browser was asked to call before its next picture. @type {Function[]} */
let asked = [];
/** What is done whenever the browser is made to lay the page out. */
let onLayout = () => {};
Object.assign(globalThis, {
  requestAnimationFrame: (/** @type {Function} */ draw) => asked.push(draw),
  document: { body: { getBoundingClientRect: () => onLayout() } },
});

function showPicture() {
  const draws = asked;
  asked = [];
  for (const draw of draws) draw(0);
}

test("what is asked for often is drawn once, in one picture with all else", () => {
  /** @type {string[]} */
  const drawn = [];
  const words = () => drawn.push("words");
  nextPicture(words);
  nextPicture(() => drawn.push("lines"));
  nextPicture(words);
  assert.equal(asked.length, 1);
  assert.deepEqual(drawn, []);
  showPicture();
  assert.deepEqual(drawn, ["words", "lines"]);
  assert.equal(asked.length, 0);
});

test("what is asked for while a picture is drawn still goes into it", () => {
  /** @type {string[]} */
  const drawn = [];
  const words = () => drawn.push("words");
  nextPicture(words);
  nextPicture(() => nextPicture(words));
  showPicture();
  assert.deepEqual(drawn, ["words", "words"]);
  assert.equal(asked.length, 0);
});

test("a view that fails does not keep the others from being drawn", () => {
  let isDrawn = false;
  nextPicture(() => {
    throw new Error("this view fails");
  });
  nextPicture(() => {
    isDrawn = true;
  });
  assert.throws(showPicture, /this view fails/);
  showPicture();
  assert.ok(isDrawn);
});

test("after a rest a moment is drawn at once, and the next ones before a picture", () => {
  /** @type {string[]} */
  const drawn = [];
  showPicture(); // long ago
  onLayout = () => drawn.push("laid out");
  drawSoonest(() => {
    drawn.push("moment");
    nextPicture(() => drawn.push("words"));
  });
  assert.deepEqual(drawn, ["moment", "words", "laid out"]);
  drawSoonest(() => drawn.push("next moment"));
  assert.deepEqual(drawn, ["moment", "words", "laid out"]);
  showPicture();
  assert.deepEqual(drawn, ["moment", "words", "laid out", "next moment"]);
});
