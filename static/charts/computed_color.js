/**
 * Resolve a colour of the style sheet for a canvas: a custom property alone would still
 * say `light-dark(...)`, and a canvas cannot choose.
 * @param {HTMLElement} element
 * @param {string} name of the custom property
 */
export function computedColor(element, name) {
  const before = element.style.color;
  element.style.color = `var(${name})`;
  const { color } = getComputedStyle(element);
  element.style.color = before;
  return color;
}
