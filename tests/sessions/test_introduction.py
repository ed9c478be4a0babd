"""A newcomer is told once what stays the same at every moment, in JSON."""

import json

import numpy as np
import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session


@pytest.mark.parametrize("key", DATASETS)
def test_every_data_set_is_introduced_with_names_for_all_that_is_shown(key):
    session = Session(Experiment(data=key))
    told = session.snapshot_events()[0]
    json.dumps(told, allow_nan=False)
    run = session.trial.run
    sizes = told["network"]["sizes"]
    assert len(told["inputs"]) == sizes[0]
    assert len(told["outputs"]) == sizes[-1]
    assert len({single["name"] for single in told["inputs"]}) == sizes[0]
    assert all(output["predicted"] for output in told["outputs"])
    parts = (told["dataset"]["train_size"], told["dataset"]["test_size"])
    assert sum(parts) == run.dataset.size
    assert told["network"]["parameters"] == run.network.parameters.size
    assert [phase["name"] for phase in told["phases"]] == [p.name for p in run.phases]
    assert told["steps_per_epoch"] == run.batches.per_epoch
    asked_for = {column["name"] for column in told["columns"]}
    assert asked_for <= set(run.data.raw(0))
    for column in told["columns"]:
        if column["kind"] == "number":
            assert column["lowest"] <= column["highest"]
        else:
            assert len(column["categories"]) >= 2


def test_derived_inputs_are_asked_for_by_what_they_follow_from():
    changes = {"columns": ["x1_squared", "x1_x2"]}
    experiment = Experiment(data="circle").with_changes(changes)
    told = Session(experiment).snapshot_events()[0]
    assert [single["column"] for single in told["inputs"]] == ["x1_squared", "x1_x2"]
    assert [column["name"] for column in told["columns"]] == ["x1", "x2"]


def test_facts_name_the_inputs_that_they_become():
    session = Session(Experiment())
    told, frame = session.snapshot_events()[0], session.frame()
    header = frame.header
    facts = {fact["column"]: fact for fact in header["example"]["facts"]}
    places = [place for fact in facts.values() for place in fact["inputs"]]
    assert sorted(places) == list(range(len(told["inputs"])))
    entered = session.trial.frame_layout.layout.view(frame.numbers, "a", 0)
    encoded = session.trial.run.data.encode(header["example"]["values"])
    assert np.array_equal(entered, encoded)


@pytest.mark.parametrize(
    ("fields", "scale", "mean"),
    [
        ({"data": "iris"}, 1, 0),
        ({"data": "bank"}, 1, 0),  # a chance is told as it is
        ({"data": "circle", "output": "tanh", "loss": "half_squared_error"}, 0.5, 0.5),
    ],
)
def test_how_an_output_is_told_in_the_units_of_the_data(fields, scale, mean):
    for output in Session(Experiment(**fields)).snapshot_events()[0]["outputs"]:
        assert (output["scale"], output["mean"]) == (scale, mean)


def test_a_scaled_target_is_told_back_in_its_own_units():
    session = Session(Experiment(data="auto_mpg"))
    [output] = session.snapshot_events()[0]["outputs"]
    truths = session.trial.run.dataset.values["mpg"][session.trial.run.data.train_rows]
    told = session.trial.run.data.train_targets[:, 0] * output["scale"] + output["mean"]
    assert told == pytest.approx(truths)
