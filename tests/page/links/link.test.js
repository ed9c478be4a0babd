import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { leftOut, readLink, writeLink } from "../../../static/links/link.js";
import { HIDEABLE, PAGE_WORDS, readPage } from "../../../static/links/page_words.js";
import { catalog, grown } from "../catalog.js";

const folder = new URL("../../golden/links/", import.meta.url);
const versions = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), "utf8")),
);
// What has come since those links were made means what its row says.
const since = Object.fromEntries(
  catalog.settings
    .filter((/** @type {any} */ { word }) => word)
    .map((/** @type {any} */ { name, word }) => [name, word.unsaid]),
);
for (const version of versions) version.usual = { ...since, ...version.usual };
const [{ usual }] = versions;

/** @param {string} fragment */
const read = (fragment) => readLink(fragment, catalog);

for (const { version, links, usual: always } of versions) {
  for (const { link, names, step } of links) {
    test(`a link of version ${version} keeps its meaning: ${link}`, () => {
      const found = read(link);
      assert.deepEqual(found.experiment, { ...always, ...names });
      assert.equal(found.step, step);
      assert.deepEqual(found.notices, []);
    });
    test(`it is written as it was read: ${link}`, () => {
      const { experiment, step: at } = read(link);
      const again = writeLink(experiment ?? {}, at, catalog);
      assert.deepEqual(read(again), read(link));
    });
  }
}

test("a link in full is written word by word", () => {
  const link = "#data=spiral&hidden=8,8&seed=7&step=1200";
  const { experiment, step } = read(link);
  assert.equal(writeLink(experiment ?? {}, step, catalog), link);
});

test("without words about an experiment there is none", () => {
  for (const fragment of ["", "#", "#theme=dark&hide=code", "#somewhere"]) {
    assert.equal(read(fragment).experiment, null);
  }
});

/** @type {[string, string, any, string][]} */
const CLAMPED = [
  [
    "seed=-5",
    "seed",
    0,
    "seed: expected a whole number from 0 to 2\u202f147\u202f483\u202f647, found '-5'; 0 is taken.",
  ],
  ["learning_rate=1000", "learning_rate", 100, "found '1000'; 100 is taken."],
  ["learning_rate=0", "learning_rate", 1e-9, "1e-9 is taken."],
  ["test_share=1", "test_share", 0.9, "expected a number from 0 to 0.9, found '1'"],
  ["patience=0", "patience", 1, "expected a whole number of at least 1, found '0'"],
  ["stop_epochs=1e300", "stop_epochs", 1e12, "found '1e300'; 1000000000000 is taken"],
  ["learning_rate=abc", "learning_rate", 0.1, "expected a number, found 'abc'"],
  ["learning_rate=NaN", "learning_rate", 0.1, "found 'NaN'; 0.1 is taken."],
  ["learning_rate=Infinity", "learning_rate", 0.1, "found 'Infinity'"],
  ["learning_rate=1e999", "learning_rate", 0.1, "found '1e999'"],
  ["batch=1.5", "batch_size", 32, "batch: expected a whole number, found '1.5'"],
  ["hidden=0,9999", "hidden", [1, 512], "1,512 is taken."],
  ["hidden=1,1,1,1,1,1,1,1", "hidden", [1, 1, 1, 1, 1, 1], "at most 6 layers"],
  ["hidden=a,b", "hidden", [8], "whole numbers with commas between, found 'a,b'"],
  ["data=nowhere", "data", "bank", "found 'nowhere'; bank is taken."],
  ["activation=softmax", "activations", ["tanh"], "found 'softmax'; tanh is taken."],
  ["scaled=maybe", "is_scaled", true, "scaled: expected yes or no, found 'maybe'"],
  ["data=%E0%A4%A", "data", "bank", "found '%E0%A4%A'"],
  ["data=<script>", "data", "bank", "found '<script>'"],
  ["stop_loss=x", "stop_loss", null, "found 'x'; left out."],
];

for (const [fragment, field, taken, words] of CLAMPED) {
  test(`a value that cannot be is set right, and said: ${fragment}`, () => {
    const { experiment, notices } = read(`#${fragment}`);
    assert.deepEqual(experiment, { ...usual, [field]: taken });
    assert.equal(notices.length, 1);
    assert.ok(notices[0].includes(words), notices[0]);
    assert.ok(notices[0].endsWith("."));
  });
}

test("a step that cannot be is set right, and said", () => {
  for (const [raw, step] of /** @type {const} */ ([
    ["-1", 0],
    ["1e99", 1e12],
    ["soon", 0],
    ["2.5", 0],
  ])) {
    const found = read(`#step=${raw}`);
    assert.equal(found.step, step);
    assert.equal(found.notices.length, 1);
  }
});

