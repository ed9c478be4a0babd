"""What PyTorch cannot do is said; that its losses are the page's, tests/torch shows."""

import ast
from dataclasses import replace

import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import UNKNOWN, NoSpelling
from network_playground.exports.pytorch import pytorch_script
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from tests.exports.runs import RUNS
from tests.exports.scripts import timeline_of

CANNOT = "^PyTorch cannot do what this one does: "


@pytest.mark.parametrize("name", RUNS)
def test_every_run_can_be_written_or_is_refused_by_its_row(name):
    experiment, edits = RUNS[name]
    timeline = timeline_of(experiment, edits)
    spelling = timeline.run.rule.pytorch
    if isinstance(spelling, NoSpelling):
        with pytest.raises(Problem) as refused:
            pytorch_script(timeline)
        assert str(refused.value) == f"{CANNOT[1:]}{spelling.why}."
        assert refused.value.field == "optimizer"
    else:
        assert ast.parse(pytorch_script(timeline)).body


def test_a_sentence_says_why():
    with pytest.raises(Problem, match=CANNOT) as refused:
        pytorch_script(timeline_of(Experiment(optimizer="nadam")))
    assert str(refused.value) == (
        "PyTorch cannot do what this one does: its NAdam lets the momentum grow from "
        "step to step."
    )


def test_what_it_would_learn_differently_is_said():
    experiment = Experiment(output="softmax", loss="categorical_cross_entropy")
    sentence = "its categorical_cross_entropy takes targets that add up to 1, not to 0"
    with pytest.raises(Problem, match=CANNOT + sentence) as refused:
        pytorch_script(timeline_of(experiment))
    assert refused.value.field == "loss"


@pytest.mark.parametrize(
    ("table", "fields", "field"),
    [
        (ACTIVATIONS, {"activations": ("new",)}, "activations"),
        (ACTIVATIONS, {"output": "new", "loss": "half_squared_error"}, "output"),
        (LOSSES, {"loss": "new", "output": "linear"}, "loss"),
        (OPTIMIZERS, {"optimizer": "new"}, "optimizer"),
    ],
)
def test_a_row_that_it_has_no_word_for_is_not_left_out(
    table, fields, field, monkeypatch
):
    row = next(iter(table.values()))
    monkeypatch.setitem(table, "new", replace(row, name="new", pytorch=UNKNOWN))
    with pytest.raises(Problem) as refused:
        pytorch_script(timeline_of(Experiment(data="plane", **fields)))
    assert str(refused.value) == (
        "No script can be written for PyTorch: how it writes 'new' is not known."
    )
    assert refused.value.field == field
