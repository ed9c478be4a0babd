/** Colours as they are by theme and name. @type {Map<string, string>} */
const known = new Map();

/**
 * Resolve a colour of the style sheet for a canvas: a custom property alone would still
 * say `light-dark(...)`, and a canvas cannot choose. To ask makes the browser work out
 * all styles at once, so each colour is asked for once in a theme.
 * @param {HTMLElement} element
 * @param {string} name of the custom property
 */
export function computedColor(element, name) {
  const { theme } = document.documentElement.dataset;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const key = [name, theme, isDark].join(" ");
  const found = known.get(key);
  if (found) return found;
  const before = element.style.color;
  element.style.color = `var(${name})`;
  const { color } = getComputedStyle(element);
  element.style.color = before;
  known.set(key, color);
  return color;
}
