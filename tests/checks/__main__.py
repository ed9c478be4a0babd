"""Run every check, go on after a failure, and end with one summary.

`python -m tests.checks` runs all of them. `python -m tests.checks static` runs those
that read the code and run nothing of it, `fast` those that a person waits for between
two changes, and any name of a check that one alone.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.checks.chromium import ready_chromium
from tests.checks.node import install_page_tools, ready_node
from tests.checks.process import end_all, outcome

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-m"]
PYTEST = [*PYTHON, "pytest", "-q", "--numprocesses=auto", "--dist=worksteal"]
# The command `lint-imports` is found only in an environment that is active.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

Need = Literal["node", "page tools", "browser"]


@dataclass(frozen=True)
class Check:
    """What it needs is set up before anything runs. A check that spreads over all cores
    by itself runs alone; the others run beside each other."""

    name: str
    command: Callable[[], list[str]]
    needs: tuple[Need, ...] = ()
    is_spread: bool = False


@dataclass(frozen=True)
class Verdict:
    check: Check
    passed: bool
    seconds: float
    output: str

    def __str__(self) -> str:
        if self.passed:
            return f"passed {self.seconds:6.1f} s"
        return f"FAILED {self.seconds:6.1f} s\n\n{self.output.rstrip()}\n"


def page_tool(name: str) -> str:
    return str(ROOT / "node_modules" / ".bin" / name)


def page_tests() -> list[str]:
    """List the files, since releases of Node differ in what a folder means to them."""
    found = sorted(str(path) for path in (ROOT / "tests/page").rglob("*.test.js"))
    if not found:
        raise RuntimeError("Expected files named *.test.js in tests/page, found none.")
    return found


# The longest first: the others run beside it.
STATIC = (
    Check("mypy", lambda: [*PYTHON, "mypy"]),
    Check("import-linter", lambda: [sys.executable, "-c", LINT_IMPORTS]),
    Check(
        "page types",
        lambda: [page_tool("tsc"), "--project", "tsconfig.json"],
        needs=("node", "page tools"),
    ),
    Check(
        "page lint",
        lambda: [page_tool("biome"), "check", "--error-on-warnings"],
        needs=("node", "page tools"),
    ),
    Check("ruff check", lambda: [*PYTHON, "ruff", "check"]),
    Check("ruff format", lambda: [*PYTHON, "ruff", "format", "--check"]),
)
PAGE = Check("page tests", lambda: ["node", "--test", *page_tests()], needs=("node",))
WITHOUT_BROWSER = [*PYTEST, "--ignore=tests/browser"]
FAST = (
    PAGE,
    Check("fast pytest", lambda: [*WITHOUT_BROWSER, "-m", "not slow"], is_spread=True),
)
ALL = (
    *STATIC,
    PAGE,
    Check("pytest", lambda: WITHOUT_BROWSER, is_spread=True),
    Check(
        "browser tests",
        lambda: [*PYTEST, "tests/browser"],
        needs=("node", "browser"),
        is_spread=True,
    ),
)
GROUPS = {"static": STATIC, "fast": FAST, "all": ALL}
CHECKS = tuple(dict.fromkeys((*ALL, *FAST)))


def main(words: list[str]) -> int:
    return run(named(words or ["all"]))


def run(chosen: Sequence[Check]) -> int:
    """Run checks and sum them up; give the exit code."""
    environment = prepared_environment({need for one in chosen for need in one.needs})
    try:
        found = list(verdicts_of(chosen, environment))
    except KeyboardInterrupt:
        print("\nStopped before the end.")
        return 130
    failed = [verdict.check.name for verdict in found if not verdict.passed]
    print(f"\nFailed: {', '.join(failed)}" if failed else "")
    print(f"{len(chosen) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def named(words: list[str]) -> list[Check]:
    """Find the checks of these names, and of these groups, each once."""
    known = {**GROUPS, **{check.name: (check,) for check in CHECKS}}
    if unknown := sorted(set(words) - set(known)):
        sys.exit(
            f"Expected names of checks ({', '.join(known)}), "
            f"found {', '.join(unknown)}."
        )
    return list(dict.fromkeys(check for word in words for check in known[word]))


def prepared_environment(needs: set[Need]) -> dict[str, str]:
    """Set up what is needed. The checks that miss it fail, the others go on."""
    environment = dict(os.environ)
    try:
        if "node" in needs:
            node = ready_node()
            environment = {**node.environment(), "PYTHON": sys.executable}
            if "page tools" in needs:
                install_page_tools(node)
    except RuntimeError as problem:
        print(problem)
    try:
        if "browser" in needs and (chromium := ready_chromium(environment)):
            environment["CHROMIUM"] = chromium
    except RuntimeError as problem:
        print(problem)
    return environment


def verdicts_of(
    checks: Sequence[Check], environment: dict[str, str]
) -> Iterator[Verdict]:
    """Run checks and print their verdicts: first as many beside each other as there are
    cores, then one by one those that spread by themselves."""
    beside = [check for check in checks if not check.is_spread]
    with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
        try:
            started = [pool.submit(verdict_on, one, environment) for one in beside]
            for done in as_completed(started):
                verdict = done.result()
                print(f"{verdict.check.name:.<16} {verdict}", flush=True)
                yield verdict
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_all()
            raise
    for check in checks:
        if check.is_spread:
            print(f"{check.name:.<16} ", end="", flush=True)
            verdict = verdict_on(check, environment)
            print(verdict, flush=True)
            yield verdict


def verdict_on(check: Check, environment: dict[str, str]) -> Verdict:
    start = time.monotonic()
    try:
        code, output = outcome(check.command(), environment)
    except (OSError, RuntimeError) as problem:
        code, output = 1, str(problem)
    return Verdict(check, code == 0, time.monotonic() - start, output)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
