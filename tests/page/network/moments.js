/** Moments of the server's own making, see moments.py. */

import { execFileSync } from "node:child_process";
import { decodeFrame } from "../../../static/protocol.js";
import { catalog } from "../catalog.js";

const python = process.env.PYTHON ?? "python3";

/**
 * Make moments of random experiments, and the ends of some steps with each optimizer.
 *
 * @param {number} count of experiments
 */
export function madeMoments(count) {
  const lines = execFileSync(
    python,
    ["-m", "tests.page.network.moments", String(count)],
    { encoding: "utf-8", maxBuffer: 2 ** 30 },
  );
  const told = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return {
    walks: told.slice(0, catalog.optimizers.length),
    runs: told.slice(catalog.optimizers.length),
  };
}

/** @param {string} text in base64 @param {any} experiment the event @returns {any} */
export function frameOf(text, experiment) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return decodeFrame(bytes.buffer, experiment.layout);
}
