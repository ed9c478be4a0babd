/**
 * The card in plain words has sentences and numbers, no letters, and never says anything
 * that its numbers contradict: which way, more or less, which is largest, what adds up.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { momentOf } from "../../../static/network/account.js";
import { gradientOf, moveOf } from "../../../static/network/moving.js";
import { nodeName } from "../../../static/network/nodes.js";
import {
  sectionText,
  storyOf,
  storyText,
} from "../../../static/network/telling/story.js";
import { catalog } from "../catalog.js";
import { selectionsOf } from "./evaluating.js";
import { frameOf, madeMoments } from "./moments.js";
import { readable } from "./printed.js";

/** @typedef {import("../../../static/network/telling/story.js").ToldSection} ToldSection */

const { walks, runs } = madeMoments(32);
const NUMBER = "−?[\\d\\u202f]+(?:\\.\\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?";
const PRODUCT = new RegExp(
  `(${NUMBER}(?: × ${NUMBER})*)(?: ÷ (${NUMBER}))? ([=≈]) (${NUMBER})(?![\\d\\u202f])`,
  "g",
);
const LETTERS = /[δηεμρλβΔ∂∑σπ′ϕ√=·]/;
const LETTER = /(?<![\p{L}\d’'-])[b-hj-z](?![\p{L}\d.₀-₉-])/u;

/** @param {string} text */
const read = (text) => Number(readable(text.replaceAll("\u202f", "")));

/** @param {string} text @returns {number} what its last digit stands for */
function unitOf(text) {
  const [, decimals = "", power = ""] =
    /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(readable(text.replaceAll("\u202f", ""))) ??
    [];
  const exact = !decimals && !power ? 2 : 0; // a whole number is written shortly
  return 10 ** (Number(power) - decimals.length - exact);
}

/** @param {string} text */
function checkProducts(text) {
  let count = 0;
  for (const [all, factors, divisor, sign, end] of text.matchAll(PRODUCT)) {
    const computed =
      factors.split(" × ").reduce((so, one) => so * read(one), 1) /
      (divisor ? read(divisor) : 1);
    const isNear = Math.abs(computed - read(end)) <= 0.500001 * unitOf(end);
    assert.equal(sign, isNear ? "=" : "≈", `${all} gives ${computed}`);
    count += 1;
  }
  return count;
}

/** @param {ToldSection} section */
function checkTerms({ before, terms, after = [] }) {
  if (!terms) return;
  const listed = [...terms.shown, ...(terms.rest?.terms ?? [])];
  const sizes = listed.map(({ value }) => Math.abs(value));
  assert.deepEqual(
    sizes,
    [...sizes].sort((one, other) => other - one),
  );
  for (const { value, words } of listed) {
    const [last] = words.match(new RegExp(`${NUMBER}(?= (?:from|to)$)`)) ?? [];
    if (last) assert.ok(Math.abs(read(last) - value) <= 0.51 * unitOf(last) + 1e-12);
  }
  const text = after.join(" ");
  const found = new RegExp(
    `(?:bias, (${NUMBER}), that is t|^T)ogether (about )?(${NUMBER})\\.(?= |$)`,
  ).exec(text);
  if (!found) return;
  const [, bias = "0", about, sum] = found;
  const last = (/** @type {string} */ words) =>
    read(words.match(new RegExp(NUMBER, "g"))?.at(-1) ?? "");
  const rest = terms.rest ? last(terms.rest.words) : 0;
  const added = terms.shown.reduce(
    (so, { words }) => so + last(words),
    read(bias) + rest,
  );
  const isNear = Math.abs(added - read(sum)) <= 0.500001 * unitOf(sum);
  assert.equal(Boolean(about), !isNear, `${before} ${text}: ${added}`);
}

/** @param {any} selection @param {any} state */
function checkWays(selection, state) {
  const moment = momentOf(state);
  const { frame, known } = moment;
  const { sections } = storyOf(selection, state);
  const text = sections.flatMap(sectionText).join("\n");
  const { layer, index, from, to } = selection;
  let count = 0;
  /** @param {RegExp} pattern @param {(...found: string[]) => unknown} holds */
  const claim = (pattern, holds) => {
    const found = pattern.exec(text);
    if (!found) return;
    assert.ok(holds(...found.slice(1)), text);
    count += 1;
  };
  if (selection.kind === "node") {
    const a = frame.array("a", layer)[index];
    claim(/spreads? (below|above) the average/, (side) => a < 0 === (side === "below"));
    const error = frame.array("error")[index];
    claim(/off by .*, too (high|low)/, (side) => error > 0 === (side === "high"));
    const delta = layer ? frame.array("delta", layer)[index] : 0;
    claim(
      /in its sum would make it (more|less)/,
      (way) => delta > 0 === (way === "more"),
    );
    claim(/no share of the blame/, () => delta === 0);
    if (layer === 0 || layer < known.backward) return count;
  }
  if (layer < known.backward) return count;
  /** @type {any} */
  const parameter =
    selection.kind === "node"
      ? { name: "biases", layer, index: [index] }
      : { name: "weights", layer, index: [from, to] };
  const { g } = gradientOf(parameter, moment);
  claim(
    /A little more of this .* (more|less) wrong/,
    (way) => g > 0 === (way === "more"),
  );
  claim(/makes no difference/, () => g === 0);
  if (!known.isUpdated) return count;
  const [stepped, change] = moveOf(parameter, moment).ownStep ?? [0, 0];
  const pair = new RegExp(`(So|And yet) it goes (up|down), (${NUMBER}) → (${NUMBER})`);
  claim(pair, (lead, way, old, now) => {
    const isUp = change > 0;
    return (
      isUp === (way === "up") &&
      isUp === read(now) > read(old) &&
      Math.abs(read(now) - stepped) <= 0.01 * Math.abs(stepped) &&
      g * change < 0 === (lead === "So")
    );
  });
  claim(/stays as it is/, () => change === 0);
  return count;
}

/** @param {string} text @param {any} experiment @param {any} frame */
function withoutNames(text, experiment, frame) {
  const { inputs, outputs, network, dataset, outcomes } = experiment;
  const names = [
    ...network.sizes.flatMap(
      (/** @type {number} */ size, /** @type {number} */ layer) =>
        Array.from({ length: size }, (_, i) => nodeName(experiment, layer, i)),
    ),
    ...[...inputs, ...outputs].flatMap((one) => [one.name, one.column, one.category]),
    ...frame.example.facts.flatMap((/** @type {any} */ one) => [one.words, one.value]),
    ...outcomes.flatMap((/** @type {any} */ one) => Object.values(one)),
    frame.prediction?.number,
    ...(frame.prediction?.misses ?? []),
    frame.example.truth.replace(/^is /, ""),
    dataset.noun,
    dataset.nouns,
  ].filter((name) => name && /\p{L}/u.test(name));
  names.sort((one, other) => other.length - one.length);
  return names.reduce((so, name) => {
    const literal = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    return so.replaceAll(new RegExp(`(?<!\\p{L})${literal}(?!\\p{L})`, "giu"), "…");
  }, text);
}

for (const [place, { experiment, frames }] of [...walks, ...runs].entries()) {
  const { optimizer, loss, activations } = experiment.network;
  test(`plain words are true, ${place}: ${optimizer} ${loss} ${activations}`, () => {
    let products = 0;
    let ways = 0;
    for (const text of frames) {
      const frame = frameOf(text, experiment);
      const state = { frame, experiment, catalog };
      for (const selection of selectionsOf(experiment)) {
        const story = storyOf(selection, state);
        const told = storyText(story);
        assert.doesNotMatch(told, /undefined|NaN|\[object|\. \.|\.\./);
        const own = withoutNames(told, experiment, frame)
          .replace(/·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, "")
          .replace(/ [=≈] (?=−?\d)/g, " ");
        assert.doesNotMatch(own, LETTERS);
        assert.doesNotMatch(own, LETTER);
        products += checkProducts(told.replaceAll(" (size of a correction)", ""));
        story.sections.forEach(checkTerms);
        ways += checkWays(selection, state);
      }
    }
    assert.ok(products > 20 && ways > 10, `${products} products, ${ways} ways`);
  });
}
