/** The catalog that the server sends, made by the server's own code. */

import { execFileSync } from "node:child_process";

const python = process.env.PYTHON ?? "python3";

/** With settings added by a test too, and with the fields of the usual experiment. */
export const { catalog, grown, usual, formula } = JSON.parse(
  execFileSync(python, ["-m", "tests.page.catalog"], {
    encoding: "utf-8",
    maxBuffer: 2 ** 24,
  }),
);
