/** Where a number comes from: the arithmetic of a node or a connection at a moment. */

import { biasMoved, blamed, gradientAndMove } from "./blame.js";
import { inner, num, word } from "./formula.js";
import { knownAt, usedBiases, usedWeights } from "./known.js";
import { nodeName } from "./nodes.js";
import { activated, dropoutOf, isZeroAt, thinned } from "./rules.js";
import { termsOf } from "./terms.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../store.js").Selection} Selection */

/**
 * @typedef {object} Section
 * @property {string} plain heading
 * @property {string} technical heading
 * @property {ReturnType<typeof termsOf>} [terms]
 * @property {(index: number) => string} [nameOf] of a term's node
 * @property {(index: number) => Selection} [lineOf] the connection of a term
 * @property {Token[][]} lines
 * @property {string} [note]
 */

/**
 * @typedef {object} Account
 * @property {string} title
 * @property {{name: string, selection: Selection}[]} [ends] of a connection
 * @property {string} symbol
 * @property {number | null} value null where it is not computed yet
 * @property {Section[]} sections
 * @property {number} digits that the numbers were sent with
 */

/**
 * @typedef {object} Moment
 * @property {any} frame
 * @property {any} experiment
 * @property {import("./known.js").Known} known
 * @property {any} catalog
 */

/**
 * @param {Selection} selection
 * @param {{frame: any, experiment: any, catalog: any}} state
 * @returns {Account}
 */
export function accountOf(selection, { frame, experiment, catalog }) {
  const known = knownAt(experiment.phases, frame.phase.index);
  const moment = { frame, experiment, known, catalog };
  const account =
    selection.kind === "node"
      ? ofNode(selection, moment)
      : ofConnection(selection, moment);
  return { ...account, digits: frame.dtype === "float64" ? 9 : 7 };
}

/** @param {{layer: number, index: number}} node @param {Moment} moment */
function ofNode({ layer, index }, moment) {
  const { frame, experiment, known } = moment;
  const title = capital(nodeName(experiment, layer, index));
  const isKnown = layer <= known.forward;
  const value = isKnown ? frame.array("a", layer)[index] : null;
  if (layer === 0) {
    return { title, symbol: "a", value, sections: [given(index, moment)] };
  }
  const sections = [forward(layer, index, moment)];
  if (layer === known.last && known.isTruthTold) sections.push(compared(index, moment));
  if (layer >= known.backward) sections.push(blamed(layer, index, moment));
  if (layer >= known.backward) sections.push(...biasMoved(layer, index, moment));
  return { title, symbol: "a", value, sections };
}

/** @param {number} index @param {Moment} moment @returns {Section} */
function given(index, { frame, experiment }) {
  const { column, encoding, category, mean, scale } = experiment.inputs[index];
  const fact = frame.example.facts.find((/** @type {any} */ one) =>
    one.inputs.includes(index),
  );
  const a = frame.array("a", 0)[index];
  const told = fact ? `${fact.words}: ${fact.value}` : column;
  const raw = frame.example.values?.[column];
  const lines =
    encoding === "scaled" && typeof raw === "number"
      ? [["(", num(raw), "−", inner(mean), ")", "/", num(scale), "=", num(a)]]
      : [[word(category ? `${category}? ` : ""), "a", "=", num(a)]];
  const note =
    encoding === "scaled"
      ? `${told}, less the mean of all that teach, in units of their spread.`
      : `${told}.`;
  return { plain: "What enters", technical: "Encoding", lines, note };
}

