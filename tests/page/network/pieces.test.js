/** A formula that is too long for its line breaks where it can be read on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { num, toText, word } from "../../../static/network/formula.js";
import { pieces } from "../../../static/network/pieces.js";

/** @param {readonly import("../../../static/network/formula.js").Token[]} line */
const cut = (line) => pieces(line).map((piece) => toText(piece, 3));

test("a long line breaks before signs, and within brackets where it has to", () => {
  assert.deepEqual(cut(["a", "=", "b", "+", "c"]), ["a", "= b + c"]);
  const [x, y] = [num(-0.525978021), num(-0.556960457)];
  const inner = [
    word("min"),
    "(",
    num(1),
    ",",
    "|",
    x,
    "|",
    "−",
    "(",
    y,
    "+",
    x,
    ")",
    ")",
  ];
  assert.deepEqual(cut(["a", "=", word("max"), "(", "−", num(1), ",", ...inner, ")"]), [
    "a",
    "= max(−1,",
    "min(1,",
    "|−0.526|",
    "−(−0.557",
    "+ −0.526)))",
  ]);
  const high = ["(", { root: [x] }, "+", y, ")"];
  assert.equal(cut([...high, "·", ...high, "·", ...high]).length, 3);
});

test("a pair of bars is not cut apart where it need not be", () => {
  const bars = ["|", num(0.525978021), "−", num(0.556960457), "|"];
  assert.deepEqual(cut(["L", "=", ...bars, "−", num(0.5)]), [
    "L",
    "= |0.526 − 0.557|",
    "−0.5",
  ]);
});
