"""Run the tests without a browser on several Pythons, each with its own environment.

`python -m tests.checks.pythons` looks for those named below on the PATH;
`python -m tests.checks.pythons python3.12 /opt/python/bin/python3` for those given.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.checks.__main__ import Check, run
from tests.checks.process import outcome

ROOT = Path(__file__).parents[2]
NAMES = ("python3.11", "python3.12", "python3.13", "python3.14")
VERSION = "import platform; print(platform.python_version())"


def main(names: list[str]) -> int:
    checks = []
    for name in names or NAMES:
        version = version_of(name)
        if version is None:
            print(f"{name} is not here: not tested.")
        else:
            command = partial(tests_on, name, ROOT / ".venvs" / version)
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
    """Have an environment with what the tests need; return the command that runs them.

    Raises RuntimeError where it cannot be made.
    """
    python = str(folder / "bin" / "python")
    stamp = folder / "installed"
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        do([name, "tests/checks/environment.py", str(folder)])
        do([python, "-m", "pip", "install", "-q", "--editable", ".[test]"])
        stamp.write_text(digest)
    return [python, "-m", "pytest", "-q", "-n", "auto", "--ignore=tests/browser"]


def do(command: list[str]) -> None:
    code, output = outcome(command, dict(os.environ))
    if code:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
