/** Which of the words that are known was most likely meant by one that is not. */

/**
 * Find the known word that is nearest; null where none is near.
 *
 * A word that is a part of the other is near, and so is one that differs in a third of
 * its letters at most.
 *
 * @param {string} word
 * @param {Iterable<string>} known
 * @returns {string | null}
 */
export function nearest(word, known) {
  const meant = word.toLowerCase().replaceAll("-", "_");
  let [best, least] = [/** @type {string | null} */ (null), Number.POSITIVE_INFINITY];
  for (const one of known) {
    const [short, long] = meant.length < one.length ? [meant, one] : [one, meant];
    const isPart = short.length >= 3 && `_${long}_`.includes(`_${short}`);
    const letters = distance(meant, one);
    const apart = isPart ? letters / long.length / 3 : letters / meant.length;
    if (apart <= 1 / 3 && apart < least) [best, least] = [one, apart];
  }
  return best;
}

/**
 * Count the letters to add, to leave out or to replace (Levenshtein, 1966).
 *
 * @param {string} from
 * @param {string} to
 */
export function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = row[j] + Number(from[i] !== to[j]);
      next.push(Math.min(replaced, row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[to.length];
}
