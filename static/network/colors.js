/**
 * Colours as the eye sees them: mixed in OKLab, where halfway looks halfway.
 *
 * Björn Ottosson, A perceptual color space for image processing, 2020.
 */

/** @typedef {[number, number, number]} Triple red, green, blue from 0 to 255 */

const LEVELS = 32; // of saturation; more cannot be told apart

/**
 * Read a colour as the browser computes it, "rgb(11, 107, 181)" or "color(srgb 0 1 0)".
 *
 * @param {string} text
 * @returns {Triple}
 */
export function readColor(text) {
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return text.startsWith("color(")
    ? [255 * red, 255 * green, 255 * blue]
    : [red, green, blue];
}

/**
 * Mix two colours; 0 gives the first, 1 the second.
 *
 * @param {Triple} from
 * @param {Triple} to
 * @param {number} share
 */
export function mix(from, to, share) {
  const start = oklab(from);
  const end = oklab(to);
  const [l, a, b] = start.map((value, i) => value + (end[i] - value) * share);
  return `rgb(${srgb(l, a, b).map(Math.round).join(" ")})`;
}

/**
 * Make a ramp from near the background to a full colour, as strings for a canvas.
 *
 * @param {Triple} zero
 * @param {Triple} full
 */
export function ramp(zero, full) {
  return Array.from({ length: LEVELS + 1 }, (_, i) => mix(zero, full, i / LEVELS));
}

/**
 * Pick from a ramp.
 *
 * @param {readonly string[]} colors
 * @param {number} share from 0 to 1
 */
export function pick(colors, share) {
  const place = Math.round(Math.min(1, Math.max(0, share)) * (colors.length - 1));
  return colors[place];
}

/** @param {Triple} color */
function oklab(color) {
  const [r, g, b] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** @param {number} lightness @param {number} a @param {number} b */
function srgb(lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((value) => {
    const share = Math.min(1, Math.max(0, value));
    return (
      255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055)
    );
  });
}
