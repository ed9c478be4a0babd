/**
 * Small buttons above and below the hidden layers: a node more or less, a layer more or
 * less. Who only watches has none, nor has a stage.
 */

import { html } from "../panels/panel.js";
import { settingNamed } from "../settings.js";
import { has } from "../store.js";
import { render } from "../vendor/preact.mjs";
import { withLayer, withNodes, withoutLayer } from "./layer_changes.js";

/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../store.js").Send} Send */
/** @typedef {import("./layer_changes.js").Layers} Layers */
/** @typedef {Pick<import("../settings.js").Setting, "most_layers" | "most_nodes">} Limits */

/**
 * @param {HTMLElement} element around the drawing
 * @param {Store} store
 * @param {Send} send
 */
export function createLayerButtons(element, store, send) {
  const holder = document.createElement("div");
  holder.className = "layer-buttons";
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", "Change the hidden layers");
  element.append(holder);
  // A press is no pointing at a connection below the button.
  for (const kind of ["click", "pointermove"]) {
    holder.addEventListener(kind, (event) => event.stopPropagation());
  }
  /** What was asked for and is not there yet. @type {Layers | null} */
  let wanted = null;
  let underway = 0;

  /** @param {(layers: Layers) => Layers} change */
  const apply = async (change) => {
    const state = store.get();
    if (!has(state, "catalog", "experiment")) return;
    wanted = change(wanted ?? state.experiment.experiment);
    if (!isAllowed(wanted, settingNamed(state.catalog, "hidden"))) {
      wanted = underway ? wanted : null;
      return;
    }
    underway += 1;
    await send("set_experiment", { experiment: wanted });
    underway -= 1;
    if (underway === 0) wanted = null;
  };

  return {
    /** @param {import("./layout.js").Picture} picture */
    place(picture) {
      const { experiment, catalog, role, isStage } = store.get();
      const isDriven = role === "driver" && !isStage;
      const isShown = picture.buttons && catalog && experiment && isDriven;
      const focused = holder.contains(document.activeElement);
      const drawn = isShown
        ? draw(picture, experiment, settingNamed(catalog, "hidden"), apply)
        : null;
      render(drawn, holder);
      // Where the layer went whose button was pressed, the keyboard stays nearby.
      if (focused && !holder.contains(document.activeElement)) {
        holder.querySelector("button")?.focus();
      }
    },
  };
}

/** @param {Layers} layers @param {Limits} limits */
export function isAllowed({ hidden }, { most_layers = 0, most_nodes = 0 }) {
  return (
    hidden.length <= most_layers &&
    hidden.every((width) => width >= 1 && width <= most_nodes)
  );
}

/**
 * @param {import("./layout.js").Picture} picture
 * @param {import("../wire.d.ts").ExperimentEvent} experiment
 * @param {Limits} limits
 * @param {(change: (layers: Layers) => Layers) => void} apply
 */
function draw(
  { columns, buttons },
  experiment,
  { most_layers = 0, most_nodes = 0 },
  apply,
) {
  const { top, bottom, isCrowded } = /** @type {NonNullable<typeof buttons>} */ (
    buttons
  );
  const { hidden } = experiment.experiment;
  const canGrow = hidden.length < most_layers;
  const crowded = isCrowded ? " is-crowded" : "";
  /** @param {number} layer */
  const nameOf = (layer) => (layer ? `hidden layer ${layer}` : "the input layer");
  /**
   * @param {string} sign
   * @param {string} label
   * @param {boolean} isOn
   * @param {(layers: Layers) => Layers} change
   * @param {string} [word]
   */
  const button = (sign, label, isOn, change, word = "") => html`<button
    type="button"
    aria-label=${label}
    title=${label}
    aria-disabled=${isOn ? null : "true"}
    onClick=${() => isOn && apply(change)}
  >
    <span aria-hidden="true">${sign}</span>${!isCrowded && word && html`<span class="word">${word}</span>`}
  </button>`;
  return columns.slice(0, -1).map(({ layer, x }, i) => {
    const next = columns[i + 1];
    const middle = (x + columns[i].half + next.x - next.half) / 2;
    const width = hidden[layer - 1];
    return html`
      ${
        layer > 0 &&
        html`<div key=${`nodes-${layer}`} class=${`above${crowded}`} style=${at(x, top)}>
            ${button("−", `Remove a node from ${nameOf(layer)}`, width > 1, (layers) => withNodes(layers, layer, -1))}
            ${!isCrowded && html`<span class="width" aria-hidden="true">${width}</span>`}
            ${button("+", `Add a node to ${nameOf(layer)}`, width < most_nodes, (layers) => withNodes(layers, layer, 1))}
          </div>
          <div key=${`layer-${layer}`} class="below" style=${at(x, bottom)}>
            ${button("−", `Remove ${nameOf(layer)}`, true, (layers) => withoutLayer(layers, layer), "layer")}
          </div>`
      }
      ${
        canGrow &&
        html`<div key=${`gap-${layer}`} class=${`below${crowded}`} style=${at(middle, bottom)}>
          ${button("+", `Add a hidden layer after ${nameOf(layer)}`, true, (layers) => withLayer(layers, layer), "layer")}
        </div>`
      }
    `;
  });
}

/** @param {number} x @param {number} y */
function at(x, y) {
  return { left: `${x.toFixed(1)}px`, top: `${y.toFixed(1)}px` };
}
