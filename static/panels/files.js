/** What a person takes home and brings back: runs, pictures, scripts, the link. */

import { linkOf, missingOf } from "../address.js";
import { choose, messageOf } from "../bringing.js";
import { copyText } from "../clipboard.js";
import { fetchFile, fileName, saveAs } from "../files.js";
import { ofBrowser } from "../memory.js";
import { networkSvg, pngOf } from "../network/still.js";
import { has } from "../store.js";
import { momentText } from "./moment.js";
import { html, panel } from "./panel.js";

/**
 * @typedef {import("../store.js").With<"catalog" | "experiment">} Filled
 * @typedef {import("../store.js").Store} Store
 * @typedef {import("../store.js").Send} Send
 */

/** What the server makes: the words, its name there, the ending of the file. */
const SERVED = [
  { words: "Weights (.npz)", name: "weights.npz", ending: ".npz" },
  { words: "Error history (.csv)", name: "history.csv", ending: ".csv" },
];

const SCRIPTS = [
  { words: "Python, NumPy only", name: "standalone.py", ending: "-standalone.py" },
  { words: "PyTorch", name: "pytorch.py", ending: "-pytorch.py" },
  { words: "scikit-learn", name: "scikit_learn.py", ending: "-scikit-learn.py" },
];

const RUN = { name: "run.json", ending: ".json" };

/**
 * @param {HTMLElement} element a popover
 * @param {Store} store
 * @param {Send} send
 * @param {() => readonly import("../network/connections.js").Drawn[]} drawn
 */
export function files(element, store, send, drawn) {
  element.addEventListener("toggle", () => store.set({ fileNote: null }));
  panel(
    element,
    store,
    [
      (state) => state.experiment,
      (state) => state.status?.marks,
      (state) => !state.status?.is_playing && state.frame?.step,
      (state) => state.fileNote,
      (state) => state.connection,
    ],
    (state) =>
      has(state, "catalog", "experiment") ? menu(state, store, send, drawn) : null,
  );
}

/**
 * @param {Filled} state
 * @param {Store} store
 * @param {Send} send
 * @param {() => readonly import("../network/connections.js").Drawn[]} drawn
 */
function menu(state, store, send, drawn) {
  const { fileNote, connection } = state;
  const close = () => document.getElementById("files")?.hidePopover();
  const isOff = connection !== "open";
  /**
   * @param {(now: Filled) => Promise<string | null>} act
   * @returns {() => Promise<void>}
   */
  const doing = (act) => async () => {
    const now = store.get();
    if (!has(now, "catalog", "experiment")) return;
    try {
      store.set({ fileNote: await act(now) });
    } catch (problem) {
      store.set({ problem: { message: messageOf(problem), field: null } });
    }
  };
  /** @param {{name: string, ending: string}} file */
  const take = (file) => doing((now) => taken(now, file));
  const picture = (/** @type {boolean} */ isPainted) =>
    doing((now) => pictured(now, drawn(), isPainted));
  const item = (/** @type {string} */ words, /** @type {() => void} */ act) => html`
    <li key=${words}>
      <button type="button" class="item" disabled=${isOff} onClick=${act}>
        ${words}
      </button>
    </li>
  `;
  const sheet = (/** @type {"data" | "worksheet" | "pairing"} */ open) => () => {
    close();
    store.set({ open });
  };
  const defaults = () => {
    close();
    ofBrowser.set("experiment", null);
    store.set({ vocabulary: "plain", theme: "auto", scale: 1 });
    send("open", { experiment: {}, step: 0 });
  };
  const left = missingOf(state);
  return html`<h2>Run</h2>
    <ul class="items">
      ${item("Save run", take(RUN))}
      ${item("Open run or table…", () => {
        close();
        choose(store);
      })}
      ${item("Use your own data…", sheet("data"))}
      ${item("Compare side by side…", sheet("pairing"))}
      ${item("Worksheet of this step…", sheet("worksheet"))}
      ${item("Copy link", doing(copied))}
    </ul>
    <details class="qr">
      <summary>Link as a QR code</summary>
      <img loading="lazy" src=${codeOf(state)} alt="QR code of the link" />
    </details>
    ${left.map((sentence) => html`<p class="about" key=${sentence}>${sentence}</p>`)}
    <h2>Picture of the network</h2>
    <ul class="items row">
      ${item("SVG", picture(false))} ${item("PNG, twice the size", picture(true))}
    </ul>
    <h2>Numbers</h2>
    <ul class="items">
      ${SERVED.map((file) => item(file.words, take(file)))}
    </ul>
    <h2>As a script</h2>
    <ul class="items">
      ${SCRIPTS.map((file) => item(file.words, take(file)))}
    </ul>
    <p class="note-line" role="status">${fileNote}</p>
    <button type="button" class="quiet" disabled=${isOff} onClick=${defaults}>
      Reset to defaults
    </button>`;
}

/**
 * @param {Filled} state
 * @param {{name: string, ending: string}} file
 */
async function taken({ key, experiment, frame }, { name, ending }) {
  const title = fileName(experiment.dataset.title, frame?.step ?? 0, ending);
  saveAs(await fetchFile(name, key), title);
  return `Saved ${title}.`;
}

/**
 * @param {Filled} state
 * @param {readonly import("../network/connections.js").Drawn[]} drawn
 * @param {boolean} isPainted as a PNG
 */
async function pictured({ experiment, frame, vocabulary }, drawn, isPainted) {
  const element = document.getElementById("network");
  if (!element) return null;
  const { title } = experiment.dataset;
  const step = frame?.step ?? 0;
  const svg = await networkSvg(
    element,
    drawn,
    captionOf(experiment, frame, vocabulary),
  );
  const plain = new Blob([svg], { type: "image/svg+xml" });
  const name = fileName(title, step, isPainted ? ".png" : ".svg");
  saveAs(isPainted ? await pngOf(svg) : plain, name);
  return `Saved ${name}.`;
}

/**
 * Tell what a picture of the network shows: the data, the layers, the moment.
 *
 * @param {{dataset: {title: string}, network: {sizes: readonly number[]}}} experiment
 * @param {import("./moment.js").Moment | null} frame
 * @param {import("../store.js").Vocabulary} vocabulary
 */
export function captionOf({ dataset, network }, frame, vocabulary) {
  const sizes = network.sizes.join("\u2009–\u2009");
  const moment = frame ? [momentText(frame, vocabulary)] : [];
  return [dataset.title, `${sizes} nodes`, ...moment, "Network Playground"];
}

/** @param {Filled} state */
function codeOf(state) {
  return `/link/qr.svg?fragment=${encodeURIComponent(linkOf(state))}`;
}

/** @param {Filled} state */
async function copied(state) {
  const link = `${location.origin}${location.pathname}${linkOf(state)}`;
  if (await copyText(link)) return "Copied: the link is on the clipboard.";
  prompt("The link to this moment", link);
  return null;
}
