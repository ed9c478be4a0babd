/**
 * Where each example of the crowds stands in the picture. Along the axis it stands where
 * its answer is; across, each keeps a lane of its own, and a crowd is as wide as it is
 * dense there. So a dot only glides when the answer changes, and is never lost.
 */

/** @typedef {import("../wire.d.ts").CrowdMembers} CrowdMembers */
/** @typedef {"two_classes" | "classes" | "number"} Task */

/**
 * @typedef {object} Crowd what stays the same of all examples
 * @property {Task} task
 * @property {readonly number[]} truths class from 0, or number
 * @property {readonly number[]} rows of the data set
 * @property {Float32Array} lanes of each, from 0 to 1
 * @property {[number, number]} range
 * @property {number} classes how many crowds there are; 1 where the target is a number
 */

/**
 * @typedef {object} Box of the picture, in pixels
 * @property {number} width
 * @property {number} height
 * @property {number} radius of a dot
 */

export const TOP = 254; // the byte of the highest place
const GOLDEN = 0.6180339887; // fills lanes evenly, however many there are
const BINS = 96;
const KERNEL = 4; // bins to either side that an example reaches
const GAP = 3; // px between two crowds and the axis

/**
 * Read unsigned bytes from base64.
 *
 * @param {string} text
 */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Read places from 0 to 1; an answer beyond all bounds has none.
 *
 * @param {string} text
 */
export function placesOf(text) {
  return Float32Array.from(bytesOf(text), (byte) =>
    byte > TOP ? Number.NaN : byte / TOP,
  );
}

/**
 * @param {CrowdMembers} members
 * @param {Task} task
 * @param {number} outcomes
 * @returns {Crowd}
 */
export function crowdOf({ truths, rows, range }, task, outcomes) {
  const classes = task === "number" ? 1 : outcomes;
  const seen = new Array(classes).fill(0);
  const lanes = Float32Array.from(truths, (truth) => {
    const place = task === "number" ? 0 : truth;
    seen[place] += 1;
    return (seen[place] * GOLDEN) % 1;
  });
  return { task, truths, rows, lanes, range, classes };
}

/**
 * Tell how dense each crowd is along the axis: 1 where it is densest.
 *
 * @param {Crowd} crowd
 * @param {Float32Array} places
 * @returns {Float32Array[]} for each class, at `BINS` places from 0 to 1
 */
export function densities({ truths, classes }, places) {
  const counts = Array.from({ length: classes }, () => new Float32Array(BINS));
  for (let i = 0; i < places.length; i++) {
    if (Number.isNaN(places[i])) continue;
    const at = places[i] * (BINS - 1);
    const bin = Math.min(BINS - 2, Math.floor(at));
    const own = counts[truths[i]];
    own[bin] += bin + 1 - at;
    own[bin + 1] += at - bin;
  }
  return counts.map(smoothed);
}

/** Spread each count over its neighbours; what leaves at an end comes back in. */
/** @param {Float32Array} counts */
function smoothed(counts) {
  const spread = new Float32Array(BINS);
  let most = 0;
  for (let bin = 0; bin < BINS; bin++) {
    for (let by = -KERNEL; by <= KERNEL; by++) {
      const from = Math.abs(bin + by);
      const inside = from < BINS ? from : 2 * (BINS - 1) - from;
      spread[bin] += counts[inside] * (1 - (by / (KERNEL + 1)) ** 2);
    }
    most = Math.max(most, spread[bin]);
  }
  return most > 0 ? spread.map((count) => count / most) : spread;
}

/**
 * Give a density between two of its bins.
 *
 * @param {Float32Array} density
 * @param {number} place from 0 to 1
 */
export function densityAt(density, place) {
  const at = place * (BINS - 1);
  const bin = Math.min(BINS - 2, Math.floor(at));
  return density[bin] + (density[bin + 1] - density[bin]) * (at - bin);
}

/**
 * Choose how large a dot is: fewer examples are drawn larger.
 *
 * @param {number} examples
 * @param {number} width
 * @param {number} height
 */
export function radiusFor(examples, width, height) {
  const room = Math.sqrt((width * height) / Math.max(1, examples));
  return Math.max(1.3, Math.min(3.6, 0.13 * room));
}

/**
 * Place a share of the axis in the picture: a dot at either end is seen whole.
 *
 * @param {Box} box
 * @param {number} share from 0 to 1
 */
