"""What is known to fail is said beforehand, and it does fail."""

import numpy as np
import pytest

from network_playground.datasets.catalog import DATASETS, load
from network_playground.measures.scores import Scorer
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.run import Run
from network_playground.runs.settings.table import SETTINGS
from network_playground.runs.timeline import Timeline
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.session import Session
from network_playground.words.warnings import warnings_of

TABLE = "breast_cancer"

# What is warned of at a field, and what is so near that it is not.
CASES = [
    ("hidden", {"data": "xor", "hidden": []}, {"data": "gauss", "hidden": []}),
    (
        "hidden",
        {"data": "circle", "hidden": []},
        {"data": "circle", "hidden": [], "columns": ["x1_squared", "x2_squared"]},
    ),
    (
        "hidden",
        {"data": "spiral3", "hidden": []},
        {"data": "spiral3", "hidden": [1]},
    ),
    (
        "hidden",
        {"data": "xor", "hidden": [], "columns": ["x1", "x2", "x1_squared"]},
        {"data": "xor", "hidden": [], "columns": ["x1", "x2", "x1_x2"]},
    ),
    (
        "hidden",
        {"data": "circle", "hidden": [], "columns": ["x1", "x2", "x1_squared"]},
        {"data": "gauss", "hidden": [], "columns": ["x1", "x2", "x1_squared"]},
    ),
    (
        "hidden",
        {"data": "xor", "hidden": []},
        {"data": "xor", "hidden": [], "points": [[0, 0, 0], [1, 1, 1]] * 5},
    ),
    (
        "activations",
        {"data": "xor", "hidden": [4, 4], "activations": ["linear"]},
        {"data": "xor", "hidden": [4, 4], "activations": ["linear", "tanh"]},
    ),
    (
        "activations",
        {"data": "xor", "hidden": [4] * 6, "activations": ["sigmoid"]},
        {"data": "xor", "hidden": [4] * 2, "activations": ["sigmoid"]},
    ),
    (
        "activations",
        {"data": "xor", "activations": ["relu"], "learning_rate": 3.0},
        {"data": "xor", "activations": ["leaky_relu"], "learning_rate": 3.0},
    ),
    ("output", {"data": "sine", "output": "sigmoid"}, {"data": "sine"}),
    (
        "initializer",
        {"data": "xor", "initializer": "zeros"},
        {"data": "gauss", "initializer": "zeros", "hidden": []},
    ),
    (
        "initial_bias",
        {"data": "xor", "initial_bias": -5.0},
        {"data": "xor", "initial_bias": -2.0},
    ),
    ("learning_rate", {"learning_rate": 10.0}, {"learning_rate": 3.0}),
    (
        "learning_rate",
        {"learning_rate": 1.0, "optimizer": "momentum"},
        {
            "learning_rate": 1.0,
            "optimizer": "momentum",
            "settings": {"momentum": 0.5},
        },
    ),
    (
        "learning_rate",
        {"learning_rate": 0.3, "optimizer": "adam"},
        {"learning_rate": 0.1, "optimizer": "adam"},
    ),
    (
        "horizon",
        {"schedule": "cosine", "horizon": 249},
        {"schedule": "cosine", "horizon": 250},
    ),
    (
        "batch_size",
        {"data": "iris", "batch_size": 121},
        {"data": "iris", "batch_size": 120},
    ),
    ("l1", {"l1": 0.03}, {"l1": 0.01}),
    ("l2", {"l2": 0.1}, {"l2": 0.03}),
    ("dropout", {"hidden": [], "dropout": 0.2}, {"dropout": 0.2}),
    ("dropout", {"dropout": 0.8}, {"dropout": 0.5}),
    (
        "patience",
        {"patience": 3, "test_share": 0.0},
        {"patience": 3},
    ),
    ("test_share", {"test_share": 0.0}, {"test_share": 0.1}),
    (
        "is_scaled",
        {"data": TABLE, "is_scaled": False},
        {"data": "iris", "is_scaled": False},
    ),
]

# Training each of these comes nowhere, and beside it, what does.
FAILING = [
    ({"data": "xor", "hidden": []}, {"data": "xor"}),
    ({"data": "circle", "activations": ["linear"]}, {"data": "circle"}),
    (
        {"data": "circle", "hidden": [4] * 6, "activations": ["sigmoid"]},
        {"data": "circle", "hidden": [4], "activations": ["sigmoid"]},
    ),
    ({"data": "circle", "initializer": "zeros"}, {"data": "circle"}),
    ({"data": "circle", "initial_bias": 5.0}, {"data": "circle"}),
    ({"data": "circle", "learning_rate": 10.0}, {"data": "circle"}),
    ({"data": "circle", "l1": 0.03}, {"data": "circle"}),
    ({"data": "circle", "l2": 0.1}, {"data": "circle"}),
    ({"data": TABLE, "is_scaled": False}, {"data": TABLE}),
]


