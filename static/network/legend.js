/** What width, colour and dash mean, with the scale's maximum; a new scale is said. */

import { tickText } from "../charts/ticks.js";
import { grouped } from "./numerals.js";
import { dashOf, widthOf } from "./scales.js";
import { make, mark, say } from "./svg.js";

const SAMPLES = [0.25, 0.5, 1]; // of the maximum
const LENGTH = 34;
const ANNOUNCED = 3000; // milliseconds that a new scale stays marked

/**
 * @param {HTMLElement} element
 * @param {() => void} seeAll opens the heat map of all weights
 */
export function createLegend(element, seeAll) {
  const title = word("title");
  const samples = SAMPLES.map(() => createSample("positive"));
  const minus = createSample("negative");
  const gradient = createSample("gradient");
  const bias = word("chip");
  bias.textContent = "bias";
  const before = word("before");
  const count = word("count");
  const all = document.createElement("button");
  all.type = "button";
  all.className = "see-all";
  all.textContent = "heat map";
  all.title = "All weights as a heat map (W)";
  all.setAttribute("aria-label", "All weights as a heat map");
  all.addEventListener("click", seeAll);
  const scale = document.createElement("div");
  scale.className = "scale";
  scale.append(title, ...samples.map((one) => one.element), minus.element);
  element.replaceChildren(scale, bias, gradient.element, before, count, all);
  /** @type {number | null} */
  let stated = null;
  let change = ""; // what a new scale has done to all lines
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  return {
    /**
     * @param {{maximum: number, widest: number}} widths
     * @param {number | null} steepest the gradients' maximum, where they are shown
     * @param {{drawn: number, total: number, shown: number}} counts of connections
     * @param {import("../store.js").Vocabulary} vocabulary
     */
    update(widths, steepest, counts, vocabulary) {
      const { maximum, widest } = widths;
      if (stated !== null && stated !== maximum) {
        change = maximum > stated ? "thinner" : "thicker";
      }
      say(title, change ? `weight, all lines now ${change}` : "weight");
      for (const [i, share] of SAMPLES.entries()) {
        const weight = share * maximum;
        samples[i].update(weight, widthOf(weight, widths), short(weight));
      }
      minus.update(-1, widest * 0.5, vocabulary === "plain" ? "minus" : "negative");
      gradient.element.hidden = steepest === null;
      if (steepest !== null) {
        const words = vocabulary === "plain" ? "blame" : "gradient";
        gradient.update(1, widest, `${words} ${short(steepest)}`);
      }
      say(count, countWords(counts));
      if (stated !== null && stated !== maximum) {
        scale.classList.add("is-new");
        clearTimeout(timer);
        timer = setTimeout(() => {
          scale.classList.remove("is-new");
          change = "";
          say(title, "weight");
        }, ANNOUNCED);
      }
      stated = maximum;
    },
    /** @param {number | null} exaggerates the pale edges, null where there are none */
    tellBefore(exaggerates) {
      const times = exaggerates && exaggerates > 1 ? `, change ×${exaggerates}` : "";
      say(before, exaggerates ? `pale: before${times}` : "");
    },
    forget() {
      stated = null;
    },
  };
}

/**
 * Say how many connections are drawn, where it is not all of them.
 *
 * @param {{drawn: number, total: number, shown: number}} counts `shown` lie between
 *   nodes that are shown
 */
export function countWords({ drawn, total, shown }) {
  if (drawn === total) return "";
  if (drawn < shown) return `${grouped(drawn)} strongest of ${grouped(total)}`;
  return `${grouped(drawn)} of ${grouped(total)} connections`;
}

/** @param {string} name */
function word(name) {
  const element = document.createElement("span");
  element.className = name;
  return element;
}

/** @param {"positive" | "negative" | "gradient"} kind */
function createSample(kind) {
  const line = make("line", { x1: 0, x2: LENGTH, y1: 6, y2: 6 });
  const svg = make("svg", { width: LENGTH, height: 12, "aria-hidden": "true" }, [line]);
  const text = word("number");
  const element = document.createElement("span");
  element.className = `swatch ${kind}`;
  element.append(svg, text);
  return {
    element,
    /** @param {number} weight @param {number} width @param {string} words */
    update(weight, width, words) {
      mark(line, "stroke-width", Math.round(width * 100) / 100);
      mark(line, "stroke-dasharray", dashOf(weight, width)?.join(" ") ?? "none");
      say(text, words);
    },
  };
}

/** @param {number} value */
function short(value) {
  return tickText(Number(value.toPrecision(3)));
}
