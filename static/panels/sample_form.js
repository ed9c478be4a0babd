/** What is chosen about the data in use: the sample, what is held out, what enters. */

import { grouped } from "../network/numerals.js";
import { settingNamed } from "../settings.js";
import { NumberField } from "./number_field.js";
import { html } from "./panel.js";
import { boundsFrom } from "./typed_number.js";

/**
 * @typedef {import("../store.js").Send} Send
 * @typedef {import("../settings.js").Setting} Setting
 */

const LONGEST_SLIDER = 100; // what has more values is better typed

/**
 * Give the options after one of them was changed: only what differs from the usual.
 *
 * @param {readonly {name: string, usual: unknown}[]} options
 * @param {Record<string, number>} chosen
 * @param {string} name
 * @param {number} value
 */
export function withOption(options, chosen, name, value) {
  /** @type {Record<string, number>} */
  const all = { ...chosen, [name]: value };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([key, own]) => own !== options.find((option) => option.name === key)?.usual,
    ),
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
 * @param {import("../store.js").With<"catalog" | "experiment">} state
 * @param {Send} send
 */
export function sampleForm({ catalog, experiment, connection, vocabulary }, send) {
  const { dataset, inputs } = experiment;
  const { experiment: chosen } = experiment;
  const options = settingNamed(catalog, "data_options").parts?.[chosen.data] ?? [];
  const isOff = connection !== "open";
  /** @param {Record<string, unknown>} changes */
  const change = (changes) => send("set_experiment", { experiment: changes });
  /** @param {string} name @param {number} value */
  const setOption = (name, value) =>
    change({ data_options: withOption(options, chosen.data_options, name, value) });
  const entering = new Set(inputs.map(({ column }) => column));
  const sample = options.find(({ name }) => name === "seed");
  const share = settingNamed(catalog, "test_share");
  return html`
    <h3>${dataset.title}</h3>
    <p class="about">
      ${dataset.note} ${dataset.licence && html`<span>Licence: ${dataset.licence}.${dataset.source && ` Source: ${dataset.source}.`}</span>`}
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
      ${options.map((option) =>
        numberInput(
          option,
          option[vocabulary],
          chosen.data_options[option.name] ?? option.usual,
          isOff,
          (value) => setOption(option.name, value),
        ),
      )}
      ${
        sample &&
        html`<button
          type="button"
          class="pill"
          disabled=${isOff}
          onClick=${() => setOption("seed", nextOf(sample, chosen.data_options.seed))}
        >
          New sample
        </button>`
      }
      ${numberInput(
        asPercent(share),
        share[vocabulary],
        Math.round(100 * chosen.test_share),
        isOff,
        (value) => change({ test_share: value / 100 }),
      )}
    </div>
    <fieldset class="columns" disabled=${isOff}>
      <legend>${settingNamed(catalog, "columns")[vocabulary]}</legend>
      ${dataset.columns.map(
        (column) => html`<label
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
 * Count on from a number, and begin anew behind the highest.
 *
 * @param {Setting} setting
 * @param {number} [value] the usual one if it was not chosen
 */
function nextOf({ usual, highest }, value = /** @type {number} */ (usual)) {
  return value < (highest ?? Number.POSITIVE_INFINITY) ? value + 1 : 0;
}

/** @param {Setting} share @returns {Setting} the same in per cent */
function asPercent(share) {
  const { lowest, highest } = boundsFrom(share);
  return { ...share, lowest: 100 * lowest, highest: 100 * highest, unit: "%" };
}

/**
 * @param {Setting} setting
 * @param {string} words
 * @param {number} value
 * @param {boolean} isOff
 * @param {(value: number) => Promise<boolean>} set
 */
function numberInput(setting, words, value, isOff, set) {
  const { name, unit } = setting;
  const bounds = boundsFrom(setting);
  /** @param {Event & {currentTarget: HTMLInputElement}} event */
  const change = ({ currentTarget }) => set(Number(currentTarget.value));
  if (bounds.highest - bounds.lowest <= LONGEST_SLIDER) {
    return html`<label class="field" key=${name}>
      <span>${words} <b>${value}${unit && `\u202f${unit}`}</b></span>
      <input
        type="range"
        name=${name}
        min=${bounds.lowest}
        max=${bounds.highest}
        value=${value}
        disabled=${isOff}
        onChange=${change}
      />
    </label>`;
  }
  return html`<${NumberField}
    key=${name}
    id=${`sample-${name}`}
    label=${words}
    value=${value}
    bounds=${bounds}
    step=${1}
    isEnabled=${!isOff}
    write=${grouped}
    send=${set}
  />`;
}
