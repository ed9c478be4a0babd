import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LOOKING = fileURLToPath(new URL("looking.js", import.meta.url));
const PATIENCE = 60_000; // milliseconds, as tests/patience.py has them

test("a mouse that is fast over the nodes ends at the last of them", async () => {
  const words = ["-m", "network_playground", "serve", "--no-open", "--no-storage"];
  const server = spawn(process.env.PYTHON ?? "python3", [...words, "--port", "0"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const isOver = once(server, "exit");
  try {
    const [line] = await once(createInterface(server.stdout), "line");
    const address = /http:\/\/[\d.:]+/.exec(line)?.[0] ?? "";
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--no-warnings", "--experimental-websocket", LOOKING, address],
      { timeout: PATIENCE },
    );
    const { states, problems, said, looked } = JSON.parse(stdout);
    assert.deepEqual(states.slice(states.indexOf("open")), ["open"]);
    assert.deepEqual(problems, []);
    assert.equal(said, 2, "the first and the newest");
    assert.equal(looked[0].name, "weights");
  } finally {
    server.kill("SIGINT");
    await isOver;
  }
});