def fields_warned_of(changes):
    return {row["field"] for row in warnings_of(Run(experiment_from(changes)))}


def trained_loss(changes):
    usual = {"learning_rate": 1.0, "batch_size": 10}
    run = Run(experiment_from(usual | changes))
    timeline = Timeline(run)
    with np.errstate(all="ignore"):
        timeline.go_to(600)
        return Scorer(run).scores().train.loss


@pytest.mark.parametrize(("field", "bad", "near"), CASES)
def test_a_warning_stands_at_its_field_and_not_beside_it(field, bad, near):
    assert field in fields_warned_of(bad)
    assert field not in fields_warned_of(near)


@pytest.mark.parametrize(("bad", "good"), FAILING)
def test_what_is_warned_of_does_fail(bad, good):
    assert warnings_of(Run(experiment_from(bad)))
    assert trained_loss(bad) > 2 * trained_loss(good)


def share_cut_right(key, columns):
    """Train without a hidden layer; give the share of examples that it gets right."""
    fields = {"data": key, "columns": sorted(columns), "hidden": []}
    usual = {"optimizer": "adam", "learning_rate": 0.1, "batch_size": 50}
    run = Run(experiment_from(usual | fields))
    Timeline(run).go_to(500)
    return Scorer(run).scores().train.score


ENOUGH = 0.95  # of the examples
RULES = [key for key, source in DATASETS.items() if "noise" in source.options]
BENT = [key for key in RULES if DATASETS[key].straight_with is not None]
STRAIGHT = [key for key in RULES if key not in BENT and load(key).outcomes]


@pytest.mark.parametrize("key", BENT)
def test_a_straight_cut_does_with_all_of_its_columns_and_without_one_it_does_not(key):
    straight_with = DATASETS[key].straight_with or frozenset()
    every = {column.name for column in load(key).columns}
    if straight_with:
        assert share_cut_right(key, straight_with) >= ENOUGH
    for columns in [every - {one} for one in straight_with] or [every]:
        assert share_cut_right(key, columns) < ENOUGH, f"it does with {columns}"


@pytest.mark.parametrize("key", STRAIGHT)
def test_a_set_that_names_no_columns_is_nearly_cut_straight_as_it_is(key):
    columns = {column.name for column in load(key).columns if column.is_default}
    assert share_cut_right(key, columns) > 0.85, "it needs `straight_with`"


def rows_of_tables():
    """All rows that can be chosen, of every setting."""
    for setting in SETTINGS.values():
        yield from getattr(setting.kind, "table", {}).values()


def test_every_row_is_met_by_one_of_the_cases():
    runs = [Run(experiment_from(bad)) for _, bad, _ in CASES]
    told = {warning["plain"] for run in runs for warning in warnings_of(run)}
    rows = [*SETTINGS.values(), *rows_of_tables()]
    known = [one for row in rows for one in getattr(row, "known_failures", ())]
    untold = {one.plain for one in known} - told
    assert untold == set(), "CASES needs an experiment that meets it, and one near it"
    assert told == {one.plain for one in known}
    assert {one.field for one in known} <= set(SETTINGS)


def test_they_are_told_in_the_order_of_the_form_and_once():
    run = Run(
        experiment_from(
            {
                "data": "xor",
                "test_share": 0,
                "l2": 1,
                "optimizer": "rmsprop",
                "learning_rate": 5,
                "activations": ["linear"],
                "output": "linear",
                "initializer": "zeros",
            }
        )
    )
    assert [warning["field"] for warning in warnings_of(run)] == [
        "activations",
        "initializer",
        "learning_rate",
        "l2",
        "test_share",
    ]


def test_a_setting_that_is_not_asked_for_is_not_warned_of():
    fields = {"schedule": "constant", "horizon": 1}
    assert "horizon" not in fields_warned_of(fields)
    assert "horizon" in fields_warned_of({**fields, "schedule": "step"})


def test_what_comes_with_the_playground_is_warned_of_only_on_purpose():
    met = {
        preset.name: [one["field"] for one in warnings_of(Run(preset.experiment))]
        for preset in PRESETS.values()
    }
    told = {name: fields for name, fields in met.items() if fields}
    # One shows what a line cannot do, the other is as it was published.
    assert told == {"xor_line": ["hidden"], "micrograd": ["test_share"]}


def test_the_experiment_event_tells_them_in_both_vocabularies():
    session = Session(Experiment(learning_rate=10.0))
    experiment, *_ = session.snapshot_events()
    (warning,) = experiment["warnings"]
    assert warning["field"] == "learning_rate"
    assert "overshoot" in warning["plain"]
    assert "oscillates" in warning["technical"]
