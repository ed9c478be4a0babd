"""Run the scripts that the playground writes, and train the same runs here."""

import subprocess
import sys

import numpy as np

from network_playground.runs.run import Run
from network_playground.runs.timeline import Moment, Timeline
from tests.patience import PATIENCE


def timeline_of(experiment, edits=()):
    return Timeline(Run(experiment), edits)


def losses_of(timeline, steps):
    """Give the loss of the batch of every step, as the page shows it."""
    losses = []
    with np.errstate(all="ignore"):
        for step in range(steps):
            timeline.go(Moment(step, timeline.last_phase))
            losses.append(timeline.run.network.loss)
    return losses


def losses_printed(script, folder, steps):
    """Run a script by itself and read what it prints, which is one line a step."""
    file = folder / "script.py"
    file.write_text(script, encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", str(file), str(steps)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [int(step) for step, _ in lines] == list(range(1, steps + 1))
    return [float(loss) for _, loss in lines]
