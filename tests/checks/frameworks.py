"""Run the exported scripts in PyTorch too, which is too large to be part of `test`.

`python -m tests.checks.frameworks` installs it in an environment of its own, once.
"""

import sys

from tests.checks.__main__ import Check, run
from tests.checks.ready_environment import ENVIRONMENTS, ready_environment


def command() -> list[str]:
    folder = ENVIRONMENTS / "frameworks"
    python = ready_environment(folder, sys.executable, "test,frameworks")
    scripts = "tests/exports/test_framework_scripts.py"
    return [python, "-m", "pytest", "-q", "-n", "auto", scripts]


if __name__ == "__main__":
    sys.exit(run([Check("all frameworks", command, is_spread=True)]))
