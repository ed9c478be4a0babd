/** Hits against false alarms, for every threshold that one might choose. */

import { percent } from "../network/numerals.js";
import { html } from "../panels/panel.js";
import { chart, pathOf, scalesOf } from "./axes.js";

/**
 * @param {{false_alarms: number[], hits: number[]}} curve
 * @param {number | null} area
 * @param {"plain" | "technical"} vocabulary
 */
export function roc({ false_alarms: alarms, hits }, area, vocabulary) {
  const isPlain = vocabulary === "plain";
  const shares = [0, 0.5, 1];
  /** @type {import("./axes.js").Box} */
  const box = {
    width: 380,
    height: 320,
    x: [0, 1],
    y: [0, 1],
    xTicks: shares,
    yTicks: shares,
    xText: percent,
    yText: percent,
    xTitle: isPlain ? "false alarms" : "false positive rate",
    yTitle: isPlain ? "hits" : "true positive rate",
    label: describe(alarms, hits, area),
  };
  const { x, y } = scalesOf(box);
  const line = pathOf(alarms.map(x), hits.map(y));
  return chart(
    box,
    html`<path class="area" d=${`${line}L${x(1)} ${y(0)}L${x(0)} ${y(0)}Z`} />
      <line class="chance" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)} />
      <path class="curve" d=${line} />
      ${
        area !== null &&
        html`<text class="figure" x=${x(0.96)} y=${y(0.08)} text-anchor="end">
          ${isPlain ? "area" : "AUC"} ${area.toFixed(3)}
        </text>`
      }`,
  );
}

/**
 * Find the share of hits at the first threshold with at least so many false alarms.
 *
 * @param {readonly number[]} alarms ascending
 * @param {readonly number[]} hits
 * @param {number} share
 */
export function hitsAt(alarms, hits, share) {
  const place = alarms.findLastIndex((value) => value <= share);
  return place < 0 ? 0 : hits[place];
}

/**
 * @param {readonly number[]} alarms
 * @param {readonly number[]} hits
 * @param {number | null} area
 */
function describe(alarms, hits, area) {
  const at = [0.1, 0.5].map(
    (share) =>
      `${percent(hitsAt(alarms, hits, share))} hits at ${percent(share)} false alarms`,
  );
  const under = area === null ? "" : ` Area under the curve ${area.toFixed(3)}.`;
  return `ROC curve: ${at.join(", ")}.${under}`;
}
