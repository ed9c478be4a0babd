/** The brackets of a formula: which of its signs open them, and which close them. */

import { isOperator } from "./formula.js";

/** @typedef {import("./formula.js").Token} Token */

/**
 * Tell of every token whether it opens a bracket (1), closes one (-1) or neither (0). A bar
 * closes where a number can have ended before it.
 *
 * @param {readonly Token[]} tokens
 * @returns {number[]}
 */
export function bracketsOf(tokens) {
  let hasEnded = false;
  return tokens.map((token) => {
    const isSign = typeof token === "string" && isOperator(token);
    const isWord = typeof token === "object" && "word" in token;
    const isClosing = isSign && (token === "|" ? hasEnded : ")⌋".includes(token));
    const isOpening = isSign && !isClosing && "(⌊|".includes(token);
    hasEnded = isSign ? isClosing : !isWord;
    return Number(isOpening) - Number(isClosing);
  });
}
