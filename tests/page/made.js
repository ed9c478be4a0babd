/** Values that tests make up: as much of them as a test needs. */

/**
 * @template T
 * @typedef {T extends (...given: never[]) => unknown ? T
 *   : T extends object ? {[Key in keyof T]?: Part<T[Key]>} : T} Part
 */

/**
 * Take a part of a value for the whole. What is there has to be of the right type.
 *
 * @template T
 * @param {Part<NoInfer<NonNullable<T>>>} part
 * @returns {NonNullable<T>}
 */
export function made(part) {
  return /** @type {NonNullable<T>} */ (part);
}
