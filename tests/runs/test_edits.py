"""Edits are values: checked, compared, and applied to one weight, bias or rate."""

import json
from typing import Any

import numpy as np
import pytest

from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze, SetParameter, place_in
from network_playground.runs.edits.table import edits_from
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run

ALL = (
    SetParameter(step=3, name="weights", layer=1, index=(0, 1), value=-0.5),
    Freeze(step=0, name="biases", layer=2, index=(0,)),
    SetLearningRate(step=9, value=0.25),
)


@pytest.fixture
def run():
    run = Run(Experiment(data="xor", hidden=(3,)))
    run.start()
    return run


def test_edits_survive_json():
    assert edits_from(json.loads(json.dumps([edit.saved() for edit in ALL]))) == ALL


def test_a_place_is_counted_as_the_parameters_lie(run):
    network = run.network
    network.parameters[:] = np.arange(network.parameters.size)
    for name, layer in (("weights", 1), ("biases", 1), ("weights", 2), ("biases", 2)):
        view = network.view(name, layer)
        for index in np.ndindex(view.shape):
            assert view[index] == place_in(run, name, layer, index)


def test_setting_a_parameter_changes_it_alone_and_counts_that_to_the_changes(run):
    before = run.network.parameters.copy()
    ALL[0].apply(run)
    place = place_in(run, "weights", 1, (0, 1))
    assert run.network.parameters[place] == -0.5
    assert np.flatnonzero(run.network.parameters != before).tolist() == [place]
    change = run.network.parameters - before
    assert np.array_equal(run.network.changes, change)


def test_freezing_and_freeing_one_bias_leaves_all_others_free(run):
    ALL[1].stand(run)
    place = place_in(run, "biases", 2, (0,))
    assert run.network.trainable[place] == 0
    assert run.network.trainable.sum() == run.network.parameters.size - 1
    ALL[1].model_copy(update={"is_frozen": False}).stand(run)
    assert run.network.trainable.all()


def test_an_edit_replaces_one_of_the_same_thing_at_the_same_step_only():
    first = ALL[0]
    assert first.model_copy(update={"value": 2.0}).replaces(first)
    for other in ({"step": 4}, {"layer": 2}, {"index": (1, 1)}, {"name": "biases"}):
        assert not first.model_copy(update=other).replaces(first)
    assert not Freeze(**first.model_dump(exclude={"value"})).replaces(first)


BAD: list[Any] = [
    5,
    [5],
    [{}],
    [{"kind": "explode"}],
    [{"kind": "set_learning_rate"}],
    [{"kind": "set_learning_rate", "value": 0}],
    [{"kind": "set_learning_rate", "value": float("nan")}],
    [{"kind": "set_learning_rate", "value": 1.0, "step": -1}],
    [{"kind": "set_parameter", "name": "z", "layer": 1, "index": [0], "value": 1}],
    [{"kind": "set_parameter", "name": "biases", "layer": 1, "index": 0, "value": 1}],
]


@pytest.mark.parametrize("values", BAD, ids=str)
def test_what_is_no_edit_is_refused_with_a_sentence(values):
    with pytest.raises(Problem, match=r"expected .*found .*\."):
        edits_from(values)
