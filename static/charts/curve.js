/** How wrong the network is, step by step: on what teaches it, and on what examines it. */

import { html, panel } from "../panels/panel.js";
import { WORDS } from "../panels/words.js";
import { withKept } from "./kept_curves.js";
import { lossChart } from "./loss_chart.js";
import { toggle } from "./toggle.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Store} Store
 */

/**
 * @param {HTMLElement} element
 * @param {Store} store
 */
export function curve(element, store) {
  const head = document.createElement("header");
  const card = document.createElement("section");
  card.className = "card losses";
  const plot = document.createElement("div");
  plot.className = "plot";
  const readouts = document.createElement("div");
  readouts.className = "readouts";
  const diagnosis = document.createElement("div");
  diagnosis.className = "diagnosis";
  card.append(plot, readouts, diagnosis);
  element.replaceChildren(head, card);

  store.subscribe(
    (state) => state.vocabulary,
    (vocabulary) => card.setAttribute("aria-label", WORDS[vocabulary].curve),
  );
  panel(
    head,
    store,
    [
      (state) => state.vocabulary,
      (state) => state.isLog,
      (state) => state.isSmooth,
      (state) => state.role,
    ],
    (state) => heading(state, store),
  );
  lossChart(plot, store);
}

/**
 * @param {State} state
 * @param {Store} store
 */
function heading({ vocabulary, isLog, isSmooth, role }, store) {
  const keep = () => {
    const { kept, experiment, curve } = store.get();
    if (experiment) store.set({ kept: withKept(kept, experiment, curve) });
  };
  return html`<h2>${WORDS[vocabulary].curve}</h2>
    <span class="tools">
      ${toggle("log", "Logarithmic scale", isLog, () => store.set({ isLog: !isLog }))}
      ${toggle("smooth", "Smooth the lines", isSmooth, () =>
        store.set({ isSmooth: !isSmooth }),
      )}
      ${
        role === "driver" &&
        html`<button
          type="button"
          title="Keep this curve, to compare others with it"
          onClick=${keep}
        >
          keep
        </button>`
      }
    </span>`;
}
