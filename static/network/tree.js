/**
 * A formula as the server sends it: a tree that can be evaluated, and written with
 * symbols or with a moment's own numbers in their place.
 *
 * `1 / (1 + exp(-z))` is `["/", 1, ["+", 1, ["exp", ["-", "z"]]]]`.
 */

import { fraction, raised, root, word } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */
/** @typedef {import("../wire.d.ts").Tree} Tree */
/** @typedef {[string, ...Tree[]]} Branch what is done, to what */
/** @typedef {Record<string, number>} Values what stands for each name */

/** @type {Record<string, (...values: number[]) => number>} */
export const FUNCTIONS = {
  "+": (a, b) => a + b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "**": (a, b) => a ** b,
  "-": (a, b) => (b === undefined ? -a : a - b),
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  ">": (a, b) => Number(a > b),
  ">=": (a, b) => Number(a >= b),
  abs: Math.abs,
  cos: Math.cos,
  exp: Math.exp,
  floor: Math.floor,
  log: Math.log,
  max: Math.max,
  min: Math.min,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  sign: Math.sign,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
};
/** @type {Record<string, string>} */
const SIGNS = {
  "+": "+",
  "-": "−",
  "*": "·",
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
};
const [COMPARED, SUM, PRODUCT, WHOLE] = [0, 1, 2, 3]; // how tightly a part holds
/** @type {Record<string, number>} */
const HOLDS = { "+": SUM, "-": SUM, "*": PRODUCT };

/**
 * Evaluate a tree. A name without a value, and `total` without one, give NaN.
 *
 * @param {Tree} tree
 * @param {Values} values by name; the value of `total(...)` is under "total"
 * @returns {number}
 */
export function evaluate(tree, values) {
  if (typeof tree === "number") return tree;
  if (typeof tree === "string") return tree === "pi" ? Math.PI : (values[tree] ?? NaN);
  const [name, ...parts] = /** @type {Branch} */ (tree);
  if (name === "total") return values.total ?? NaN;
  if (name === "if") {
    return evaluate(evaluate(parts[0], values) ? parts[1] : parts[2], values);
  }
  const known = FUNCTIONS[name];
  return known ? known(...parts.map((part) => evaluate(part, values))) : NaN;
}

/**
 * Give what is added up over the nodes of a layer, if a tree adds up anything.
 *
 * @param {Tree} tree
 * @returns {Tree | null}
 */
