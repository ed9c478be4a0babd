"""Run every check, go on after a failure, and end with one summary.

`python -m tests.checks` runs all, `python -m tests.checks mypy pytest` those named.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.checks.chromium import ready_chromium
from tests.checks.node import ready_node

ROOT = Path(__file__).parents[2]
TIME_LIMIT = (
    900  # seconds for one check: far above the slowest, so only a hang meets it
)
PYTHON = [sys.executable, "-m"]
ON_ALL_CORES = ["pytest", "-q", "--numprocesses=auto"]
# The command `lint-imports` is found only in an environment that is active.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"


@dataclass(frozen=True)
class Check:
    name: str
    command: Callable[[], list[str]]


def page_tool(name: str) -> str:
    return str(ROOT / "node_modules" / ".bin" / name)


def page_tests() -> list[str]:
    """List the files, since releases of Node differ in what a folder means to them."""
    found = sorted(str(path) for path in (ROOT / "tests/page").rglob("*.test.js"))
    if not found:
        raise RuntimeError("Expected files named *.test.js in tests/page, found none.")
    return found


CHECKS = (
    Check("ruff check", lambda: [*PYTHON, "ruff", "check"]),
    Check("ruff format", lambda: [*PYTHON, "ruff", "format", "--check"]),
    Check("mypy", lambda: [*PYTHON, "mypy"]),
    Check("import-linter", lambda: [sys.executable, "-c", LINT_IMPORTS]),
    Check("page lint", lambda: [page_tool("biome"), "check", "--error-on-warnings"]),
    Check("page types", lambda: [page_tool("tsc"), "--project", "tsconfig.json"]),
    Check("page tests", lambda: ["node", "--test", *page_tests()]),
    Check("pytest", lambda: [*PYTHON, *ON_ALL_CORES, "--ignore=tests/browser"]),
    Check("browser tests", lambda: [*PYTHON, "pytest", "-q", "tests/browser"]),
)


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - {check.name for check in CHECKS})
    if unknown:
        known = ", ".join(check.name for check in CHECKS)
        sys.exit(f"Expected names of checks ({known}), found {', '.join(unknown)}.")
    environment = prepared_environment()
    chosen = [check for check in CHECKS if not names or check.name in names]
    failed = [check.name for check in chosen if not passes(check, environment)]
    print(f"\nFailed: {', '.join(failed)}" if failed else "")
    print(f"{len(chosen) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def prepared_environment() -> dict[str, str]:
    """Set up Node and a Chromium. The checks that miss one fail, the others go on."""
    environment = dict(os.environ)
    try:
        environment = {**ready_node().environment(), "PYTHON": sys.executable}
    except RuntimeError as problem:
        print(problem)
    try:
        chromium = ready_chromium(environment)
        if chromium:
            environment["CHROMIUM"] = chromium
    except RuntimeError as problem:
        print(problem)
    return environment


def passes(check: Check, environment: dict[str, str]) -> bool:
    """Run one check, print its verdict and time, and its output if it failed."""
    print(f"{check.name:.<16} ", end="", flush=True)
    start = time.monotonic()
    try:
        code, output = outcome(check.command(), environment)
    except (OSError, RuntimeError) as problem:
        code, output = 1, str(problem)
    print(f"{'FAILED' if code else 'passed'} {time.monotonic() - start:6.1f} s")
    if code:
        print("\n" + output.rstrip() + "\n")
    sys.stdout.flush()
    return code == 0


def outcome(
    command: list[str], environment: dict[str, str], time_limit: float = TIME_LIMIT
) -> tuple[int, str]:
    """Return exit code and output. Whatever the command started ends with it."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=time_limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output = process.communicate()[0] + f"\nStopped after {time_limit} s."
        return 1, output
    except KeyboardInterrupt:
        os.killpg(process.pid, signal.SIGTERM)
        raise
    return process.returncode, output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
