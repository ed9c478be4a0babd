"""Environments beside .venv, each made once: for another Python, or with more in it."""

import hashlib
import os
from pathlib import Path

from tests.checks.process import outcome

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = ROOT / ".venvs"


def ready_environment(folder: Path, python: str, extras: str) -> str:
    """Have an environment with this Python and these extras; return its own Python.

    Raises RuntimeError with all that was said where it cannot be made.
    """
    own = str(folder / "bin" / "python")
    stamp = folder / "installed"
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        do([python, "tests/checks/environment.py", str(folder)])
        do([own, "-m", "pip", "install", "-q", "--editable", f".[{extras}]"])
        stamp.write_text(digest)
    return own


def do(command: list[str]) -> None:
    code, output = outcome(command, dict(os.environ))
    if code:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output}")
