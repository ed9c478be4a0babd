/** Small strokes for SVG: make an element, and write to it only what has changed. */

/**
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 * @param {(SVGElement | null)[]} [children]
 * @returns {SVGElement}
 */
export function make(name, attributes = {}, children = []) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * @param {Element} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number} value
 */
export function mark(element, name, value) {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/**
 * Round for a path or a position: tenths of a pixel are enough.
 *
 * @param {number} value
 */
export function tenths(value) {
  return Math.round(value * 10) / 10;
}
