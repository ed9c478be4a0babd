"""PyTorch prints the losses of the page: `make test-torch` runs this, where it is."""

import pytest

from network_playground.engine.rows import NoSpelling
from network_playground.exports.pytorch import pytorch_script
from tests.exports.runs import RUNS
from tests.exports.scripts import (
    losses_of,
    losses_printed,
    losses_printed_apart,
    timeline_of,
)

STEPS = 25
ABLE = [
    name
    for name, (experiment, edits) in RUNS.items()
    if not isinstance(timeline_of(experiment, edits).run.rule.pytorch, NoSpelling)
]


@pytest.mark.parametrize("name", ABLE)
def test_the_losses_are_those_of_the_page(name):
    experiment, edits = RUNS[name]
    timeline = timeline_of(experiment, edits)
    printed = losses_printed(pytorch_script(timeline), STEPS)
    is_exact = experiment.dtype == "float64"
    tolerance = 1e-12 if is_exact else 1e-4  # float32 rounds where it differs
    losses = losses_of(timeline, STEPS)
    assert printed == pytest.approx(losses, rel=tolerance, abs=tolerance)


@pytest.mark.parametrize("name", ["bank", "float32"])
def test_a_script_by_itself_does_the_same(name, tmp_path):
    timeline = timeline_of(*RUNS[name])
    printed = losses_printed_apart(pytorch_script(timeline), tmp_path, STEPS)
    assert printed == pytest.approx(losses_of(timeline, STEPS), rel=0, abs=1e-4)
