/** The titles and labels of the panels, in both vocabularies. */

import { grouped } from "../network/numerals.js";

export const WORDS = {
  plain: {
    data: "1 · What we know",
    truth: "In truth",
    hidden_truth: "told in 3 Compare",
    curve: "How wrong it is",
    train_loss: "learns from",
    test_loss: "never seen",
    accuracy: "right",
    code: "The code that is running",
    units: { phase: "part", step: "step", epoch: "round" },
    settings: "Settings",
    captions: {
      data: "what is known",
      forward: "layer by layer",
      error: "with the truth",
      backward: "correct itself",
      repeat: "with the next",
    },
  },
  technical: {
    data: "1 · Input example",
    truth: "Target",
    hidden_truth: "used in 3 Loss",
    curve: "Loss",
    train_loss: "train",
    test_loss: "test",
    accuracy: "accuracy",
    code: "The code that is running",
    units: { phase: "phase", step: "step", epoch: "epoch" },
    settings: "Experiment",
    captions: {
      data: "input layer",
      forward: "z, then a = f(z)",
      error: "ŷ and target",
      backward: "gradients",
      repeat: "next batch",
    },
  },
};

/**
 * Say how many examples it learns from, and how many it is only asked about.
 * @param {{train_size: number, test_size: number}} dataset
 * @param {import("../store.js").Vocabulary} vocabulary
 */
export function counts({ train_size, test_size }, vocabulary) {
  const [train, test] = [grouped(train_size), grouped(test_size)];
  if (vocabulary === "technical") {
    return `Training set: ${train}.${test_size ? ` Test set: ${test}.` : ""}`;
  }
  const others = test_size ? `, and is tested on ${test} it has never seen` : "";
  return `It learns from ${train}${others}.`;
}
