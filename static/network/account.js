/** Where a number comes from: the arithmetic of a node or a connection at a moment. */

import { blamed } from "./blame.js";
import { compared, lost } from "./comparing.js";
import { carried, given, summed } from "./entering.js";
import { knownAt } from "./known.js";
import { movesOf } from "./moving.js";
import { nodeName, nodeTitle } from "./nodes.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../store.js").Selection} Selection */
/** @typedef {import("../protocol.js").Frame} Frame */
/** @typedef {import("../wire.d.ts").ExperimentEvent} ExperimentEvent */
/** @typedef {import("./edit_controls.js").Parameter} Parameter */

/**
 * @typedef {object} Section
 * @property {string} plain heading
 * @property {string} technical heading
 * @property {number} part of the five of a step that it belongs to, from 1
 * @property {ReturnType<typeof import("./terms.js").termsOf>} [terms]
 * @property {(index: number) => string} [nameOf] of a term's node
 * @property {(index: number) => Selection} [lineOf] the connection of a term
 * @property {Token[][]} lines
 * @property {string} [note]
 * @property {BatchParts} [parts] of the gradient of a batch
 */

/**
 * @typedef {object} BatchParts
 * @property {number} count of the examples
 * @property {number} place of the one in focus, from 0
 * @property {string} noun for one of them
 * @property {import("./parts.js").PartsList | null} list null where it is not asked for,
 *   or not told yet
 */

/**
 * @typedef {object} Account
 * @property {string} title
 * @property {{name: string, selection: Selection}[]} [ends] of a connection
 * @property {string} symbol
 * @property {number | null} value null where it is not computed yet
 * @property {Section[]} sections
 * @property {number} digits that its numbers are written with
 */

/**
 * @typedef {object} Moment
 * @property {Frame} frame
 * @property {ExperimentEvent} experiment
 * @property {import("./known.js").Known} known
 * @property {import("../wire.d.ts").Catalog} catalog
 * @property {number} worth digits that a number is worth
 * @property {number} digits that numbers are written with
 * @property {import("./parts.js").Listing | null} listing of the parts of a gradient
 */

/**
 * @param {Selection} selection
 * @param {Pick<Moment, "frame" | "experiment" | "catalog">
 *   & {digits?: import("../store.js").Digits, listing?: Moment["listing"]}} state
 * @returns {Account}
 */
export function accountOf(selection, state) {
  const moment = momentOf(state);
  const account =
    selection.kind === "node"
      ? ofNode(selection, moment)
      : ofConnection(selection, moment);
  return {
    ...titleOf(selection, moment.experiment),
    ...account,
    digits: moment.digits,
  };
}

/**
 * Gather what is told of a moment, and with how many digits.
 *
 * @param {Pick<Moment, "frame" | "experiment" | "catalog">
 *   & {digits?: import("../store.js").Digits, listing?: Moment["listing"]}} state
 * @returns {Moment}
 */
export function momentOf({
  frame,
  experiment,
  catalog,
  digits: chosen,
  listing = null,
}) {
  const known = knownAt(experiment.phases, frame.phase.index);
  const worth = digitsOf(frame, experiment);
  const digits = chosen === undefined || chosen === "all" ? worth : chosen;
  return { frame, experiment, known, catalog, worth, digits, listing };
}

/**
 * Name what is selected, and of a connection the nodes that it leads to.
 *
 * @param {Selection} selection
 * @param {ExperimentEvent} experiment
 * @returns {Pick<Account, "title" | "ends">}
 */
export function titleOf(selection, experiment) {
  const { layer } = selection;
  if (selection.kind === "node") {
    return { title: capital(nodeTitle(experiment, layer, selection.index)) };
  }
  const { from, to } = selection;
  const start = capital(nodeName(experiment, layer - 1, from));
  const end = nodeName(experiment, layer, to);
  return {
    title: `${start} → ${end}`,
    ends: [
      { name: start, selection: { kind: "node", layer: layer - 1, index: from } },
      { name: end, selection: { kind: "node", layer, index: to } },
    ],
  };
}

/**
 * Count the digits that a number is worth: nine of double precision, seven of single,
 * also where only the way here was of single precision.
 *
 * @param {Frame} frame
 * @param {ExperimentEvent} experiment
 */
export function digitsOf(frame, { experiment }) {
  const isDouble = frame.dtype === "float64" && experiment.dtype !== "float32";
  return isDouble ? 9 : 7;
}

/**
 * @param {{layer: number, index: number}} node
 * @param {Moment} moment
 * @returns {Pick<Account, "symbol" | "value" | "sections">}
 */
function ofNode({ layer, index }, moment) {
  const { frame, known } = moment;
  const isKnown = layer <= known.forward;
  const value = isKnown ? frame.array("a", layer)[index] : null;
  if (layer === 0) {
    return { symbol: "a", value, sections: [given(index, moment)] };
  }
  const sections = [summed(layer, index, moment)];
  if (layer === known.last && known.isTruthTold) {
    sections.push(compared(index, moment), lost(index, moment));
  }
  if (layer >= known.backward) {
    sections.push(blamed(layer, index, moment));
    /** @type {Parameter} */
    const parameter = { name: "biases", layer, index: [index] };
    sections.push(...movesOf(parameter, moment));
  }
  return { symbol: "a", value, sections };
}

/**
 * @param {{layer: number, from: number, to: number}} connection
 * @param {Moment} moment
 * @returns {Pick<Account, "symbol" | "value" | "sections">}
 */
function ofConnection({ layer, from, to }, moment) {
  const { frame, experiment, known } = moment;
  const value = frame.array("weights", layer)[
    from * experiment.network.sizes[layer] + to
  ];
  const sections = layer - 1 <= known.forward ? [carried(layer, from, to, moment)] : [];
  if (layer >= known.backward) {
    /** @type {Parameter} */
    const parameter = {
      name: "weights",
      layer,
      index: [from, to],
    };
    sections.push(...movesOf(parameter, moment));
  }
  return { symbol: "w", value, sections };
}

/**
 * Begin a title with a capital, unless it is a symbol: x₁ and h3 stay.
 *
 * @param {string} text
 */
function capital(text) {
  const isSymbol = /[₀-₉]/.test(text) || /^\p{L}[\d.]*( |$)/u.test(text);
  return isSymbol ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
