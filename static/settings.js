/** The settings of an experiment, as the catalog describes them: one row each. */

/**
 * @typedef {object} Setting what a row does not have is left out
 * @property {string} name the field of the experiment; a dot leads to a part of it
 * @property {"whole" | "number" | "flag" | "choice" | "choices" | "widths" | "texts"
 *   | "points" | "places" | "numbers"} kind
 * @property {any} usual
 * @property {boolean} [can_be_empty] whether it may be null
 * @property {string} plain
 * @property {string} technical
 * @property {{plain: string, technical: string}} help
 * @property {string} [short] where room is scarce; empty where its value says enough
 * @property {string} [unit]
 * @property {string} [empty] what an empty field shows
 * @property {{text: string, unsaid: any}} [word] of a link, and what one without it means
 * @property {string} [group] of the form
 * @property {{field: string, sign: "==" | "!=", value: any}[]} [shown_if] all of them
 * @property {string} [goes_with] a field whose refused choice is asked for with it
 * @property {{words: string, fills_in: "another" | "train_size"}} [button]
 * @property {number | null} [lowest] of a number; null for none
 * @property {number | null} [highest]
 * @property {boolean} [is_above] whether the lowest itself is too low
 * @property {boolean} [is_below] whether the highest itself is too high
 * @property {number} [most_layers] of widths
 * @property {number} [most_nodes]
 * @property {Choice[]} [choices] of a choice
 * @property {boolean} [has_auto] whether it may be left to what fits the data
 * @property {string} [of] the setting whose choice brings these numbers
 * @property {Record<string, Setting[]>} [parts] the numbers of each such choice
 */

/** @typedef {{name: string, plain: string, technical: string}} Choice */

/**
 * Find a setting. Raises a RangeError where there is none of that name.
 *
 * @param {{settings: Setting[]}} catalog
 * @param {string} name
 * @returns {Setting}
 */
export function settingNamed({ settings }, name) {
  const found = settings.find((setting) => setting.name === name);
  if (!found) throw new RangeError(`Expected a setting '${name}', found none.`);
  return found;
}

/**
 * List the numbers that the present choice brings, each as a field of its own.
 *
 * @param {Setting} setting
 * @param {Record<string, any>} experiment
 * @returns {Setting[]}
 */
export function partsOf({ name, group, of = "", parts = {} }, experiment) {
  const own = parts[experiment[of]] ?? [];
  return own.map((part) => ({ ...part, name: `${name}.${part.name}`, group }));
}

/**
 * Read a setting's value; a number that was not chosen is its usual one.
 *
 * @param {Setting} setting
 * @param {Record<string, any>} experiment
 */
export function chosenValue({ name, usual }, experiment) {
  const [first, part] = name.split(".");
  const value = part === undefined ? experiment[first] : experiment[first]?.[part];
  return value === undefined ? usual : value;
}

/**
 * Say whether a setting has a meaning for an experiment.
 *
 * @param {Setting} setting
 * @param {Record<string, any>} experiment
 */
export function isShown({ shown_if = [] }, experiment) {
  return shown_if.every(({ field, sign, value }) => {
    const isSame = JSON.stringify(experiment[field]) === JSON.stringify(value);
    return isSame === (sign === "==");
  });
}
