import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const MAIN = new URL("../../static/main.js", import.meta.url);

/** Find the modules that one imports. @param {URL} module */
async function importsOf(module) {
  const text = await readFile(module, "utf-8");
  return [...text.matchAll(/^import \{([^}]+)\} from "(\..+)";/gm)].map(
    ([, names, path]) => ({
      names: names.split(",").map((name) => name.trim()),
      url: new URL(path, module),
    }),
  );
}

test("no view imports another view", async () => {
  const main = await readFile(MAIN, "utf-8");
  const listed = [...main.matchAll(/^ +\["[^"]+", (\w+)\],$/gm)].map(
    ([, name]) => name,
  );
  const views = (await importsOf(MAIN))
    .filter(({ names }) => names.some((name) => ["network", ...listed].includes(name)))
    .map(({ url }) => url);
  assert.equal(views.length, listed.length + 1);
  const places = new Set(views.map(String));
  for (const view of views) {
    const found = (await importsOf(view)).filter(({ url }) => places.has(String(url)));
    assert.deepEqual(found, [], String(view));
  }
});
