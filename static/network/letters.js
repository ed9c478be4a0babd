/** The letters of formulas, each with a sentence that says what it stands for. */

import { optimizerOf } from "./rows.js";

/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../wire.d.ts").Words} Words */
/** @typedef {Pick<import("./account.js").Moment, "catalog" | "experiment">} Rows */

/** @typedef {Words & {letter: string}} Letter as a formula writes it, and what it means */

/** @param {string} plain @param {string} technical @returns {Words} */
const words = (plain, technical) => ({ plain, technical });

/** @type {Record<string, Words>} those that all formulas share */
const SHARED = {
  a: words("What a node passes on.", "Activation of a node."),
  b: words("The bias: a node's own number, added to its sum.", "Bias."),
  e: words("A fixed number, about 2.72.", "Euler's number, about 2.72."),
  f: words("The rule that bends the sum.", "Activation function."),
  "f′": words(
    "How steep that rule is at this sum.",
    "Derivative of the activation function.",
  ),
  g: words(
    "How much more wrong a little more of it makes the answers.",
    "Gradient that the optimizer is given, with the penalty where there is one.",
  ),
  L: words(
    "How wrong the answer is; with a small number, of that output.",
    "Loss; with an index, of that output.",
  ),
  s: words(
    "What a little more of all answers together would count.",
    "Sum of ∂L/∂a · a over the outputs.",
  ),
  T: words("The steps over which corrections get smaller.", "Horizon of the schedule."),
  t: words("The truth that the answer aims at.", "Target."),
  w: words("The weight of a connection.", "Weight."),
  z: words(
    "The sum of all that comes in, before the rule bends it.",
    "Weighted sum of the inputs plus the bias, before the activation.",
  ),
  Δ: words("By how much it moves.", "Change of the parameter in this step."),
  δ: words("A node's share of the blame.", "∂L/∂z of a node."),
  ε: words("A number that is very small.", "A small number."),
  η: words("The size of a correction.", "Learning rate, as the schedule has it."),
  λ1: words(
    "How much the size of the weights counts as wrong.",
    "Strength of the L1 penalty.",
  ),
  λ2: words(
    "How much large weights count as wrong.",
    "Strength of the L2 penalty (weight decay).",
  ),
  π: words("A fixed number, about 3.14.", "Pi, about 3.14."),
  σ: words("The rule that squeezes a sum to between 0 and 1.", "Sigmoid function."),
  "∂L/∂a": words(
    "How much more wrong a little more of the answer is.",
    "Derivative of the loss with respect to the activation.",
  ),
  "∂L/∂b": words(
    "How much more wrong a little more of the bias makes it.",
    "Derivative of the loss with respect to the bias.",
  ),
  "∂L/∂w": words(
    "How much more wrong a little more of the weight makes it.",
    "Derivative of the loss with respect to the weight.",
  ),
  "∂L/∂z": words(
    "How much more wrong a little more in the sum makes it.",
    "Derivative of the loss with respect to the weighted sum.",
  ),
  "∑": words("All of these, added up.", "Sum."),
};

/** @type {Record<string, Words>} what an optimizer remembers, by name */
const REMEMBERED = {
  velocity: words(
    "How fast the last steps have moved it.",
    "Velocity of the parameter.",
  ),
  mean: words("How steep it was lately.", "Running mean of the gradient."),
  squares: words(
    "How steep it was lately, whichever way: its squares.",
    "Accumulated squares of the gradient.",
  ),
};

const HAT = "\u0302";
const NAMED = /^(∂L\/∂[abwz])/; // words of a formula that are a letter in all but name

/**
 * List the letters of some sections in the order of their first appearance.
 *
 * @param {readonly {technical: string, lines: Token[][]}[]} sections
 * @param {Rows} rows
 * @returns {Letter[]}
 */
export function lettersOf(sections, rows) {
  const update = `Update: ${optimizerOf(rows).title}`;
  /** @type {Map<string, Letter>} */
  const found = new Map();
  for (const { technical, lines } of sections) {
    const own = technical === update ? ownLetters(rows) : {};
    const named = technical.match(/∂L\/∂[abwz]|[δ]/gu) ?? [];
    for (const letter of [...named, ...lines.flatMap(lettersIn)]) {
      const meaning = own[letter] ?? SHARED[letter];
      if (meaning) found.set(`${letter} ${meaning.technical}`, { letter, ...meaning });
    }
  }
  return [...found.values()];
}

/**
 * Name the letters of a line; its numbers, signs and words are none.
 *
 * @param {readonly Token[]} line
 * @returns {string[]}
 */
export function lettersIn(line) {
  return line.flatMap((token) => {
    if (typeof token === "string") return /[\p{L}∑]/u.test(token) ? [token] : [];
    if ("n" in token) return [];
    if ("base" in token) return [token.base === "L" ? "L" : token.base + token.index];
    if ("word" in token) {
      const [, named] = token.word.match(NAMED) ?? [];
      if (token.word.startsWith("∑")) return ["∑"];
      return named ? [named] : [];
    }
    return Object.values(token).flatMap(lettersIn);
  });
}

/** @param {Rows} rows @returns {Record<string, Words>} of the optimizer's own formulas */
function ownLetters({ catalog, experiment }) {
  const row = optimizerOf({ catalog, experiment });
  /** @type {Record<string, Words>} */
  const own = {};
  for (const [name, symbol] of Object.entries(row.slots)) {
    const spelt = name.replaceAll("_", " ");
    const told = REMEMBERED[name] ?? words(`What it calls ${spelt}.`, `Its ${spelt}.`);
    own[symbol] = words(`Remembered of earlier steps. ${told.plain}`, told.technical);
    own[symbol + HAT] = words(
      `The same as ${symbol}, made up for how few steps there were.`,
      `${symbol}, corrected for its start at 0.`,
    );
  }
  const settings = catalog.settings.find(({ name }) => name === "settings");
  const parts = settings?.parts?.[row.name] ?? [];
  for (const { name, symbol } of row.numbers) {
    const part = parts.find((one) => one.name === name);
    if (part) own[symbol] = words(part.help.plain, part.help.technical);
  }
  return own;
}

/** @param {readonly Letter[]} letters @returns {string} what appears over a formula */
export function hint(letters) {
  return letters.map(({ letter, technical }) => `${letter}: ${technical}`).join("\n");
}
