/** The truth: how far an answer is from it, and what that adds to the loss. */

import { digitsFor, filled, roundedTo, symbolic } from "./equation.js";
import { num, word } from "./formula.js";
import { isPartner, lossOf, symbolOf } from "./rows.js";
import { evaluate, sumOf } from "./tree.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("./account.js").Moment} Moment */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./tree.js").Tree} Tree */

const FEW = 4; // outputs whose losses are added up in a line

/** @param {number} index @param {Moment} moment @returns {Section} */
export function compared(index, { frame, experiment, known, digits }) {
  const { scale, mean } = experiment.outputs[index];
  const a = frame.array("a", known.last)[index];
  const t = frame.array("targets")[index];
  const error = frame.array("error")[index];
  const isNumber = experiment.dataset.task === "number";
  const isScaled = isNumber && (scale !== 1 || mean !== 0);
  const lines = [filled(["a", "−", "t"], ["-", "a", "t"], { a, t }, error, { digits })];
  if (isScaled) {
    /** @type {Tree} */
    const tree = ["+", ["*", "a", "scale"], "mean"];
    const values = { a, scale, mean };
    lines.push(
      filled([word("answer")], tree, values, evaluate(tree, values), { digits }),
    );
  }
  return {
    plain: "How far from the truth",
    technical: "Error",
    part: 3,
    lines,
    note: isScaled
      ? "Told in the units of the data: times the scale, plus the mean."
      : undefined,
  };
}

/** @param {number} index @param {Moment} moment @returns {Section} */
export function lost(index, moment) {
  const { frame, experiment, digits } = moment;
  const tree = formulaOf(index, moment);
  const losses = lossesOf(moment);
  const count = losses.length;
  const left = lossSymbol(index, count);
  const lines = [
    symbolic(left, tree, symbolOf),
    filled(left, tree, valuesAt(index, moment), losses[index], { digits }),
  ];
  if (count > 1) lines.push(sumLine(losses, toldLoss(frame, "example_loss"), digits));
  const { size } = frame.example;
  const { nouns } = experiment.dataset;
  const { mean_loss: mean, loss } = frame;
  if (size > 1) {
    const over = word(`mean over all ${size} ${nouns} `);
    lines.push([over, "=", num(toldLoss(frame, "mean_loss"))]);
  }
  if (mean !== null && loss !== null && mean !== loss) {
    const values = { mean, penalty: loss - mean };
    lines.push(
      filled([word("with the penalty ")], ["+", "mean", "penalty"], values, loss, {
        digits,
      }),
    );
  }
  return {
    plain: "How much that counts",
    technical: `Loss: ${experiment.network.titles.loss}`,
    part: 3,
    lines,
    note: count > 1 ? "The loss of an example is the sum over its outputs." : undefined,
  };
}

/**
 * Give the loss of every output.
 *
 * @param {Moment} moment
 */
export function lossesOf(moment) {
  const count = moment.frame.array("a", moment.known.last).length;
  return Array.from({ length: count }, (_, j) => {
    const loss = evaluate(formulaOf(j, moment), valuesAt(j, moment));
    const isTold = Number.isFinite(loss) || count > 1;
    return isTold ? loss : toldLoss(moment.frame, "example_loss");
  });
}

/**
 * Give a loss that was measured; the wire has null where it is not finite.
 *
 * @param {import("../protocol.js").Frame} frame
 * @param {"example_loss" | "mean_loss" | "train_loss" | "test_loss"} name
 */
export function toldLoss(frame, name) {
  const isNumber = !frame.not_a_number?.includes(name);
  return frame[name] ?? (isNumber ? Number.POSITIVE_INFINITY : Number.NaN);
}

/** @param {number} index @param {number} count @returns {Token[]} */
function lossSymbol(index, count) {
  return count > 1 ? [{ base: "L", index: String(index + 1) }] : ["L"];
}

/** @param {number} index @param {Moment} moment */
function valuesAt(index, { frame, known }) {
  return {
    a: frame.array("a", known.last)[index],
    z: frame.array("z", known.last)[index],
    t: frame.array("targets")[index],
  };
}

/**
 * Give the formula of an output's loss: the one with a, as it is better known, unless a
 * has come so near its bound that the loss does not follow from its digits.
 *
 * @param {number} index
 * @param {Moment} moment
 * @returns {Tree}
 */
function formulaOf(index, moment) {
  const { formula, formula_with_partner: fromZ } = lossOf(moment);
  const values = valuesAt(index, moment);
  if (!isPartner(moment)) return formula;
  const { result } = digitsFor(
    (operands) => evaluate(formula, roundedTo(values, operands)),
    evaluate(fromZ, values),
    moment.worth,
  );
  return result >= moment.worth - 1 ? formula : fromZ;
}

/**
 * @param {number[]} losses of the outputs
 * @param {number} total
 * @param {number} digits
 * @returns {Token[]}
 */
function sumLine(losses, total, digits) {
  if (losses.length > FEW)
    return ["L", "=", "∑", { base: "L", index: "j" }, "=", num(total)];
  const values = Object.fromEntries(losses.map((loss, j) => [`L${j}`, loss]));
  const tree = sumOf(losses.map((_, j) => `L${j}`));
  return filled(["L"], tree, values, total, { digits });
}
