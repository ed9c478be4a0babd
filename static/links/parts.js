/** A fragment, part by part. */

const MOST_CHARACTERS = 8_000;
const MOST_FOUND = 40; // characters of a value that a sentence repeats

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

/**
 * Repeat a value in a sentence, or its beginning where it is long.
 *
 * @param {string} raw
 */
export function foundIn(raw) {
  const characters = [...decoded(raw)];
  if (characters.length <= MOST_FOUND) return characters.join("");
  return `${characters.slice(0, MOST_FOUND - 1).join("")}…`;
}
