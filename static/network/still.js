/**
 * The network as a picture to take home: an SVG that needs nothing else, or a PNG of it.
 *
 * The connections come from what was drawn last; nodes and labels are copied with the
 * looks that the style sheets give them.
 */

import { dashOf } from "./scales.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const LOOKS = [
  "dominant-baseline",
  "fill",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "opacity",
  "paint-order",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
];
const FONT = "/static/vendor/fonts/inter.woff2";

/** @typedef {import("./connections.js").Drawn} Drawn */

/**
 * Draw the network as the text of an SVG.
 *
 * @param {HTMLElement} element of the network
 * @param {readonly Drawn[]} drawn
 * @param {string} title
 */
export async function networkSvg(element, drawn, title) {
  const { clientWidth: width, clientHeight: height } = element;
  const svg = make("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  const name = make("title");
  name.textContent = title;
  const { backgroundColor } = getComputedStyle(document.body);
  const back = make("rect", { width, height, fill: backgroundColor });
  svg.append(name, await fontFace(), back, connections(drawn));
  const maps = element.querySelector("canvas.node-maps");
  if (maps instanceof HTMLCanvasElement) {
    svg.append(make("image", { width, height, href: maps.toDataURL() }));
  }
  const nodes = element.querySelector("svg.nodes");
  if (nodes) svg.append(stillOf(nodes));
  return new XMLSerializer().serializeToString(svg);
}

/**
 * Paint an SVG at twice its size.
 *
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error("Expected a picture, found none.")),
    ),
  );
}

/** @param {readonly Drawn[]} drawn */
function connections(drawn) {
  const lines = drawn.map(({ x1, y1, x2, y2, weight, width, color }) => {
    const dash = dashOf(weight, width);
    return make("line", {
      x1: rounded(x1),
      y1: rounded(y1),
      x2: rounded(x2),
      y2: rounded(y2),
      stroke: color,
      "stroke-width": rounded(width),
      ...(dash && { "stroke-dasharray": dash.map(rounded).join(" ") }),
    });
  });
  const group = make("g");
  group.append(...lines);
  return group;
}

/**
 * Copy an element and what is in it, with its looks written on it.
 *
 * @param {Element} original
 * @returns {Element}
 */
function stillOf(original) {
  const copy = make(original.localName === "svg" ? "g" : original.localName);
  for (const { name, value } of original.attributes) {
    const isLook = name === "class" || name === "style" || LOOKS.includes(name);
    const isOfPage = /^(aria-|data-|role$|tabindex$|viewBox$)/.test(name);
    if (!isLook && !isOfPage) copy.setAttribute(name, value);
  }
  const looks = getComputedStyle(original);
  for (const name of LOOKS) {
    const value = looks.getPropertyValue(name);
    if (value) copy.setAttribute(name, value);
  }
  for (const child of original.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    if (child instanceof SVGElement && isSeen(child)) copy.append(stillOf(child));
  }
  return copy;
}

/** @param {Element} element */
function isSeen(element) {
  const { display, visibility } = getComputedStyle(element);
  return display !== "none" && visibility !== "hidden";
}

/** Carry the typeface along; where it cannot be had, the viewer's own is used. */
async function fontFace() {
  const style = make("style");
  const answer = await fetch(FONT);
  if (answer.ok) {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let packed = "";
    for (const byte of bytes) packed += String.fromCharCode(byte);
    style.textContent =
      '@font-face{font-family:"Inter Variable";font-weight:400 700;' +
      `src:url(data:font/woff2;base64,${btoa(packed)}) format("woff2")}`;
  }
  return style;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 */
function make(name, attributes = {}) {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  return element;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(100 * value) / 100;
}
