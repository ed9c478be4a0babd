/** Weights and biases that are kept from being trained, and how the drawing shows it. */

/** @typedef {Pick<import("../wire.d.ts").FrameHeader, "by_hand" | "frozen">} Frame */

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {number} layer
 * @property {readonly number[]} index where in the array; empty for all of it
 */

const PLACE = 0.68; // along a line: there, lines that cross in the middle are apart
const SIZE = 4.5; // px from the middle of the mark to its ends

/**
 * Say whether a weight or bias is frozen at a moment.
 *
 * @param {Pick<Frame, "frozen">} frame
 * @param {Place} parameter
 */
export function frozenAt(frame, parameter) {
  return frame.frozen.some((one) => isSame(one, parameter));
}

/**
 * Say whether a weight, a bias or the learning rate was given its value by hand at this
 * very moment.
 *
 * @param {Pick<Frame, "by_hand">} frame
 * @param {Place} place
 */
export function isSetHere(frame, place) {
  return frame.by_hand.some(({ sets }) => sets.some((one) => isSame(one, place)));
}

/** @param {Place} one perhaps a whole array @param {Place} other */
function isSame(one, other) {
  return (
    one.name === other.name &&
    one.layer === other.layer &&
    (one.index.length === 0 || String(one.index) === String(other.index))
  );
}

/**
 * Mark frozen connections with two bars, as on a button that holds time.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {readonly import("./connections.js").Drawn[]} drawn
 * @param {Pick<Frame, "frozen">} frame
 * @param {{ink: string, paper: string}} palette
 */
export function drawFrozen(context, drawn, frame, { ink, paper }) {
  if (!frame.frozen.length) return;
  context.setLineDash([]);
  context.lineCap = "round";
  for (const { layer, from, to, x1, y1, x2, y2 } of drawn) {
    if (!frozenAt(frame, { name: "weights", layer, index: [from, to] })) continue;
    const [x, y] = [x1 + (x2 - x1) * PLACE, y1 + (y2 - y1) * PLACE];
    context.beginPath();
    context.arc(x, y, SIZE + 4, 0, 2 * Math.PI);
    context.fillStyle = paper;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = ink;
    context.stroke();
    context.beginPath();
    for (const side of [-2.2, 2.2]) {
      context.moveTo(x + side, y - SIZE);
      context.lineTo(x + side, y + SIZE);
    }
    context.lineWidth = 2;
    context.stroke();
  }
}
