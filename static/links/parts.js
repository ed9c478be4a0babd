/** A fragment, part by part. */

const MOST_CHARACTERS = 8_000;

/**
 * Part a fragment at `&` and `=`; values stay as they are written.
 *
 * @param {string} fragment with or without `#`
 * @returns {[string, string][]}
 */
export function partsOf(fragment) {
  const text = fragment.replace(/^#/, "").slice(0, MOST_CHARACTERS);
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const place = part.indexOf("=");
      return place < 0 ? [part, ""] : [part.slice(0, place), part.slice(place + 1)];
    });
}

/**
 * Read a value as it was meant; one that is badly written stays as it is.
 *
 * @param {string} raw
 */
export function decoded(raw) {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
