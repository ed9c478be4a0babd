"""The command line in a process of its own, as a person starts it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLAYGROUND = [sys.executable, "-m", "network_playground"]


def playground(*words, **options):
    return subprocess.run(
        [*PLAYGROUND, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        **options,
    )
