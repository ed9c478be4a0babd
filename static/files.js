/** Files to and from the server; a refusal is a sentence. */

const KEY = "Playground-Key"; // the header by which the server knows who drives

/**
 * Fetch a file of the present moment.
 *
 * @param {string} name as the server lists it
 * @param {string | null} key of the room
 * @returns {Promise<Blob>}
 */
export async function fetchFile(name, key) {
  const answer = await asked(`/files/${name}`, { headers: { [KEY]: key ?? "" } });
  return answer.blob();
}

/**
 * Send a file or a question, and give what the server says to it.
 *
 * @param {string} path
 * @param {BodyInit} body
 * @param {string | null} key of the room
 * @returns {Promise<any>}
 */
export async function post(path, body, key) {
  const headers = { [KEY]: key ?? "", "Content-Type": "application/octet-stream" };
  const answer = await asked(path, { method: "POST", headers, body });
  return answer.status === 204 ? null : answer.json();
}

/**
 * Give a file to the person.
 *
 * @param {Blob} content
 * @param {string} name
 */
export function saveAs(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Name a file after what is learned, and when.
 *
 * @param {string} title
 * @param {number} step
 * @param {string} ending
 */
export function fileName(title, step, ending) {
  const words = title
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${words || "run"}-step-${step}${ending}`;
}

/**
 * @param {string} path
 * @param {RequestInit} options
 */
async function asked(path, options) {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error("The server cannot be reached. Please try again.");
  }
  if (answer.ok) return answer;
  const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
  const sentence = isOurs
    ? (await answer.json()).message
    : (await answer.text()).trim();
  throw new Error(sentence || `Expected an answer, found status ${answer.status}.`);
}
