/** What enters, in plain words: how a fact about an example becomes a number. */

import { figure } from "./figure.js";

/** @typedef {import("../account.js").Moment} Moment */
/** @typedef {import("./story.js").ToldSection} ToldSection */

/** @param {number} index @param {Moment} moment @returns {ToldSection} */
export function inputTold(index, moment) {
  return { heading: "What enters", part: 1, before: [sentence(index, moment)] };
}

/** @param {number} index @param {Moment} moment */
function sentence(index, { frame, experiment }) {
  const { column, encoding, category, mean, scale } = experiment.inputs[index];
  const fact = frame.example.facts.find((one) => one.inputs.includes(index));
  const a = frame.array("a", 0)[index];
  const name = fact?.words ?? column;
  const told = fact ? `${name}: ${fact.value}` : name;
  if (encoding === "one_hot") {
    const question = category ? `Is it ${category}?` : "Is it missing?";
    return `${told}. ${question} ${a ? "Yes" : "No"}: it enters as ${figure(a)}.`;
  }
  if (encoding !== "scaled") return `${told} enters as ${figure(a)}.`;
  if (typeof frame.example.values?.[column] !== "number") {
    return `${name} is not known: what is usual stands in for it, as ${figure(a)}.`;
  }
  if (a === 0) return `${told} becomes 0: it is just the average.`;
  if (mean === 0) {
    return `${told} becomes ${figure(a)}: it is divided by ${figure(scale)}.`;
  }
  const side = a < 0 ? "below" : "above";
  const spreads = Math.abs(a) === 1 ? "1 spread" : `${figure(Math.abs(a))} spreads`;
  return (
    `${told} becomes ${figure(a)}: ${spreads} ${side} the average of ` +
    `${figure(mean)}. A spread, how far they usually are from it, is ${figure(scale)}.`
  );
}
