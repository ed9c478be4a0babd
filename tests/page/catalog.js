/** The catalog that the server sends, made by the server's own code. */

import { execFileSync } from "node:child_process";

const PROGRAM = `
import json
from network_playground.sessions.catalog import catalog
print(json.dumps(catalog()))
`;
const python = process.env.PYTHON ?? "python3";

export const catalog = JSON.parse(
  execFileSync(python, ["-c", PROGRAM], { encoding: "utf-8", maxBuffer: 2 ** 24 }),
);
