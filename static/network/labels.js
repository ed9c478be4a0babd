/** The words around the nodes: layer titles, names, what was folded, the answer. */

import { answerWords } from "./answer.js";
import { cut } from "./names.js";
import { grouped } from "./numerals.js";
import { make, mark, say, tenths } from "./svg.js";

/** @typedef {import("../protocol.js").Frame} Frame */
/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */

/** @typedef {import("./layout.js").Picture} Picture */

/**
 * Name a layer in words.
 *
 * @param {number} layer
 * @param {{sizes: readonly number[], titles: {activations: readonly string[]}}} network
 * @param {import("../store.js").Vocabulary} vocabulary
 * @returns {string[]} the longest first
 */
export function titlesOf(layer, { sizes, titles }, vocabulary) {
  const last = sizes.length - 1;
  if (layer === 0) return ["input layer", "input"];
  const which = layer === last ? "output" : "hidden";
  const number = which === "hidden" && last > 2 ? ` ${layer}` : "";
  const plain = [`${which} layer${number}`, `${which}${number}`];
  if (number) plain.push(String(layer));
  if (vocabulary === "plain") return plain;
  const rule = titles.activations[layer - 1];
  return [`${plain[0]} · ${rule}`, `${plain[1]} · ${rule}`, ...plain];
}

/**
 * @param {Picture} picture
 * @param {ExperimentEvent} experiment
 * @param {import("../store.js").Vocabulary} vocabulary
 * @param {import("./names.js").Measure} measure
 */
export function createLabels(picture, experiment, vocabulary, measure) {
  const { columns, unit } = picture;
  const size = tenths(picture.titleType);
  const titles = columns.map(({ layer, x }) => {
    const gap = Math.min(
      x - (columns[layer - 1]?.x ?? -x),
      (columns[layer + 1]?.x ?? 2 * picture.width - x) - x,
    );
    const candidates = titlesOf(layer, experiment.network, vocabulary);
    const room = Math.min(gap - unit, 2 * Math.min(x, picture.width - x) - 1.6 * unit);
    const fitting = candidates.find((text) => 1.07 * measure(text, size) <= room);
    const y = tenths(2 * unit);
    const title = make("text", { class: "title", x: tenths(x), y, "font-size": size });
    title.textContent = fitting ?? candidates[candidates.length - 1];
    return title;
  });
  const answers = createAnswers(picture, experiment, measure);
  return {
    elements: [
      ...titles,
      ...namesOf(picture),
      ...foldedOf(picture, measure),
      ...answers.elements,
    ],
    update: answers.update,
  };
}

/** @param {Picture} picture */
function namesOf({ columns: [column], names, unit }) {
  return names.lines.map((lines, index) => {
    const { x, y, r } = column.nodes[index];
    const first = y - ((lines.length - 1) / 2) * names.leading + 0.355 * names.size;
    const right = tenths(x - r - 0.65 * unit);
    const spans = lines.map((line, i) => {
      const span = make("tspan", { x: right, y: tenths(first + i * names.leading) });
      span.textContent = line;
      return span;
    });
    const attributes = { class: "name", "font-size": tenths(names.size) };
    return make("text", { ...attributes, "data-name": index }, spans);
  });
}

/** @param {Picture} picture @param {import("./names.js").Measure} measure */
function foldedOf({ columns, unit, titleType }, measure) {
  const gap = Math.min(...columns.slice(1).map(({ x }, i) => x - columns[i].x));
  return columns.flatMap(({ layer, folded }) => {
    if (!folded) return [];
    const count = grouped(folded.count);
    const candidates = [`+ ${count} more`, `+${count}`];
    const fitting = candidates.find(
      (text) => measure(text, titleType) + 0.4 * unit <= gap,
    );
    const text = make("text", {
      class: "folded",
      "data-layer": layer,
      x: tenths(folded.x),
      y: tenths(folded.y + 0.3 * unit),
      "font-size": tenths(titleType),
    });
    text.textContent = fitting ?? candidates[1];
    return [text];
  });
}

/**
 * @param {Picture} picture
 * @param {ExperimentEvent} experiment
 * @param {import("./names.js").Measure} measure
 */
function createAnswers(picture, experiment, measure) {
  const { columns, output, outputType: type, outputRoom, chipType, width } = picture;
  const { nodes, hasChips } = columns[columns.length - 1];
  const isBelow = output === "gauge";
  // Words below a node lie around its middle, and end where the drawing does.
  const middle = columns[columns.length - 1].x;
  const room = isBelow ? Math.min(outputRoom, 2 * (width - middle)) : outputRoom;
  const leading = (isBelow ? 1.5 : 1.2) * type;
  const answers = nodes.map(({ index, x, y, r }) => {
    const anchor = isBelow ? "middle" : "start";
    const lines = Array.from({ length: isBelow ? 3 : 2 }, () => make("text", { x: 0 }));
    const below = r + (hasChips ? 0.66 * chipType : 0) + 1.55 * type;
    const place = isBelow ? [x, y + below] : [x + r + 0.65 * type, y + 0.355 * type];
    const element = make(
      "g",
      {
        class: "answer",
        "font-size": tenths(type),
        "text-anchor": anchor,
        transform: `translate(${place.map(tenths).join(" ")})`,
      },
      lines,
    );
    return { index, lines, element };
  });
  return {
    elements: answers.map(({ element }) => element),
    /** @param {Frame} frame @param {import("./known.js").Known} known */
    update(frame, known) {
      for (const { index, lines } of answers) {
        const words = answerWords(experiment, frame, known, index);
        const up = isBelow ? 0 : (words.length - 1) / 2;
        for (const [i, line] of lines.entries()) {
          // What does not fit takes smaller type first, and is cut only beyond that.
          const text = words[i]?.text ?? "";
          const size = Math.max(0.62, Math.min(1, room / measure(text, type))) * type;
          say(line, cut(text, room, size, measure));
          mark(line, "font-size", tenths(size));
          mark(line, "class", words[i]?.tone ?? "plain");
          mark(line, "y", tenths((i - up) * leading));
        }
      }
    },
  };
}
