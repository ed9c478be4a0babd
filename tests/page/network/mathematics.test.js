import assert from "node:assert/strict";
import { test } from "node:test";
import { num, word } from "../../../static/network/formula.js";
import { math } from "../../../static/network/mathematics.js";
import { textIn } from "../panels/vnodes.js";

test("a space at the end of words is kept in a formula", () => {
  const said = textIn(math([word("USA? "), "a", "=", num(1)], 9));
  assert.equal(said, "USA?\u00a0a=1");
});

/** @param {any} vnodes @returns {string} as MathML */
function written(vnodes) {
  if (Array.isArray(vnodes)) return vnodes.map(written).join("");
  if (typeof vnodes !== "object" || vnodes === null) return String(vnodes ?? "");
  const { type, props } = vnodes;
  const form = props.form ? ` form=${props.form}` : "";
  return `<${type}${form}>${written(props.children)}</${type}>`;
}

test("two bars stand close to what they hold, even one pair within another", () => {
  const [before, after] = ["<mo form=prefix>|</mo>", "<mo form=postfix>|</mo>"];
  const held = `<mrow>${before}<mi>z</mi>${after}</mrow>`;
  assert.equal(
    written(math([num(1), "+", "|", "z", "|", "·", "a"], 9)),
    `<math><mn>1</mn><mo>+</mo>${held}<mo>·</mo><mi>a</mi></math>`,
  );
  assert.equal(
    written(math(["|", "|", "z", "|", "−", num(1), "|"], 9)),
    `<math><mrow>${before}${held}<mo>−</mo><mn>1</mn>${after}</mrow></math>`,
  );
  assert.equal(
    written(math([word(" if "), "|", "z", "|"], 9)).replace(/.*<\/mtext>/, ""),
    `${held}</math>`,
  );
});

test("a letter is slanted with a hat, an index or a stroke too", () => {
  const hat = "<mover><mi>m</mi><mo>ˆ</mo></mover>";
  assert.equal(written(math(["m\u0302"], 9)), `<math>${hat}</math>`);
  const letters = ["h", "β₁", "f′", "ln"].map((text) => written(math([text], 9)));
  assert.deepEqual(
    letters,
    ["h", "𝛽₁", "𝑓′", "ln"].map((text) => `<math><mi>${text}</mi></math>`),
  );
});
