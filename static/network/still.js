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
 * Draw the network as the text of an SVG, with its legend and a caption below.
 *
 * @param {HTMLElement} element of the network
 * @param {readonly Drawn[]} drawn
 * @param {readonly string[]} caption in parts, which do not break
 */
export async function networkSvg(element, drawn, caption) {
  const { clientWidth: width, clientHeight } = element;
  const type = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const lines = captionLines(caption, width - 2 * type, 0.52 * type);
  const height = clientHeight + (0.6 + 1.4 * lines.length) * type;
  const svg = make("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  const name = make("title");
  name.textContent = caption.join(", ");
  const { backgroundColor } = getComputedStyle(document.body);
  const back = make("rect", { width, height, fill: backgroundColor });
  svg.append(name, await fontFace(), back, connections(drawn));
  const maps = element.querySelector("canvas.node-maps");
  if (maps instanceof HTMLCanvasElement) {
    svg.append(make("image", { width, height: clientHeight, href: maps.toDataURL() }));
  }
  const nodes = element.querySelector("svg.nodes");
  if (nodes) svg.append(stillOf(nodes));
  const legend = element.querySelector(".legend");
  if (legend) svg.append(...legendParts(legend, element.getBoundingClientRect()));
  svg.append(
    ...lines.map((line, i) =>
      written(line, element, { x: type, y: clientHeight + (1 + 1.4 * i) * type }),
    ),
  );
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

/**
 * Break a caption between its parts, where it is too long for one line.
 *
 * @param {readonly string[]} parts
 * @param {number} width in pixels
 * @param {number} letter what a letter takes of it
 */
export function captionLines(parts, width, letter) {
  /** @type {string[]} */
  const lines = [];
  for (const part of parts) {
    const longer = lines.length ? `${lines[lines.length - 1]} · ${part}` : part;
    if (lines.length && letter * longer.length <= width) lines.pop();
    else if (lines.length) {
      lines.push(part);
      continue;
    }
    lines.push(longer);
  }
  return lines;
}

/**
 * Copy what stands in the legend to where it stands.
 *
 * @param {Element} legend
 * @param {DOMRect} origin of the picture
 */
function legendParts(legend, origin) {
  const parts = [];
  for (const part of legend.querySelectorAll("svg, .title, .number, .chip, .count")) {
    const box = part.getBoundingClientRect();
    const [x, y] = [box.left - origin.left, box.top - origin.top];
    if (box.width === 0) continue;
    if (part instanceof SVGElement) {
      const copy = stillOf(part);
      copy.setAttribute("transform", `translate(${rounded(x)} ${rounded(y)})`);
      parts.push(copy);
      continue;
    }
    const padding = part.matches(".chip") ? 0.5 : 0; // of the type's size
    if (padding) {
      const { borderTopColor: stroke } = getComputedStyle(part);
      const [rx, fill] = [box.height / 2, "none"];
      const { width, height } = box;
      parts.push(make("rect", { x, y, width, height, rx, fill, stroke }));
    }
    const size = Number.parseFloat(getComputedStyle(part).fontSize);
    const place = { x: x + padding * size, y: y + box.height / 2 + 0.35 * size };
    parts.push(written(part.textContent ?? "", part, place));
  }
  return parts;
}

/**
 * Write words as an element of the page writes them.
 *
 * @param {string} words
 * @param {Element} like
 * @param {{x: number, y: number}} place of the first letter's foot
 */
function written(words, like, { x, y }) {
  const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(like);
  const text = make("text", {
    x: rounded(x),
    y: rounded(y),
    fill: color,
    "font-family": fontFamily,
    "font-size": fontSize,
    "font-weight": fontWeight,
  });
  text.textContent = words;
  return text;
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
