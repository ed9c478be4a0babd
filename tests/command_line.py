"""The command line in a process of its own, as a person starts it."""

import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[1]
PLAYGROUND = [sys.executable, "-W", "error", "-m", "network_playground"]


def playground(*words, **options):
    done = subprocess.run(
        [*PLAYGROUND, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        **options,
    )
    assert_nothing_was_left_open(done.stderr)
    return done


def assert_nothing_was_left_open(said: str) -> None:
    """Fail where a process told of what it left to be collected, or of any warning."""
    assert "Exception ignored" not in said and "Warning" not in said, said
