/**
 * One picture at a time: all that changed since the last one is drawn together, right
 * before the browser shows the next, so that no two views tell two moments.
 */

/** @typedef {(now: number) => void} Draw */

const PICTURE = 12; // ms; less than any screen shows a picture for

/** @type {Set<Draw>} */
const due = new Set();
let isAsked = false;
let drawnAt = Number.NEGATIVE_INFINITY;

/**
 * Draw once before the next picture, however often this is asked. What is asked for
 * while a picture is drawn still goes into it: what moves by itself asks the browser.
 *
 * @param {Draw} draw
 */
export function nextPicture(draw) {
  due.add(draw);
  ask();
}

/**
 * Draw at once where nothing was drawn for a while, else before the next picture: the
 * answer to a click then has not to wait until the browser gets ready for a picture.
 * What was drawn is laid out at once, too, so that the picture only has to be painted.
 *
 * @param {Draw} draw
 */
export function drawSoonest(draw) {
  due.add(draw);
  const now = performance.now();
  if (now - drawnAt <= PICTURE) return ask();
  drawAll(now);
  document.body.getBoundingClientRect(); // whoever asks for a place has all laid out
}

function ask() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(drawAll);
}

/** @param {number} now */
function drawAll(now) {
  drawnAt = now;
  try {
    for (const draw of due) {
      due.delete(draw);
      draw(now);
    }
  } finally {
    isAsked = false;
    if (due.size > 0) ask(); // one has failed: the others are drawn nevertheless
  }
}
