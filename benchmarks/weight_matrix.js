/**
 * How long does it take to paint the heat map of all weights between two layers?
 *
 * `node benchmarks/weight_matrix.js` paints 784-128, of which each weight is a pixel. The
 * goal is 16 ms, one picture of sixty a second; most of it is left for everything else.
 */

import { divergingTable } from "../static/charts/map_colors.js";
import { packedColors, paintWeights } from "../static/charts/weight_matrix.js";

const ROUNDS = 200;
const weights = Float32Array.from({ length: 784 * 128 }, (_, i) => Math.sin(i));
const colors = packedColors(
  divergingTable([194, 87, 12], [217, 214, 206], [11, 107, 181], 1),
);
const pixels = new Uint32Array(weights.length);

const times = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  paintWeights(weights, 1, colors, pixels);
  return performance.now() - start;
}).sort((a, b) => a - b);

const [median, most] = [times[ROUNDS / 2], times[ROUNDS - 1]];
console.log(`${weights.length} weights painted, in milliseconds`);
console.log(`median ${median.toFixed(2)}, most ${most.toFixed(2)}; the goal is 16`);