test("what another data set or optimizer has is left out, and said", () => {
  const { experiment, notices } = read("#data=bank&noise=10&momentum=0.5");
  assert.deepEqual(experiment, usual);
  assert.deepEqual(notices, [
    "noise: 'bank' has none; left out.",
    "momentum: 'gradient_descent' has none; left out.",
  ]);
});

test("what is said of the page is kept, and what means nothing is not", () => {
  const before = "#colour=red&data=iris&step=9&theme=dark&x=%20%25&noise=3";
  const link = writeLink({ ...usual, seed: 3 }, 0, catalog, before);
  assert.equal(link, "#data=bank&seed=3&theme=dark");
  const odd = "#hide=code,moon,map&theme=pink&scale=9&vocabulary=latin&colour";
  assert.equal(writeLink(usual, 0, catalog, odd), "#data=bank&hide=code,map&scale=2");
  assert.equal(writeLink(usual, 0, catalog, "#hide=moon"), "#data=bank");
});

test("a preset alone is opened as it comes", () => {
  /** @param {string} fragment */
  const opened = (fragment) => {
    const { experiment, preset, step } = read(fragment);
    return { experiment, preset, step };
  };
  const preset = "worked_example";
  assert.deepEqual(opened(`#preset=${preset}`), { experiment: {}, preset, step: 0 });
  assert.deepEqual(opened(`#preset=${preset}&step=7&theme=dark`), {
    experiment: {},
    preset,
    step: 7,
  });
  const named = opened(`#data=bank&preset=${preset}`);
  assert.deepEqual(named, { experiment: usual, preset, step: 0 });
  const unknown = read("#preset=nosuch");
  assert.equal(unknown.experiment, null);
  assert.deepEqual(unknown.notices, [
    "preset: expected a known one, found 'nosuch'; left out.",
  ]);
});

test("only the beginning of a long value is repeated", () => {
  const long = "x".repeat(7000);
  for (const key of ["preset", "data", "seed", "hidden"]) {
    const [notice] = read(`#${key}=${long}`).notices;
    assert.ok(notice.includes(`found '${"x".repeat(39)}…'`), notice);
  }
  assert.deepEqual(read(`#columns=${long}`).notices, []);
  assert.deepEqual(read(`#${long}=1`).notices, [
    `${"x".repeat(39)}…: no such word; left out.`,
  ]);
  for (const key of ["hide", "theme", "scale", "vocabulary", "digits"]) {
    const [notice] = readPage(`#${key}=${long}`).notices;
    assert.ok(notice.includes(`found '${"x".repeat(39)}…'`), notice);
  }
});

test("the names of columns may hold anything", () => {
  const columns = ["a,b", "c&d=e", "Größe #1", "100 %"];
  const link = writeLink({ ...usual, columns }, 0, catalog);
  assert.deepEqual(read(link).experiment?.columns, columns);
});

/** A value of each kind that no link without the word means. @param {any} setting */
function otherValue({ kind, choices = [], lowest, unsaid }) {
  if (kind === "flag") return !unsaid;
  if (kind === "widths") return [3, 1];
  if (kind === "texts") return ["a,b", "ü &="];
  if (kind === "whole") return lowest + 1;
  if (kind === "number") return lowest + 0.125;
  /** @type {string[]} */
  const names = choices.map((/** @type {any} */ choice) => choice.name);
  const other = names.find((name) => name !== unsaid);
  return kind === "choice" ? other : [other, names.at(-1)];
}

for (const setting of grown.settings) {
  const { name, kind, word } = setting;
  if (!word) continue;
  test(`a setting goes into a link and comes back: ${name}`, () => {
    const value = otherValue({ ...setting, unsaid: word.unsaid });
    const wanted = { ...read(`#step=1`).experiment, [name]: value };
    const link = writeLink(wanted, 0, grown);
    assert.ok(link.includes(`${word.text}=`), link);
    const found = readLink(link, grown);
    assert.deepEqual(found.experiment?.[name], value);
    assert.deepEqual(found.notices, [], kind);
    assert.deepEqual(read("#step=1").experiment?.[name] ?? word.unsaid, word.unsaid);
  });
}

for (const { name, of, parts } of catalog.settings) {
  for (const [chosen, numbers] of Object.entries(parts ?? {})) {
    test(`the numbers of ${chosen} go into a link and come back`, () => {
      const word = catalog.settings.find(
        (/** @type {any} */ row) => row.name === of,
      ).word;
      const values = Object.fromEntries(
        numbers.map((/** @type {any} */ part) => [part.name, otherValue(part)]),
      );
      const wanted = { ...usual, [of]: chosen, [name]: values };
      const link = writeLink(wanted, 0, catalog);
      assert.ok(link.includes(`${word.text}=${chosen}&`), link);
      assert.deepEqual(read(link), { ...read("#step=0"), experiment: wanted });
    });
  }
}

