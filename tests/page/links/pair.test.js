import assert from "node:assert/strict";
import { test } from "node:test";
import { readLink } from "../../../static/links/link.js";
import {
  differencesOf,
  readPair,
  whyNotBeside,
  whyShared,
  writePair,
} from "../../../static/links/pair.js";
import { fieldsFor } from "../../../static/panels/experiment_fields.js";
import { catalog, usual } from "../catalog.js";

/** @param {string} fragment */
const read = (fragment) => readPair(fragment, catalog);

/** @param {string} fragment */
const experimentOf = (fragment) => readLink(fragment, catalog).experiment ?? {};

/** What links hold since the first day: what they mean may not change. */
const LINKS = [
  {
    link: "#data=xor&learning_rate=0.02&step=120&with&learning_rate=0.5",
    changes: { learning_rate: 0.5 },
    step: 120,
  },
  {
    link: "#data=bank&hidden=8&with&hidden=4,4&activation=relu,tanh",
    changes: { hidden: [4, 4], activations: ["relu", "tanh"] },
    step: 0,
  },
  {
    link: "#data=spiral&optimizer=momentum&momentum=0.5&with&optimizer=adam&mean_decay=0.8",
    changes: { optimizer: "adam", settings: { mean_decay: 0.8 } },
    step: 0,
  },
  {
    link: "#data=spiral&optimizer=momentum&momentum=0.5&with&momentum=0.9",
    changes: { settings: { momentum: 0.9 } },
    step: 0,
  },
  {
    link: "#data=iris&seed=3&with&seed=4&theme=dark",
    changes: { seed: 4 },
    step: 0,
  },
];

for (const { link, changes, step } of LINKS) {
  test(`a link to two networks keeps its meaning: ${link}`, () => {
    const [left] = link.split("&with");
    assert.deepEqual(read(link), {
      experiment: experimentOf(left),
      changes,
      preset: null,
      step,
      notices: [],
      refusal: null,
    });
  });

  test(`it is written as it was read: ${link}`, () => {
    const { experiment } = read(link);
    const right = { ...experiment, ...changes };
    const again = writePair(experiment, right, step, catalog);
    assert.deepEqual(read(again), read(link));
  });
}

test("a link to two says of each half what differs, and no more", () => {
  const left = experimentOf("#data=xor&learning_rate=0.02");
  const right = { ...left, learning_rate: 0.5 };
  assert.equal(
    writePair(left, right, 7, catalog, "#data=bank&theme=dark&later=1&with&seed=3"),
    "#data=xor&learning_rate=0.02&step=7&theme=dark&with&learning_rate=0.5",
  );
});

test("what the left one says by default is said on the right where it differs", () => {
  const left = experimentOf("#data=xor&learning_rate=0.5");
  const unsaid = experimentOf("#data=xor");
  const link = writePair(left, unsaid, 0, catalog);
  assert.equal(link, "#data=xor&learning_rate=0.5&with&learning_rate=0.1");
});

/** A value that is another one. @param {any} field @param {unknown} value */
function otherThan({ kind, choices = [], lowest }, value) {
  if (kind === "flag") return !value;
  if (kind === "widths") return [3, 1];
  if (kind === "whole") return Number(value) + 1;
  if (kind === "number") return Math.max(lowest, Number(value)) + 0.125;
  const other = choices.find(
    (/** @type {any} */ one) => one.name !== (Array.isArray(value) ? value[0] : value),
  ).name;
  return kind === "choices" ? [other] : other;
}

const compared = fieldsFor(usual, catalog).filter((field) => !whyShared(field));

for (const field of compared) {
  test(`a setting can be what differs: ${field.name}`, () => {
    /** @type {import("../../../static/settings.js").ExperimentFields} */
    const left = { ...experimentOf("#data=xor"), settings: {} };
    const value = otherThan(field, left[field.name]);
    const right = { ...left, [field.name]: value };
    const [first, ...others] = differencesOf(left, right, catalog);
    assert.deepEqual([first.setting.name, first.after], [field.name, value]);
    assert.deepEqual(others, []);
    const link = writePair(left, right, 0, catalog);
    const found = read(link);
    assert.equal(found.refusal, null, link);
    assert.deepEqual(found.changes, { [field.name]: value });
  });
}

test("both learn from the same data, and go on until one pauses", () => {
  const shared = catalog.settings.filter((/** @type {any} */ row) => whyShared(row));
  const names = shared.map((/** @type {any} */ { name }) => name);
  for (const name of ["data", "columns", "test_share", "stop_loss", "patience"]) {
    assert.ok(names.includes(name), name);
  }
  assert.ok(compared.some(({ name }) => name === "hidden"));
});

/** @type {[string, RegExp][]} */
const REFUSED = [
  ["#data=xor", /^Nothing is different on the right: change one setting/],
  ["#data=xor&with&theme=dark", /^Nothing is different/],
  [
    "#data=xor&with&data=spiral",
    /^data: both networks learn from the same data; change/,
  ],
  ["#data=xor&with&noise=5", /^noise: both networks learn from the same data/],
  ["#data=xor&with&patience=5", /^patience: both networks go on until you pause/],
  [
    "#data=xor&with&seed=5&learning_rate=1",
    /^seed, learning_rate: expected one setting that is different, found 2/,
  ],
  [
    "#optimizer=adam&with&mean_decay=0.5&decay=0.5",
    /^decay, mean_decay: expected one .* found 2/,
  ],
  ["#data=own&with&seed=5", /^A table of your own is in no link.*"keep" above/],
];

for (const [link, sentence] of REFUSED) {
  test(`what cannot be compared is refused, with what would help: ${link}`, () => {
    assert.match(read(link).refusal ?? "", sentence);
  });
}

test("an output and a loss that go together are one thing", () => {
  const link = "#data=xor&with&output=tanh&loss=hinge";
  assert.equal(read(link).refusal, null);
});

test("what cannot be on the right is set right and said", () => {
  const { changes, notices } = read("#data=xor&with&learning_rate=1000&wibble=3");
  assert.deepEqual(changes, { learning_rate: 100 });
  assert.deepEqual(notices, [
    "learning_rate: expected a number above 0, at most 100, found '1000'; 100 is taken.",
    "wibble: no such word; left out.",
  ]);
});

test("a run on what no link holds is not compared", () => {
  assert.equal(whyNotBeside(usual), null);
  assert.match(whyNotBeside({ ...usual, data: "own" }) ?? "", /table of your own/);
  assert.match(whyNotBeside({ ...usual, points: [[0, 0, 1]] }) ?? "", /you placed/);
});
