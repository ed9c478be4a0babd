/** What a view gives, before it is drawn: its elements and its words. */

/**
 * List all elements of a tree, from the outside in.
 * @param {any} tree
 * @returns {{type: any, props: any}[]}
 */
export function elementsOf(tree) {
  if (Array.isArray(tree)) return tree.flatMap(elementsOf);
  if (typeof tree !== "object" || tree === null) return [];
  return [tree, ...elementsOf(tree.props.children)];
}

/**
 * Give all words of a tree, one after the other.
 * @param {any} tree
 * @returns {string}
 */
export function textIn(tree) {
  if (Array.isArray(tree)) return tree.map(textIn).join("");
  if (typeof tree === "object" && tree !== null) return textIn(tree.props.children);
  return typeof tree === "string" || typeof tree === "number" ? String(tree) : "";
}