export function along({ width, radius }, share) {
  const edge = radius + 2;
  return edge + share * (width - 2 * edge);
}

/**
 * Give the strip of one crowd: the y at which it begins, and how far it reaches. Of two
 * the second stands above the axis, the first below it; of more, each has a row.
 *
 * @param {Crowd} crowd
 * @param {Box} box
 * @param {number} which
 * @returns {{base: number, reach: number, isRow: boolean}}
 */
export function stripOf({ task, classes }, { height, radius }, which) {
  if (task === "two_classes") {
    const way = which === 1 ? -1 : 1;
    const reach = height / 2 - GAP - 2 * radius - 1;
    return {
      base: height / 2 + way * (GAP + radius),
      reach: way * reach,
      isRow: false,
    };
  }
  const row = height / classes;
  return {
    base: (which + 0.5) * row,
    reach: Math.max(0, row / 2 - radius - 1),
    isRow: true,
  };
}

/**
 * Place every example in the picture; NaN where it has no place.
 *
 * @param {Crowd} crowd
 * @param {Float32Array} places from 0 to 1
 * @param {Box} box
 * @param {Float32Array[]} dense see `densities`; empty where the target is a number
 * @returns {{xs: Float32Array, ys: Float32Array}}
 */
export function spotsOf(crowd, places, box, dense) {
  const { task, truths, lanes, range } = crowd;
  const [low, high] = range;
  const xs = new Float32Array(places.length);
  const ys = new Float32Array(places.length);
  const upright = { ...box, width: box.height };
  const strips = dense.map((_, which) => stripOf(crowd, box, which));
  for (let i = 0; i < places.length; i++) {
    if (task === "number") {
      xs[i] = along(box, (truths[i] - low) / (high - low));
      ys[i] = box.height - along(upright, places[i]);
      continue;
    }
    const { base, reach, isRow } = strips[truths[i]];
    const lane = isRow ? 2 * lanes[i] - 1 : lanes[i];
    xs[i] = along(box, places[i]);
    ys[i] = base + reach * lane * densityAt(dense[truths[i]], places[i]);
  }
  return { xs, ys };
}

/**
 * Find the example nearest to a place in the picture.
 *
 * @param {{xs: Float32Array, ys: Float32Array}} spots
 * @param {number} x
 * @param {number} y
 * @param {number} reach in pixels
 * @returns {number} −1 where none is within reach
 */
export function nearestOf({ xs, ys }, x, y, reach) {
  let [found, least] = [-1, reach * reach];
  for (let i = 0; i < xs.length; i++) {
    const distance = (xs[i] - x) ** 2 + (ys[i] - y) ** 2;
    if (distance <= least) [found, least] = [i, distance];
  }
  return found;
}

/**
 * Find the next example in a direction: along the axis within its own crowd, or in the
 * crowd above or below, the one nearest along the axis. Where there is none, it stays.
 *
 * @param {Crowd} crowd
 * @param {{xs: Float32Array, ys: Float32Array}} spots
 * @param {number} from −1 begins in the middle of the first crowd that is there
 * @param {[number, number]} way right and down are positive
 * @returns {number}
 */
export function nextOf(crowd, { xs, ys }, from, [right, down]) {
  const { task, truths } = crowd;
  const all = [...xs.keys()].filter((i) => !Number.isNaN(xs[i] + ys[i]));
  if (from < 0 || Number.isNaN(xs[from] + ys[from])) {
    all.sort((one, other) => xs[one] - xs[other]);
    return all[all.length >> 1] ?? -1;
  }
  if (task === "number" || right) {
    const own = all.filter((i) => task === "number" || truths[i] === truths[from]);
    const side = task === "number" && down ? ys : xs;
    own.sort((one, other) => side[one] - side[other] || one - other);
    return own[own.indexOf(from) + (right || down)] ?? from;
  }
  const heights = new Map(all.map((i) => [truths[i], ys[i]]));
  const order = [...heights.keys()].sort((one, other) =>
    task === "two_classes" ? other - one : one - other,
  );
  const wanted = order[order.indexOf(truths[from]) + down];
  const there = all.filter((i) => truths[i] === wanted);
  there.sort(
    (one, other) => Math.abs(xs[one] - xs[from]) - Math.abs(xs[other] - xs[from]),
  );
  return there[0] ?? from;
}
