/** What is taken for what: true classes in rows, answers in columns. */

import { grouped } from "../network/numerals.js";
import { html } from "../panels/panel.js";

/**
 * Give each count's share of its row, so that rare classes are seen as well.
 *
 * @param {readonly (readonly number[])[]} counts
 */
export function sharesOf(counts) {
  return counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (total ? count / total : 0));
  });
}

/**
 * @param {readonly (readonly number[])[]} counts [true class][answer]
 * @param {{name: string}[]} outcomes
 * @param {"plain" | "technical"} vocabulary
 */
export function confusion(counts, outcomes, vocabulary) {
  const shares = sharesOf(counts);
  const isWide = outcomes.length > 4;
  const [truth, said] =
    vocabulary === "plain" ? ["in truth", "the machine says"] : ["true", "predicted"];
  return html`<table class=${isWide ? "confusion wide" : "confusion"}>
    <thead>
      <tr>
        <td></td>
        <th colspan=${outcomes.length} scope="colgroup">${said}</th>
      </tr>
      <tr>
        <th scope="col" class="corner">${truth}</th>
        ${outcomes.map(({ name }) => html`<th key=${name} scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${outcomes.map(
        ({ name }, row) => html`<tr key=${name}>
          <th scope="row">${name}</th>
          ${counts[row].map(
            (count, column) => html`<td
              key=${column}
              class=${`${row === column ? "right" : "wrong"}${shares[row][column] > 0.8 ? " dark" : ""}`}
              style=${{ "--share": `${Math.round(100 * shares[row][column])}%` }}
            >
              ${grouped(count)}
            </td>`,
          )}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