export function totalled(tree) {
  if (!Array.isArray(tree)) return null;
  if (tree[0] === "total") return tree[1];
  for (const part of tree.slice(1)) {
    const found = totalled(part);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Add trees up.
 *
 * @param {readonly Tree[]} parts at least one
 * @returns {Tree}
 */
export function sumOf([first, ...rest]) {
  return rest.reduce((sum, part) => /** @type {Tree} */ (["+", sum, part]), first);
}

/**
 * Say whether a tree only adds up what names stand for.
 *
 * @param {Tree} tree
 * @returns {boolean}
 */
export function isSum(tree) {
  if (!Array.isArray(tree)) return typeof tree === "string";
  return tree[0] === "+" && tree.slice(1).every(isSum);
}

/**
 * Name all that a tree reads.
 *
 * @param {Tree} tree
 * @returns {string[]}
 */
export function namesIn(tree) {
  if (typeof tree === "string") return [tree];
  if (!Array.isArray(tree)) return [];
  return [...new Set(tree.slice(1).flatMap(namesIn))];
}

/**
 * Write a tree with symbols.
 *
 * @param {Tree} tree
 * @param {(name: string) => Token[]} symbolOf
 * @returns {Token[]}
 */
export function withSymbols(tree, symbolOf) {
  return written(tree, { leaf: symbolOf, choose: null, total: null }, COMPARED, true);
}

/**
 * Write a tree with numbers; of a choice only the branch that is taken.
 *
 * @param {Tree} tree
 * @param {Values} values
 * @param {(name: string) => number} digitsOf the number that stands for a name
 * @param {(name: string) => Token[]} symbolOf where there is no number
 * @returns {Token[]}
 */
export function withNumbers(tree, values, digitsOf, symbolOf) {
  /** @param {string} name */
  const leaf = (name) =>
    name in values ? [{ n: values[name], digits: digitsOf(name) }] : symbolOf(name);
  const choose = (/** @type {Tree} */ condition) =>
    Boolean(evaluate(condition, values));
  const total =
    "total" in values ? { n: values.total, digits: digitsOf("total") } : null;
  return written(tree, { leaf, choose, total }, COMPARED, true);
}

/**
 * @typedef {object} Pen
 * @property {(name: string) => Token[]} leaf
 * @property {((condition: Tree) => boolean) | null} choose null writes both branches
 * @property {Token | null} total what stands for `total(...)`
 */

/**
 * @param {Tree} tree
 * @param {Pen} pen
 * @param {number} tightness of what stands around it
 * @param {boolean} isFirst whether a minus sign may stand there without brackets
 * @returns {Token[]}
 */
function written(tree, pen, tightness, isFirst) {
  if (typeof tree === "number") return signed([{ n: tree, digits: 17 }], isFirst);
  if (typeof tree === "string") {
    return tree === "pi" ? ["π"] : signed(pen.leaf(tree), isFirst);
  }
  const [name, ...parts] = /** @type {Branch} */ (tree);
  const alone = (/** @type {Tree} */ part) => written(part, pen, COMPARED, true);
  const holds = HOLDS[name];
  if (holds !== undefined && parts.length === 2) {
    const [left, right] = parts;
    const after = name === "+" ? SUM : holds + 1;
    return bracketed(
      [
        ...written(left, pen, holds, isFirst),
        SIGNS[name],
        ...written(right, pen, after, false),
      ],
      holds < tightness,
    );
  }
  if (name === "-") {
    const negated = ["−", ...written(parts[0], pen, PRODUCT, false)];
    return bracketed(negated, tightness >= WHOLE || !isFirst);
  }
  if (name === "/") return [fraction(alone(parts[0]), alone(parts[1]))];
  if (name === "**") {
    const [base, power] = /** @type {Tree[]} */ (parts);
    const isTall = Array.isArray(base) && ["/", "**", "exp"].includes(String(base[0]));
    const of = isTall ? bracketed(alone(base), true) : written(base, pen, WHOLE, false);
    return [raised(of, alone(power))];
  }
  if (name === "if") {
    const [condition, then, otherwise] = parts;
    if (pen.choose) {
      return written(pen.choose(condition) ? then : otherwise, pen, tightness, isFirst);
    }
    const both = [
      ...alone(then),
      word(" if "),
      ...alone(condition),
      word(", else "),
      ...alone(otherwise),
    ];
    return bracketed(both, tightness > COMPARED);
  }
  if (name in SIGNS) return [...alone(parts[0]), SIGNS[name], ...alone(parts[1])];
  if (name === "total") {
    return pen.total ? [pen.total] : ["∑", ...written(parts[0], pen, PRODUCT, false)];
  }
  if (name === "exp") return [raised(["e"], alone(parts[0]))];
  if (name === "sqrt") return [root(alone(parts[0]))];
  if (name === "abs") return ["|", ...alone(parts[0]), "|"];
  if (name === "floor") return ["⌊", ...alone(parts[0]), "⌋"];
  const called = { log: "ln", sigmoid: "σ" }[name] ?? name;
  const given = parts.flatMap((part, i) => (i ? [",", ...alone(part)] : alone(part)));
  return [called.length === 1 ? called : word(called), "(", ...given, ")"];
}

/** @param {Token[]} tokens @param {boolean} isLoose */
function bracketed(tokens, isLoose) {
  return isLoose ? ["(", ...tokens, ")"] : tokens;
}

/**
 * Put a negative number in brackets where a sign would meet another.
 *
 * @param {Token[]} tokens
 * @param {boolean} isFirst
 * @returns {Token[]}
 */
function signed(tokens, isFirst) {
  const [token] = tokens;
  if (isFirst || tokens.length > 1 || typeof token === "string" || !("n" in token)) {
    return tokens;
  }
  return [{ ...token, isInner: true }];
}
