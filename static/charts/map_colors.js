/**
 * The bytes of a decision map as pixels. −127 to 127 runs from one full colour through
 * near the background to the other; of several classes the strongest colours a place.
 */

import { mix, readColor } from "../network/colors.js";

/** @typedef {import("../network/colors.js").Triple} Triple */

const LEVELS = 255; // one for each byte from −127 to 127
const STRONGEST = 0.82; // of the full colour, so that points stand out from the map

/**
 * Read signed bytes from base64.
 *
 * @param {string} text
 */
export function bytesOf(text) {
  return Int8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Make three numbers for each byte from −127 to 127.
 *
 * @param {Triple} negative
 * @param {Triple} zero
 * @param {Triple} positive
 * @param {number} [strongest] share of the full colours at both ends
 */
export function divergingTable(negative, zero, positive, strongest = STRONGEST) {
  const table = new Uint8ClampedArray(3 * LEVELS);
  for (let level = 0; level < LEVELS; level++) {
    const share = level / 127 - 1;
    const full = share < 0 ? negative : positive;
    table.set(readColor(mix(zero, full, strongest * Math.abs(share))), 3 * level);
  }
  return table;
}

/**
 * Make a table for one of several classes: −127 is no chance, 127 certainty. What is no
 * likelier than a guess among all is near the background.
 *
 * @param {Triple} zero
 * @param {Triple} full
 * @param {number} classes
 */
export function classTable(zero, full, classes) {
  const table = new Uint8ClampedArray(3 * LEVELS);
  const guess = 1 / classes;
  for (let level = 0; level < LEVELS; level++) {
    const chance = level / (LEVELS - 1);
    const share = Math.max(0, (chance - guess) / (1 - guess));
    table.set(readColor(mix(zero, full, STRONGEST * share)), 3 * level);
  }
  return table;
}

/**
 * Round a byte to one of a few levels from −127 to 127.
 *
 * @param {number} byte
 * @param {number} levels 2 for either end, 5 for halves as well
 */
export function rounded(byte, levels) {
  const steps = levels - 1;
  const place = Math.min(steps, Math.floor(((byte + 127) / 254) * levels));
  return Math.round((place / steps) * 254) - 127;
}

/**
 * Paint one output.
 *
 * @param {Int8Array} bytes
 * @param {Uint8ClampedArray} table
 * @param {Uint8ClampedArray} pixels red, green, blue and opacity for each byte
 * @param {number} [levels] round to so many; 0 leaves the bytes as they are
 */
export function paintDiverging(bytes, table, pixels, levels = 0) {
  for (let i = 0; i < bytes.length; i++) {
    const byte = levels ? rounded(bytes[i], levels) : bytes[i];
    paintPixel(pixels, i, table, Math.max(-127, byte) + 127);
  }
}

/**
 * Paint the strongest of several outputs in its own colour.
 *
 * @param {readonly Int8Array[]} outputs
 * @param {readonly Uint8ClampedArray[]} tables one for each
 * @param {Uint8ClampedArray} pixels
 * @param {boolean} isDiscrete whether only the class counts, not how sure it is
 */
export function paintStrongest(outputs, tables, pixels, isDiscrete) {
  for (let i = 0; i < outputs[0].length; i++) {
    const strongest = strongestAt(outputs, i);
    const byte = isDiscrete ? 127 : Math.max(-127, outputs[strongest][i]);
    paintPixel(pixels, i, tables[strongest], byte + 127);
  }
}

/**
 * Find which of several outputs is the largest at a place; the first of equals.
 *
 * @param {readonly Int8Array[]} outputs
 * @param {number} place
 */
export function strongestAt(outputs, place) {
  let strongest = 0;
  for (let k = 1; k < outputs.length; k++) {
    if (outputs[k][place] > outputs[strongest][place]) strongest = k;
  }
  return strongest;
}

/**
 * @param {Uint8ClampedArray} pixels
 * @param {number} i
 * @param {Uint8ClampedArray} table
 * @param {number} level
 */
function paintPixel(pixels, i, table, level) {
  pixels[4 * i] = table[3 * level];
  pixels[4 * i + 1] = table[3 * level + 1];
  pixels[4 * i + 2] = table[3 * level + 2];
  pixels[4 * i + 3] = 255;
}
