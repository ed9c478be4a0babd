/** What is chosen about the data in use: the sample, what is held out, what enters. */

import { grouped } from "../network/numerals.js";
import { NumberField } from "./number_field.js";
import { html } from "./panel.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Send} Send
 */

/** Words for the options of the sets that are drawn from a rule. */
const OPTIONS = {
  points: { words: "Points", isSlider: false, unit: "" },
  noise: { words: "Noise", isSlider: true, unit: "\u202f%" },
  classes: { words: "Classes", isSlider: true, unit: "" },
  seed: { words: "Sample", isSlider: false, unit: "" },
};

/**
 * Give the options after one of them was changed: only what differs from the usual.
 *
 * @param {Record<string, [number, number, number]>} options usual, least and most
 * @param {Record<string, number>} chosen
 * @param {string} name
 * @param {number} value
 */
export function withOption(options, chosen, name, value) {
  /** @type {Record<string, number>} */
  const all = { ...chosen, [name]: value };
  return Object.fromEntries(
    Object.entries(all).filter(([key, own]) => own !== options[key]?.[0]),
  );
}

/**
 * Switch a column on or off; the last one stays. The usual choice is told as null.
 *
 * @param {readonly {name: string, is_default: boolean}[]} columns
 * @param {ReadonlySet<string>} entering
 * @param {string} name
 * @returns {string[] | null}
 */
export function withColumn(columns, entering, name) {
  const wanted = columns
    .map((column) => column.name)
    .filter((own) => (own === name ? !entering.has(own) : entering.has(own)));
  const chosen = wanted.length ? wanted : [name];
  const usual = columns.filter(({ is_default }) => is_default).map((one) => one.name);
  return chosen.join("\n") === usual.join("\n") ? null : chosen;
}

/**
 * @param {State} state
 * @param {Send} send
 */
export function sampleForm({ catalog, experiment, connection }, send) {
  const { dataset, inputs } = experiment;
  const { experiment: chosen } = experiment;
  const row = catalog.datasets.find(
    (/** @type {any} */ one) => one.key === dataset.key,
  );
  const options = row?.options ?? {};
  const isOff = connection !== "open";
  /** @param {Record<string, unknown>} changes */
  const change = (changes) => send("set_experiment", { experiment: changes });
  /** @param {string} name @param {number} value */
  const setOption = (name, value) =>
    change({ data_options: withOption(options, chosen.data_options, name, value) });
  const entering = new Set(inputs.map((/** @type {any} */ input) => input.column));
  const seed = chosen.data_options.seed ?? options.seed?.[0];
  return html`
    <h3>${dataset.title}</h3>
    <p class="about">
      ${dataset.note} ${dataset.licence && html`<span>Licence: ${dataset.licence}.</span>`}
    </p>
    ${
      chosen.points &&
      html`<p class="about">
        ${grouped(chosen.points.length)} points, some of them placed by hand.${" "}
        <button type="button" class="quiet" onClick=${() => change({ points: null })}>
          Back to those that were drawn
        </button>
      </p>`
    }
    <div class="fields">
      ${Object.keys(OPTIONS)
        .filter((name) => options[name])
        .map((name) =>
          option(
            name,
            options[name],
            chosen.data_options[name] ?? options[name][0],
            isOff,
            (value) => setOption(name, value),
          ),
        )}
      ${
        seed !== undefined &&
        html`<button
          type="button"
          class="pill"
          disabled=${isOff}
          onClick=${() => setOption("seed", seed < options.seed[2] ? seed + 1 : 0)}
        >
          New sample
        </button>`
      }
      ${slider("Held out to examine", "test_share", Math.round(100 * chosen.test_share), [0, 90], "\u202f%", isOff, (value) => change({ test_share: value / 100 }))}
    </div>
    <fieldset class="columns" disabled=${isOff}>
      <legend>What enters</legend>
      ${dataset.columns.map(
        (/** @type {any} */ column) => html`<label
          key=${column.name}
          class=${entering.has(column.name) ? "on" : ""}
        >
          <input
            type="checkbox"
            checked=${entering.has(column.name)}
            onChange=${() =>
              change({ columns: withColumn(dataset.columns, entering, column.name) })}
          />
          ${column.words}
        </label>`,
      )}
    </fieldset>
  `;
}

/**
 * @param {string} name
 * @param {[number, number, number]} limits usual, least and most
 * @param {number} value
 * @param {boolean} isOff
 * @param {(value: number) => Promise<boolean>} set
 */
function option(name, [, least, most], value, isOff, set) {
  const { words, isSlider, unit } = OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)];
  if (isSlider) return slider(words, name, value, [least, most], unit, isOff, set);
  return html`<${NumberField}
    key=${name}
    id=${`sample-${name}`}
    label=${words}
    value=${value}
    bounds=${{ lowest: least, highest: most, isWhole: true }}
    step=${1}
    isEnabled=${!isOff}
    write=${grouped}
    send=${set}
  />`;
}

/**
 * @param {string} words
 * @param {string} name
 * @param {number} value
 * @param {[number, number]} limits
 * @param {string} unit
 * @param {boolean} isOff
 * @param {(value: number) => void} set
 */
function slider(words, name, value, [least, most], unit, isOff, set) {
  return html`<label class="field" key=${name}>
    <span>${words} <b>${value}${unit}</b></span>
    <input
      type="range"
      name=${name}
      min=${least}
      max=${most}
      value=${value}
      disabled=${isOff}
      onChange=${(/** @type {any} */ event) => set(Number(event.currentTarget.value))}
    />
  </label>`;
}
