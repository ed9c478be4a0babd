import assert from "node:assert/strict";
import { test } from "node:test";
import { num, word } from "../../../static/network/formula.js";
import { math } from "../../../static/network/mathematics.js";
import { textIn } from "../panels/vnodes.js";

test("a space at the end of words is kept in a formula", () => {
  const said = textIn(math([word("USA? "), "a", "=", num(1)], 9));
  assert.equal(said, "USA?\u00a0a=1");
});
