/** What a person brings, wherever they let it fall: a table to look at, a run to open. */

import { post } from "./files.js";

/** @typedef {import("./store.js").Store} Store */

const MOST_BYTES = 5_000_000; // of a table; the server says so too, but only after
const LOOKS_LIKE_TABLE = /^[^\n]*[\t;,][^\n]*\r?\n[^\n]*[\t;,]/;

/**
 * Take a file to the server. A table is shown; a run takes the present one's place.
 *
 * @param {File} file
 * @param {Store} store
 */
export async function bring(file, store) {
  const { key } = store.get();
  store.set({ problem: null });
  try {
    if (/\.json$/i.test(file.name) || file.type === "application/json") {
      await post("/run", file, key);
      store.set({ open: null });
      return;
    }
    if (file.size > MOST_BYTES) {
      const found = (file.size / 1e6).toFixed(1);
      throw new Error(`File: expected at most 5 MB, found ${found} MB.`);
    }
    const table = await post(`/data?name=${encodeURIComponent(file.name)}`, file, key);
    store.set({ table: { ...table, kinds: {}, missing: "median" }, open: "data" });
  } catch (problem) {
    store.set({ problem: { message: messageOf(problem), field: null } });
  }
}

/**
 * Take what is dropped or pasted anywhere on the page.
 *
 * @param {Store} store
 */
export function listenToBringing(store) {
  const { body } = document;
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    body.classList.add("is-dropping");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) body.classList.remove("is-dropping");
  });
  addEventListener("drop", (event) => {
    body.classList.remove("is-dropping");
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    bring(file, store);
  });
  addEventListener("paste", (event) => {
    if (event.target instanceof HTMLInputElement) return;
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (file) bring(file, store);
    else if (LOOKS_LIKE_TABLE.test(text)) {
      event.preventDefault();
      bring(new File([text], "Pasted table.csv"), store);
    }
  });
}

/** @param {unknown} problem */
export function messageOf(problem) {
  return problem instanceof Error ? problem.message : String(problem);
}

/**
 * Let the person choose a file.
 *
 * @param {Store} store
 */
export function choose(store) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,.csv,.tsv,.txt";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) bring(file, store);
  });
  input.click();
}
