/** Names beside nodes: long ones take two lines or smaller type, the longest are cut. */

/** @typedef {(text: string, size: number) => number} Measure text at a size -> pixels */

const LINE = 1.12; // of the type's size, from one line to the next
const SMALLEST = 0.62; // of the size that is wanted

/**
 * @param {readonly string[]} names
 * @param {object} room
 * @param {number} room.width in pixels
 * @param {number} room.pitch from one name to the next, in pixels
 * @param {number} room.size of the type, that is wanted
 * @param {boolean} [room.isFixed] whether no type may be smaller
 * @param {Measure} measure
 * @returns {{lines: string[][], size: number, leading: number, width: number}}
 */
export function fitNames(names, { width, pitch, size: wanted, isFixed }, measure) {
  let size = wanted;
  let lines = names.map((name) => [name]);
  const widest = () => Math.max(0, ...lines.flat().map((line) => measure(line, size)));
  if (widest() > width && pitch >= 2 * LINE * size) {
    lines = names.map((name) =>
      measure(name, size) > width ? inTwo(name, (text) => measure(text, size)) : [name],
    );
  }
  const most = Math.max(1, ...lines.map(({ length }) => length));
  const fitting = Math.min(1, width / (widest() || 1), pitch / (LINE * most * size));
  size *= isFixed ? 1 : Math.max(SMALLEST, fitting);
  lines = lines.map((halves) => halves.map((text) => cut(text, width, size, measure)));
  return { lines, size, leading: LINE * size, width: widest() };
}

/**
 * Cut a text where its room ends; what it says in full, the node says when asked.
 *
 * @param {string} text
 * @param {number} width in pixels
 * @param {number} size
 * @param {Measure} measure
 */
export function cut(text, width, size, measure) {
  if (measure(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join("")}…`, size) > width) {
    letters.pop();
  }
  return `${letters.join("").trimEnd()}…`;
}

/**
 * Break a name at the space that leaves the shortest longer half.
 *
 * @param {string} name
 * @param {(text: string) => number} measure
 * @returns {string[]}
 */
function inTwo(name, measure) {
  const words = name.split(" ");
  /** @type {string[]} */
  let best = [name];
  let shortest = measure(name);
  for (let i = 1; i < words.length; i += 1) {
    const halves = [words.slice(0, i).join(" "), words.slice(i).join(" ")];
    const longer = Math.max(...halves.map(measure));
    if (longer < shortest) {
      shortest = longer;
      best = halves;
    }
  }
  return best;
}
