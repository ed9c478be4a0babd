"""Whatever is left for others to close fails the test or the process that opened it."""

import subprocess
import sys

import pytest

from tests.command_line import ROOT, assert_nothing_was_left_open
from tests.patience import PATIENCE

pytestmark = pytest.mark.slow

LEFT = {
    "file": "open('/dev/null')",
    "socket": "__import__('socket').socket()",
    "loop": "__import__('asyncio').new_event_loop()",
    "process": "__import__('subprocess').Popen(['true'])",
}
# What holds itself is collected some time later, and not when the test ends.
TEST = """
def test_that_leaves_something_open():
    held = [{}]
    held.append(held)
"""


def run(*words):
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
    )


def test_a_test_that_leaves_something_open_fails(tmp_path):
    for name, opening in LEFT.items():
        (tmp_path / f"test_{name}.py").write_text(TEST.format(opening))
    configuration = ("-c", "pyproject.toml", "-p", "tests.conftest")
    done = run("-m", "pytest", "-q", *configuration, str(tmp_path))
    assert done.returncode == 1
    for name in LEFT:
        assert f"test_{name}.py::test_that_leaves_something_open" in done.stdout
    assert f"{len(LEFT)} passed, {len(LEFT)} errors" in done.stdout


def test_a_process_that_leaves_something_open_is_found_out():
    done = run("-W", "error", "-c", "open('/dev/null')")
    assert done.returncode == 0
    with pytest.raises(AssertionError):
        assert_nothing_was_left_open(done.stderr)
