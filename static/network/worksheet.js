/** All that a step holds, in the order of its five parts: what a worksheet prints. */

import { accountOf } from "./account.js";
import { escaped, toLatex } from "./latex.js";
import { parametersOf } from "./looked.js";
import { writtenTerm } from "./terms.js";

/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../store.js").Selection} Selection */

const CARRYING = 2; // the part of a step in which numbers go forwards
const MOST_NODES = 64; // of a larger network only the ends of what is told

/** @typedef {{title: string, sections: Section[], digits: number}} Entry */
/** @typedef {{plain: string, technical: string, entries: Entry[]}} Part */

/**
 * Write down what is known at a moment, part by part.
 *
 * @param {Pick<import("../store.js").With<"catalog" | "experiment" | "frame">,
 *   "catalog" | "experiment" | "frame"> & {digits?: import("../store.js").Digits}} state
 * @returns {Part[]} of the parts that there is something to tell of
 */
export function worksheetOf(state) {
  const selections = selectionsOf(state);
  const accounts = selections.map((selection) => {
    const { title, digits, sections } = accountOf(selection, state);
    // What a connection carries stands in the sum of its node.
    const own = sections.filter(
      ({ part }) => selection.kind === "node" || part !== CARRYING,
    );
    return { title, digits, sections: own };
  });
  return state.catalog.five_steps
    .map(({ plain, technical }, i) => {
      const entries = accounts.flatMap(({ title, sections, digits }) => {
        const own = sections.filter(({ part }) => part === i + 1);
        return own.length ? [{ title, sections: own, digits }] : [];
      });
      return { plain, technical, entries };
    })
    .filter(({ entries }) => entries.length);
}

/**
 * List the nodes and the connections that a worksheet has room for.
 *
 * @param {Pick<import("../store.js").With<"experiment" | "frame">,
 *   "experiment" | "frame">} state
 * @returns {Selection[]}
 */
function selectionsOf({ frame, experiment }) {
  const { sizes } = experiment.network;
  const nodes = sizes.flatMap((size, layer) =>
    Array.from({ length: size }, (_, index) => ({
      kind: /** @type {const} */ ("node"),
      layer,
      index,
    })),
  );
  const parameters = parametersOf(experiment, frame);
  const ends = new Set(
    parameters.flatMap(({ layer, index }) => [
      `${layer} ${index[index.length - 1]}`,
      `${layer - 1} ${index[0]}`,
    ]),
  );
  const connections = parameters
    .filter(({ name }) => name === "weights")
    .map(({ layer, index: [from, to] }) => ({
      kind: /** @type {const} */ ("connection"),
      layer,
      from,
      to,
    }));
  const shown = nodes.filter(
    ({ layer, index }) => nodes.length <= MOST_NODES || ends.has(`${layer} ${index}`),
  );
  return [...shown, ...connections];
}

/**
 * Write the terms of a sum as equations too, so that they stand in print.
 *
 * @param {Section} section
 * @param {number} digits that a number is worth
 * @returns {Token[][]}
 */
export function linesOf({ terms, nameOf, lines }, digits) {
  const told = terms?.terms.filter(({ value }) => value !== null) ?? [];
  const products = told.map(({ index, weight, value, product }) => {
    const written = writtenTerm({ weight, value: Number(value), product }, digits);
    const name = { word: `${nameOf?.(index) ?? index}:\u00a0` };
    return [name, ...written.factors, written.sign, written.product];
  });
  const rest = terms?.rest;
  if (rest && told.length) {
    const name = { word: `the other ${rest.count}:\u00a0` };
    products.push([name, "∑", "w", "·", "a", "=", { n: rest.sum }]);
  }
  return [...products, ...lines];
}

/**
 * @param {readonly Part[]} parts
 * @param {string} title
 * @returns {string} a piece of LaTeX that needs amsmath
 */
export function worksheetLatex(parts, title) {
  const pieces = [`\\section*{${escaped(title)}}`];
  for (const { technical, entries } of parts) {
    pieces.push(`\\subsection*{${escaped(technical)}}`);
    for (const { title: name, sections, digits } of entries) {
      const lines = sections
        .flatMap((section) => linesOf(section, digits))
        .map((line) => aligned(line, digits));
      const body = lines.join(" \\\\\n");
      pieces.push(
        `\\paragraph{${escaped(name)}}\n\\begin{align*}\n${body}\n\\end{align*}`,
      );
    }
  }
  return `${pieces.join("\n\n")}\n`;
}

/** @param {readonly Token[]} line @param {number} digits */
function aligned(line, digits) {
  const at = line.findIndex((token) => token === "=" || token === "←");
  if (at < 0) return toLatex(line, digits);
  return `${toLatex(line.slice(0, at), digits)} &${toLatex(line.slice(at), digits)}`;
}
