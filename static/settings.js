/** The settings of an experiment, as the catalog describes them: one row each. */

/**
 * A setting's name is the field of an experiment; a dot leads to a part of it.
 * @typedef {import("./wire.d.ts").OfferedSetting} Setting
 */

/**
 * The fields of an experiment: also where a link tells only some of them, or a later
 * server knows more.
 * @typedef {Record<string, unknown>} ExperimentFields
 */

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
 * @param {ExperimentFields} experiment
 * @returns {Setting[]}
 */
export function partsOf({ name, group, of = "", parts = {} }, experiment) {
  const own = parts[String(experiment[of])] ?? [];
  return own.map((part) => ({ ...part, name: `${name}.${part.name}`, group }));
}

/**
 * Read a setting's value; a number that was not chosen is its usual one.
 *
 * @param {Setting} setting
 * @param {ExperimentFields} experiment
 * @returns {unknown}
 */
export function chosenValue({ name, usual }, experiment) {
  const [first, part] = name.split(".");
  const whole = /** @type {ExperimentFields | null | undefined} */ (experiment[first]);
  const value = part === undefined ? whole : whole?.[part];
  return value === undefined ? usual : value;
}

/**
 * Say whether a setting has a meaning for an experiment.
 *
 * @param {Setting} setting
 * @param {ExperimentFields} experiment
 */
export function isShown({ shown_if = [] }, experiment) {
  return shown_if.every(({ field, sign, value }) => {
    const isSame = JSON.stringify(experiment[field]) === JSON.stringify(value);
    return isSame === (sign === "==");
  });
}
