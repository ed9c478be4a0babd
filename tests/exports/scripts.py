"""Run the scripts that the playground writes, and train the same runs here."""

import io
import subprocess
import sys
from contextlib import redirect_stdout

import numpy as np
import pytest

from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from network_playground.threads import VARIABLES
from tests.patience import PATIENCE


def timeline_of(experiment, edits=(), own=None):
    return Timeline(Run(experiment, own), edits)


def losses_of(timeline, steps):
    """Give the loss of the batch of every step, as the page shows it."""
    losses = []
    with np.errstate(all="ignore"):
        for step in range(steps):
            timeline.go(Moment(step, timeline.last_phase))
            losses.append(timeline.run.network.loss)
    return losses


def losses_printed(script, steps):
    """Run a script in this process, in a namespace of its own.

    Its arguments and its output are its own, and so is what it sets for NumPy.
    """
    program = compile(script, "<script>", "exec", dont_inherit=True)
    printed = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(printed),
        np.errstate(all="ignore"),
    ):
        patch.setattr(sys, "argv", ["script.py", str(steps)])
        for name in VARIABLES:
            patch.setenv(name, "1")
        exec(program, {"__name__": "__main__"})
    return losses_in(printed.getvalue(), steps)


def losses_printed_apart(script, folder, steps):
    """Run a script by itself, as whoever takes it home does."""
    file = folder / "script.py"
    file.write_text(script, encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", str(file), str(steps)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return losses_in(done.stdout, steps)


def losses_in(printed, steps):
    """Read what a script prints: a line for every step."""
    lines = [line.split() for line in printed.splitlines()]
    assert [int(step) for step, _ in lines] == list(range(1, steps + 1))
    return [float(loss) for _, loss in lines]


def bits_of(losses):
    """Give losses so that two are equal where they are the same to the last bit."""
    return [loss.hex() for loss in losses]


def changes_by_formatter(script, folder):
    """Say what `ruff format`, as it comes, would change in a script."""
    file = folder / "script.py"
    file.write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache"]
    done = subprocess.run(
        [*command, "--diff", file.name],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout
