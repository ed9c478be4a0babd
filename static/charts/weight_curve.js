/** The loss along one weight: the curve, the slope where a step begins, and the step. */

import { precise } from "../network/numerals.js";
import { html } from "../panels/panel.js";
import { chart, pathOf, scalesOf } from "./axes.js";
import { ticks, tickText } from "./ticks.js";

/** @typedef {import("../wire.d.ts").LossAlongEvent} LossAlongEvent */
/** @typedef {{x: number, y: number}} Point */

const ROOM = 0.08; // of the curve's height, above and below it
const FLAT = 1e-3; // of the loss: a curve that is flatter is not blown up
const HEAD = 5; // units of the picture, of an arrow
const SEEN = 2 * HEAD; // a step that is shorter is told by an arrow's head alone

/**
 * @param {LossAlongEvent} along
 * @param {{x: string, y: string, label: string}} words
 */
export function weightCurve(along, words) {
  const { values, losses, range, value, landing, loss, landing_loss: after } = along;
  const [low, high] = heightOf(losses);
  /** @type {import("./axes.js").Box} */
  const box = {
    width: 264,
    height: 190,
    x: [range[0], range[1]],
    y: [low, high],
    xTicks: ticks(range[0], range[1], 3),
    yTicks: ticks(low, high, 3),
    yText: tickText,
    xTitle: words.x,
    yTitle: words.y,
    label: words.label,
  };
  const { x, y } = scalesOf(box);
  const [start, end] = tangentOf(along, low, high);
  const here = { x: x(value), y: y(loss) };
  const there = after === null ? null : { x: x(landing), y: y(after) };
  return chart(
    box,
    html`${parts(values, losses).map(
      (part) => html`<path
          key=${part[0].x}
          class="along-curve"
          d=${pathOf(
            part.map((point) => x(point.x)),
            part.map((point) => y(point.y)),
          )}
        />`,
    )}
      <line
        class="tangent"
        x1=${x(start.x)}
        y1=${y(start.y)}
        x2=${x(end.x)}
        y2=${y(end.y)}
      />
      <circle class="here" cx=${here.x} cy=${here.y} r="4" />
      ${there && landing !== value ? stepMark(here, there) : null}`,
  );
}

/**
 * Draw the step from point to point; a short one as an arrow's head above the point.
 *
 * @param {Point} here
 * @param {Point} there
 */
function stepMark(here, there) {
  const isLong = Math.hypot(there.x - here.x, there.y - here.y) > SEEN;
  const way = there.x < here.x ? -1 : 1;
  return isLong
    ? html`<path
          class="step"
          d=${`M${here.x} ${here.y}L${there.x} ${there.y}${headOf(here, there)}`}
        />
        <circle class="there" cx=${there.x} cy=${there.y} r="3" />`
    : html`<path
        class="step"
        d=${headOf(here, { x: here.x + way * 2 * HEAD, y: here.y }, -2 * HEAD)}
      />`;
}

/**
 * Write an arrow's head at the end of a line, turned as the line is.
 *
 * @param {Point} from
 * @param {Point} to
 * @param {number} [lift] how far it is moved downwards
 */
export function headOf(from, to, lift = 0) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const side = (/** @type {number} */ turn) => {
    const at = angle + Math.PI + turn;
    return `${tenths(to.x + HEAD * Math.cos(at))} ${tenths(to.y + lift + HEAD * Math.sin(at))}`;
  };
  return `M${side(0.5)}L${tenths(to.x)} ${tenths(to.y + lift)}L${side(-0.5)}`;
}

/** @param {number} length */
function tenths(length) {
  return Math.round(10 * length) / 10;
}

/**
 * Cut the tangent where it leaves the picture. Its slope is the gradient.
 *
 * @param {Pick<LossAlongEvent, "value" | "loss" | "gradient" | "range">} along
 * @param {number} low
 * @param {number} high
 * @returns {[Point, Point]}
 */
export function tangentOf({ value, loss, gradient, range }, low, high) {
  /** @param {number} end @returns {Point} */
  const until = (end) => {
    const rise = gradient * (end - value);
    const bound = rise > 0 ? high : low;
    if (loss + rise <= high && loss + rise >= low) return { x: end, y: loss + rise };
    return { x: value + (bound - loss) / gradient, y: bound };
  };
  return [until(range[0]), until(range[1])];
}

/**
 * Choose from where to where the losses are drawn: what is flat looks flat.
 *
 * @param {readonly (number | null)[]} losses
 * @returns {[number, number]}
 */
export function heightOf(losses) {
  const known = losses.filter((one) => one !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const least = FLAT * Math.max(Math.abs(low), Math.abs(high)) || 1;
  const room = Math.max(ROOM * (high - low), (least - (high - low)) / 2);
  return [low - room, high + room];
}

/**
 * Cut the curve where a loss is beyond all bounds.
 *
 * @param {readonly number[]} values
 * @param {readonly (number | null)[]} losses
 * @returns {Point[][]}
 */
export function parts(values, losses) {
  /** @type {Point[][]} */
  const found = [[]];
  for (const [i, y] of losses.entries()) {
    if (y !== null) found[found.length - 1].push({ x: values[i], y });
    else if (found[found.length - 1].length) found.push([]);
  }
  return found.filter(({ length }) => length > 0);
}

/**
 * Say in one sentence what the picture shows, for who cannot see it.
 *
 * @param {LossAlongEvent} along
 * @param {string} what
 */
export function describe({ range, value, loss, gradient, losses, values }, what) {
  const known = losses.filter((one) => one !== null);
  const least = Math.min(...known);
  const at = values[losses.indexOf(least)];
  const [low, high] = range.map((one) => precise(one, 3));
  return `Error for ${what} from ${low} to ${high}: ${precise(loss, 3)} at ${precise(value, 3)}, slope ${precise(gradient, 3)}, lowest ${precise(least, 3)} at ${precise(at, 3)}.`;
}
