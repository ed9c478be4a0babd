/**
 * The exercise: what a formula gives is kept back until the person has worked it out or
 * asked to see it. One formula after the other is asked; what follows from it waits.
 */

import { toText, word } from "./formula.js";

/** @typedef {import("./account.js").Account} Account */
/** @typedef {import("./account.js").Section} Section */
/** @typedef {import("./formula.js").Token} Token */

/**
 * @typedef {object} Exercise
 * @property {Readonly<Record<string, "right" | "shown">>} answers by what was asked
 * @property {{asked: string, typed: string} | null} attempt the last number that was typed
 */

/** @type {Exercise} */
export const UNANSWERED = { answers: {}, attempt: null };

/**
 * The result of a formula, and what follows from the digits that the formula prints.
 * @typedef {{n: number, digits?: number, follows: number}} Result
 */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {Result} result
 * @property {number} later how many formulas wait for it
 */

/**
 * @typedef {Section & {ids: (string | null)[], question: Question | null}} AskedSection
 *   the formula in question is the last of its lines, and ends in "?"; with the id of
 *   what each line answers, null where it only says something
 */

/**
 * @typedef {Omit<Account, "sections"> & {sections: AskedSection[], isKept: boolean}}
 *   AskedAccount `isKept` where its value is one of those that are kept back
 */

const ASKED = word("?");

/**
 * Cut an account off at the first formula that is not answered yet.
 *
 * @param {Account} account
 * @param {number} step that it is told at
 * @param {Exercise["answers"]} answers
 * @returns {AskedAccount}
 */
export function asked(account, step, answers) {
  /** @type {AskedSection[]} */
  const sections = [];
  /** @type {Question | null} */
  let question = null;
  let isKept = false;
  for (const section of account.sections) {
    /** @type {AskedSection} */
    const told = { ...section, lines: [], ids: [], question: null };
    if (!question) sections.push(told);
    for (const line of section.lines) {
      const result = resultOf(line);
      const id =
        result &&
        [step, account.title, section.technical, leftOf(line), result.n].join();
      const isOpen = result && id && !answers[id];
      isKept ||= result?.n === account.value && Boolean(question || isOpen);
      if (question) {
        question.later += Number(result !== null);
        continue;
      }
      told.lines.push(isOpen ? [...line.slice(0, -1), ASKED] : line);
      told.ids.push(id);
      if (isOpen) {
        question = { id, result, later: 0 };
        told.question = question;
      }
    }
  }
  return { ...account, isKept, sections };
}

/** @param {readonly Token[]} line @returns {Result | null} of a formula with its numbers */
export function resultOf(line) {
  const last = line[line.length - 1];
  if (typeof last !== "object" || !("n" in last) || last.follows === undefined) {
    return null;
  }
  return { n: last.n, digits: last.digits, follows: last.follows };
}

/** @param {readonly Token[]} line */
function leftOf(line) {
  const end = line.indexOf("=");
  return toText(line.slice(0, end));
}
