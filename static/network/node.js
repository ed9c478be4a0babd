/** One node: a circle with its number in it, and its bias as a tag below. */

import { fixed, widthOfNumber, withSign } from "./numerals.js";
import { make, mark, say, tenths } from "./svg.js";

/**
 * @typedef {object} NodeState what a node shows at a moment
 * @property {boolean} isKnown
 * @property {boolean} isDropped whether dropout leaves it out in this step
 * @property {number} a
 * @property {number} strength of its filling, from 0 to 1
 * @property {number | null} bias
 * @property {number} biasShare of the scale's maximum, from −1 to 1
 * @property {boolean} isFrozen whether the bias is kept from being trained
 * @property {number} delta share of the layer's largest, 0 where it is not known
 * @property {boolean} isLit lit from the data card
 * @property {boolean} isNamed whether the sentence names it
 * @property {boolean} isNear whether the selection is about it
 * @property {string} label for who cannot see it
 */

/**
 * @typedef {object} Drawing
 * @property {SVGElement} element
 * @property {(state: NodeState) => void} update
 */

/**
 * @param {import("./column.js").Node} node
 * @param {import("./column.js").Column} column
 * @param {import("./layout.js").Picture} picture
 * @param {string} [name] that sentences call it by, where none stands beside it
 * @returns {Drawing}
 */
export function createNode(node, column, picture, name = "") {
  const { layer, index, x, y, r } = node;
  const halo = make("circle", { class: "halo", r: tenths(r + Math.min(4, 0.18 * r)) });
  const body = make("circle", { class: "body", r });
  const value = make("text", { class: "value", "font-size": tenths(column.type) });
  const bias = layer === 0 ? null : createBias(node, column, picture);
  const element = make(
    "g",
    {
      class: "node",
      "data-node": `${layer}:${index}`,
      transform: `translate(${tenths(x)} ${tenths(y)})`,
      role: "img",
      tabindex: -1,
    },
    [
      halo,
      body,
      value,
      bias?.element ?? null,
      name ? createName(name, node, column, picture) : null,
    ],
  );
  const first = column.type ? "node" : "node pixel";
  const lift = column.hasChips ? -0.12 * column.type : 0;
  value.setAttribute("y", String(tenths(0.355 * column.type + lift)));

  // What has lost its decimals and is still long takes smaller type: the rim cuts none.
  const fitting = (/** @type {string} */ text) =>
    /·|^−?\d{4}/.test(text)
      ? Math.min(column.type, (1.8 * r) / widthOfNumber(text))
      : column.type;

  return {
    element,
    update(state) {
      mark(element, "class", classesOf(first, state, column.decimals));
      mark(element, "aria-label", state.label);
      const number = state.isDropped ? "×" : fixed(state.a, column.decimals);
      const text = state.isKnown && column.type ? number : "";
      say(value, text);
      mark(value, "font-size", tenths(fitting(text)));
      paint(element, body, state);
      mark(
        halo,
        "stroke-width",
        tenths((1.5 + 4.5 * Math.abs(state.delta)) * Math.min(1, r / 22)),
      );
      if (bias && state.bias !== null)
        bias.update(state.bias, state.biasShare, state.isFrozen);
    },
  };
}

/**
 * @param {string} first
 * @param {NodeState} state
 * @param {number} [decimals] what reads as zero with so many has no sign
 */
export function classesOf(first, state, decimals = 2) {
  const { isKnown, isDropped, a, delta, isLit, isNamed, isNear } = state;
  const classes = [first];
  const sign =
    Math.abs(a) < 0.5 * 10 ** -decimals
      ? "is-zero"
      : a < 0
        ? "is-negative"
        : "is-positive";
  if (isKnown) classes.push(isDropped ? "is-dropped" : sign);
  if (delta !== 0) classes.push("is-blamed");
  if (isLit) classes.push("is-lit");
  if (isNamed) classes.push("is-named");
  if (!isNear) classes.push("is-far");
  return classes.join(" ");
}

/**
 * Fill a node by the size of its activation, in steps that the eye can tell apart.
 *
 * @param {SVGElement} element
 * @param {SVGElement} body
 * @param {NodeState} state
 */
function paint(element, body, { isKnown, strength }) {
  const level = isKnown ? Math.round(strength * 16) / 16 : 0;
  if (body.dataset.level === String(level)) return;
  body.dataset.level = String(level);
  element.style.setProperty("--strength", `${30 * level}%`);
}

/**
 * The name of a hidden node on a tag at its upper left; where there is no room for tags
 * it is seen only while a sentence names the node.
 *
 * @param {string} name
 * @param {import("./column.js").Node} node
 * @param {import("./column.js").Column} column
 * @param {import("./layout.js").Picture} picture
 */
function createName(name, { r }, { hasChips }, { chipType: type }) {
  const width = tenths((0.6 * name.length + 0.5) * type);
  const height = tenths(1.24 * type);
  const [x, y] = hasChips ? [-0.76 * r, -0.76 * r] : [0, -r - 0.7 * type];
  const place = {
    x: tenths(x),
    y: tenths(y + 0.355 * type),
    "font-size": tenths(type),
  };
  const text = make("text", place);
  text.textContent = name;
  const back = make("rect", {
    width,
    height,
    rx: height / 2,
    x: tenths(x - width / 2),
    y: tenths(y - height / 2),
  });
  return make("g", { class: hasChips ? "name-tag" : "name-tag is-rare" }, [back, text]);
}

/**
 * A bias: its number on a tag where there is room, else an arc along the rim.
 *
 * @param {import("./column.js").Node} node
 * @param {import("./column.js").Column} column
 * @param {import("./layout.js").Picture} picture
 */
export function createBias({ r }, { hasChips }, { chipType }) {
  return hasChips ? createChip(r, chipType) : createArc(r);
}

/** @param {number} r @param {number} type */
function createChip(r, type) {
  const height = tenths(1.32 * type);
  const back = make("rect", { height, rx: height / 2, y: tenths(r - height / 2) });
  const text = make("text", {
    "font-size": tenths(type),
    y: tenths(r + 0.355 * type),
  });
  const element = make("g", { class: "bias" }, [back, text]);
  return {
    element,
    /** @param {number} bias @param {number} _share @param {boolean} isFrozen */
    update(bias, _share, isFrozen) {
      element.classList.toggle("is-frozen", isFrozen);
      const words = withSign(bias);
      if (text.textContent === words) return;
      text.textContent = words;
      const width = tenths((0.62 * words.length + 0.45) * type);
      mark(back, "width", width);
      mark(back, "x", tenths(-width / 2));
    },
  };
}

/** @param {number} r */
function createArc(r) {
  const element = make("path", { class: "bias-arc" });
  const radius = r - 3;
  return {
    element,
    /** @param {number} bias @param {number} share @param {boolean} isFrozen */
    update(bias, share, isFrozen) {
      const half = Math.max(0.06, Math.min(1, Math.abs(share))) * 0.45 * Math.PI;
      const [dx, dy] = [radius * Math.sin(half), radius * Math.cos(half)].map(tenths);
      mark(element, "d", `M${-dx} ${dy}A${radius} ${radius} 0 0 0 ${dx} ${dy}`);
      const sign = bias < 0 ? "minus" : "plus";
      mark(element, "class", `bias-arc ${sign}${isFrozen ? " is-frozen" : ""}`);
    },
  };
}