test("a setting that the server adds means in a link what its row says", () => {
  assert.equal(readLink("#data=xor", grown).experiment?.tremble, 0.25);
  const { experiment, notices } = readLink("#trembling=0&pace=uneven", grown);
  assert.equal(experiment?.tremble, 1e-9);
  assert.equal(experiment?.pace, "uneven");
  assert.deepEqual(notices, [
    "trembling: expected a number above 0, at most 2, found '0'; 1e-9 is taken.",
  ]);
  assert.equal(read("#trembling=1").notices.length, 1);
});

/** @type {[string, string][]} */
const MEANT = [
  ["activations=relu", "activations: no such word; did you mean activation?"],
  ["rate=0.3", "rate: no such word; did you mean learning_rate?"],
  ["learning-rate=0.3", "learning-rate: no such word; did you mean learning_rate?"],
  ["Seed=3", "Seed: no such word; did you mean seed?"],
  ["batch_size=3", "batch_size: no such word; did you mean batch?"],
  ["lerning_rate=1", "lerning_rate: no such word; did you mean learning_rate?"],
  ["momentun=0.5", "momentun: no such word; did you mean momentum?"],
  ["noisse=5", "noisse: no such word; did you mean noise?"],
  ["presset=xor", "presset: no such word; did you mean preset?"],
  ["steps=5", "steps: no such word; did you mean step?"],
  ["them=dark", "them: no such word; did you mean theme?"],
  ["wibble=3", "wibble: no such word; left out."],
  ["=3", ": no such word; left out."],
  ["%3Cb%3E=1", "<b>: no such word; left out."],
];

for (const [fragment, sentence] of MEANT) {
  test(`a word that nobody knows is said, with the nearest: ${fragment}`, () => {
    const { experiment, notices } = read(`#data=xor&${fragment}`);
    assert.deepEqual(experiment, { ...usual, data: "xor" });
    assert.deepEqual(notices, [sentence]);
    assert.equal(read(`#${fragment}`).experiment, null);
  });
}

test("the words about the page are known, and an unknown one is said once", () => {
  const about = PAGE_WORDS.map((word) => `${word}=x`).join("&");
  assert.deepEqual(read(`#${about}`).notices, []);
  assert.equal(read("#wibble=1&wibble=2").notices.length, 1);
});

test("the page reads each of its words", () => {
  for (const word of PAGE_WORDS) {
    assert.equal(readPage(`#${word}=nonesuch`).notices.length, 1, word);
  }
});

test("what a link cannot hold is said", () => {
  assert.deepEqual(leftOut(usual, { marks: [] }), []);
  assert.equal(leftOut({ ...usual, data: "own" }, { marks: [3] }).length, 2);
  assert.equal(leftOut(usual, { marks: [0] }).length, 1);
  assert.deepEqual(leftOut(usual, { marks: [0], preset: "worked_example" }), []);
  assert.equal(leftOut(usual, { marks: [0, 2], preset: "worked_example" }).length, 1);
  assert.equal(leftOut({ ...usual, points: [[0, 0, 1]] }, null).length, 1);
});

test("words about the page are read, and others of them left alone", () => {
  const words =
    "#data=xor&hide=code,timeline&theme=dark&scale=1.5&vocabulary=technical&digits=4";
  assert.deepEqual(readPage(words), {
    page: {
      hide: ["code", "timeline"],
      theme: "dark",
      scale: 1.5,
      digits: 4,
      vocabulary: "technical",
    },
    notices: [],
  });
});

test("words about the page that cannot be are set right and said", () => {
  const { page, notices } = readPage(
    "#hide=x,code&theme=pink&scale=1000&vocabulary=none&digits=5",
  );
  assert.deepEqual(page, { hide: ["code"], scale: 2 });
  assert.match(
    notices[0],
    /^hide: expected some of header, .*, found 'x'; left out\.$/,
  );
  assert.deepEqual(notices.slice(1), [
    "theme: expected auto, light, dark, found 'pink'; left out.",
    "scale: expected a number from 0.5 to 2, found '1000'; 2 is taken.",
    "vocabulary: expected plain or technical, found 'none'; left out.",
    "digits: expected 3, 4, 6, all, found '5'; left out.",
  ]);
  assert.equal(readPage("#scale=0.1").page.scale, 0.5);
  assert.deepEqual(readPage("#scale=").page, {});
});

test("everything that can be hidden is in the style sheet, and nothing else", () => {
  const file = new URL("../../../static/styles/hidden.css", import.meta.url);
  const found = readFileSync(file, "utf8").matchAll(/\.hide-([a-z]+)/g);
  const names = new Set([...found].map(([, name]) => name));
  assert.deepEqual([...names].sort(), [...HIDEABLE].sort());
});

test("the readme names everything that can be hidden", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const [, told] = readme.match(/`hide=` with commas between: ([^.]+)\./) ?? [];
  const names = [...(told ?? "").matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
  assert.deepEqual(names.sort(), [...HIDEABLE].sort());
});