/** @param {number} layer @param {number} index @param {Moment} moment @returns {Section} */
function forward(layer, index, { frame, experiment, known }) {
  const [plain, technical] = ["What comes in, and what goes out", "Forward"];
  const isUpdated = known.isUpdated;
  const bias = usedBiases(frame, layer, isUpdated)[index];
  const weights = usedWeights(frame, layer, isUpdated);
  const before = frame.array("a", layer - 1);
  const [count, fanOut] = experiment.network.sizes.slice(layer - 1);
  const isKnown = layer <= known.forward;
  const terms = termsOf(count, (i) => [
    weights[i * fanOut + index],
    isKnown ? before[i] : null,
  ]);
  /** @type {Pick<Section, "nameOf" | "lineOf">} */
  const ends = {
    nameOf: (i) => nodeName(experiment, layer - 1, i),
    lineOf: (i) => ({ kind: "connection", layer, from: i, to: index }),
  };
  if (!isKnown) {
    return {
      plain,
      technical,
      terms,
      ...ends,
      lines: [["b", "=", num(bias)]],
      note: "Not computed yet in this step. These are its weights.",
    };
  }
  const z = frame.array("z", layer)[index];
  const a = frame.array("a", layer)[index];
  const rule = experiment.network.activations[layer - 1];
  // Nobody is left out of an answer asked for; and what is 0 by itself does not tell.
  const share = frame.isAsked || isZeroAt(rule, z) ? 0 : dropoutOf(layer, experiment);
  return {
    plain,
    technical,
    terms,
    ...ends,
    lines: [
      ["z", "=", "∑", "w", "·", "a", "+", "b"],
      ["z", "=", num(terms.sum), "+", inner(bias), "=", num(z)],
      ["a", "=", ...activated(rule, z), ...thinned(share, a !== 0), "=", num(a)],
    ],
    note:
      share > 0 && a === 0 ? "Dropout leaves this node out in this step." : undefined,
  };
}

/** @param {number} index @param {Moment} moment @returns {Section} */
function compared(index, { frame, experiment, known }) {
  const { scale, mean } = experiment.outputs[index];
  const a = frame.array("a", known.last)[index];
  const target = frame.array("targets")[index];
  const error = frame.array("error")[index];
  const isScaled = scale !== 1 || mean !== 0;
  return {
    plain: "How far from the truth",
    technical: "Error",
    lines: [
      ["a", "−", "t", "=", num(a), "−", inner(target), "=", num(error)],
      ...(isScaled
        ? [[num(a), "·", num(scale), "+", inner(mean), "=", num(a * scale + mean)]]
        : []),
    ],
    note: isScaled
      ? "Told in the units of the data: times the scale, plus the mean."
      : undefined,
  };
}

/** @param {{layer: number, from: number, to: number}} connection @param {Moment} moment */
function ofConnection({ layer, from, to }, moment) {
  const { frame, experiment, known } = moment;
  const at = from * experiment.network.sizes[layer] + to;
  const start = capital(nodeName(experiment, layer - 1, from));
  const end = nodeName(experiment, layer, to);
  const now = frame.array("weights", layer)[at];
  const used = usedWeights(frame, layer, known.isUpdated)[at];
  /** @type {Section[]} */
  const sections = [];
  const a = frame.array("a", layer - 1)[from];
  if (layer - 1 <= known.forward) {
    sections.push({
      plain: "What it carries",
      technical: "Forward",
      lines: [["w", "·", "a", "=", num(used), "·", inner(a), "=", num(used * a)]],
    });
  }
  if (layer >= known.backward) {
    const delta = frame.array("delta", layer)[to];
    sections.push(
      ...gradientAndMove(moment, {
        symbol: "w",
        share: [
          [word("∂L/∂w"), "=", "δ", "·", "a", "=", num(delta), "·", inner(a)],
          [word("∂L/∂w"), "=", num(delta * a)],
        ],
        gradient: frame.array("weight_gradients", layer)[at],
        now,
        change: frame.array("weight_changes", layer)[at],
        parameter: { name: "weights", layer, index: [from, to] },
      }),
    );
  }
  /** @type {Account["ends"]} */
  const ends = [
    { name: start, selection: { kind: "node", layer: layer - 1, index: from } },
    { name: end, selection: { kind: "node", layer, index: to } },
  ];
  return { title: `${start} → ${end}`, ends, symbol: "w", value: now, sections };
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
