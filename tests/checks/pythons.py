"""Run the tests without a browser on several Pythons, each with its own environment.

`python -m tests.checks.pythons` looks for those named below on the PATH;
`python -m tests.checks.pythons python3.12 /opt/python/bin/python3` for those given.
"""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.checks.__main__ import Check, run
from tests.checks.ready_environment import ENVIRONMENTS, ready_environment

NAMES = ("python3.11", "python3.12", "python3.13", "python3.14")
VERSION = "import platform; print(platform.python_version())"


def main(names: list[str]) -> int:
    checks = []
    for name in names or NAMES:
        version = version_of(name)
        if version is None:
            print(f"{name} is not here: not tested.")
        else:
            command = partial(tests_on, name, ENVIRONMENTS / version)
            checks.append(Check(f"Python {version}", command, is_spread=True))
    if not checks:
        print("No Python was found, so nothing was tested.")
        return 1
    return run(checks)


def version_of(name: str) -> str | None:
    """Return "3.12.1", or None where no such Python is there or it does not start."""
    path = shutil.which(name)
    if path is None:
        return None
    # A name that a version manager leads nowhere is found, but does not start.
    done = subprocess.run([path, "-c", VERSION], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def tests_on(name: str, folder: Path) -> list[str]:
    """Return the command that runs the tests, in an environment that has them."""
    python = ready_environment(folder, name, "test")
    return [python, "-m", "pytest", "-q", "-n", "auto", "--ignore=tests/browser"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
