/** Inside the network: how weights, activations and gradients of a layer are spread. */

import { html } from "../panels/panel.js";
import { tickText } from "./ticks.js";

/** @typedef {{edges: number[], counts: number[]}} Spread */

const KINDS = /** @type {const} */ (["weights", "activations", "gradients"]);
const WIDTH = 84;
const HEIGHT = 36;

/**
 * Say which nodes of a layer do nothing any more, or hardly change; nothing where none.
 *
 * @param {{dead: number[], saturated: number[]}} layer indices from 0
 * @param {"plain" | "technical"} vocabulary
 * @returns {string}
 */
export function ailing({ dead, saturated }, vocabulary) {
  const words =
    vocabulary === "plain"
      ? ["always silent", "stuck at the end of its range"]
      : ["dead", "saturated"];
  return [dead, saturated]
    .map((nodes, i) => (nodes.length ? `${nodesText(nodes)} ${words[i]}` : ""))
    .filter(Boolean)
    .join("; ");
}

/** @param {readonly number[]} nodes */
function nodesText(nodes) {
  const names = nodes.slice(0, 8).map((index) => index + 1);
  const rest = nodes.length > 8 ? ` and ${nodes.length - 8} more` : "";
  return `${nodes.length === 1 ? "node" : "nodes"} ${names.join(", ")}${rest}`;
}

/**
 * @param {readonly import("../wire.d.ts").LayerReport[]} layers of the report
 * @param {readonly string[]} activations by layer
 * @param {"plain" | "technical"} vocabulary
 */
export function distributions(layers, activations, vocabulary) {
  return html`<table class="distributions">
    <thead>
      <tr>
        <td></td>
        ${KINDS.map((kind) => html`<th key=${kind} scope="col">${kind}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${layers.map((layer, i) => {
        const ill = ailing(layer, vocabulary);
        return [
          html`<tr key=${layer.layer}>
            <th scope="row">
              layer ${layer.layer}<small>${activations[i]}</small>
            </th>
            ${KINDS.map((kind) => html`<td key=${kind}>${spread(layer[kind], kind)}</td>`)}
          </tr>`,
          ill &&
            html`<tr key=${`${layer.layer}ill`} class="ailing">
              <td></td>
              <td colspan="3">${ill}</td>
            </tr>`,
        ];
      })}
    </tbody>
  </table>`;
}

/**
 * @param {Spread} spread symmetric about 0
 * @param {string} kind
 */
function spread({ edges, counts }, kind) {
  const furthest = edges[edges.length - 1];
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const wide = WIDTH / counts.length;
  const text = tickText(Number(furthest.toPrecision(2)));
  return html`<svg
    class=${`spread ${kind}`}
    viewBox=${`0 0 ${WIDTH} ${HEIGHT + 13}`}
    role="img"
    aria-label=${`${total} ${kind} between −${text} and ${text}`}
  >
    ${counts.map((count, i) => {
      const height = (HEIGHT - 2) * Math.sqrt(count / most);
      return html`<rect
        key=${i}
        class=${edges[i] + edges[i + 1] < 0 ? "negative" : "positive"}
        x=${i * wide + 0.4}
        width=${wide - 0.8}
        y=${HEIGHT - height}
        height=${height}
      />`;
    })}
    <line class="base" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT} />
    <text x="0" y=${HEIGHT + 11}>−${text}</text>
    <text x=${WIDTH / 2} y=${HEIGHT + 11} text-anchor="middle">0</text>
    <text x=${WIDTH} y=${HEIGHT + 11} text-anchor="end">${text}</text>
  </svg>`;
}
