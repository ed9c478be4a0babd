"""An experiment is refused with a sentence, or it can be run."""

import json
from math import inf, nan

import numpy as np
import pytest

from network_playground.runs.building.refusing import numbers_of
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.own_table import OwnTable
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.runs.settings.table import SETTINGS

STRANGE = {
    "None": None,
    "NaN": nan,
    "1e400": json.loads("1e400"),
    "-1e400": -inf,
    "true": True,
    "a text": "abc",
    "an empty text": "",
    "a negative number": -1,
    "a fraction": 20.5,
    "a huge number": 10**400,
    "a list": [1, "a"],
    "a list of NaN": [nan],
    "a list in a list": [[1]],
    "an object": {"a": nan},
    "a number that is not real": 1j,
}


def problem_with(fields):
    with pytest.raises(Problem) as caught:
        Run(experiment_from(fields))
    return caught.value


@pytest.mark.parametrize("field", Experiment.model_fields)
@pytest.mark.parametrize("value", STRANGE.values(), ids=STRANGE)
def test_a_strange_value_is_refused_with_a_sentence_or_taken_as_it_is(field, value):
    try:
        experiment = experiment_from({field: value})
        Run(experiment)
    except Problem as problem:
        sentence = str(problem)
        assert "expected" in sentence.lower()
        assert "found" in sentence
        assert sentence.endswith(".")
        assert len(sentence) < 400
        assert problem.field == field
    else:
        assert getattr(experiment, field) == value


REFUSED = [
    ({"data": "nope"}, "data", "expected one of bank, circle,", "found 'nope'."),
    (
        {"data": "xor", "data_options": {"noise": 99}},
        "data_options",
        "data_options.noise: expected at most 50",
        "found 99.",
    ),
    (
        {"data": "xor", "data_options": {"salt": 1}},
        "data_options",
        "expected points, noise, seed for xor",
        "found 'salt'.",
    ),
    (
        {"data": "xor", "points": [[1, 2, 0], [99, 0, 1]]},
        "points",
        "point 2, x1: expected a number from -20 to 20",
        "found 99.0.",
    ),
    (
        {"data": "xor", "held_out": [1]},
        "held_out",
        "expected none without placed points",
        "found 1.",
    ),
    ({"points": [[1, 2, 0]]}, "points", "'bank' is no set of points", "found 1."),
    ({"columns": ["Age", "Shoes"]}, "columns", "CreditScore", "found 'Shoes'."),
    ({"columns": []}, "columns", "expected a list of at least 1", "found []."),
    ({"test_share": 1}, "test_share", "expected at most 0.9", "found 1."),
    ({"is_scaled": 1}, "is_scaled", "expected true or false", "found 1."),
    ({"hidden": [0]}, "hidden", "expected at least 1", "found 0."),
    ({"hidden": [513]}, "hidden", "expected at most 512", "found 513."),
    ({"hidden": [2.5]}, "hidden", "expected a whole number", "found 2.5."),
    ({"hidden": [1] * 7}, "hidden", "a list of at most 6", "found [1, 1, 1"),
    ({"hidden": [512, 512]}, "hidden", "at most 200,000", "found 269,825"),
    ({"activations": ["softmax"]}, "activations", "linear, sigmoid", "'softmax'."),
    ({"activations": ["tanh"] * 2}, "activations", "expected one, or one", "found 2."),
    ({"output": "step"}, "output", "expected one of auto, linear", "found 'step'."),
    ({"loss": "guess"}, "loss", "half_squared_error", "found 'guess'."),
    (
        {"output": "tanh", "loss": "binary_cross_entropy"},
        "loss",
        "expected an output activation between 0 and 1",
        "found tanh.",
    ),
    ({"initializer": "x"}, "initializer", "uniform, glorot", "found 'x'."),
    ({"initial_bias": 11}, "initial_bias", "expected at most 10", "found 11."),
    ({"optimizer": "sgd"}, "optimizer", "gradient_descent", "found 'sgd'."),
    ({"learning_rate": nan}, "learning_rate", "expected a finite number", "found nan."),
    ({"learning_rate": inf}, "learning_rate", "expected a finite number", "found inf."),
    ({"learning_rate": 0}, "learning_rate", "expected a number above 0", "found 0."),
    ({"learning_rate": 101}, "learning_rate", "expected at most 100", "found 101."),
    ({"learning_rate": "fast"}, "learning_rate", "expected a number", "found 'fast'."),
    (
        {"optimizer": "momentum", "settings": {"momentum": 1.0}},
        "settings",
        "below 1",
        "found 1.0.",
    ),
    ({"settings": {"decay": 0.5}}, "settings", "expected none for", "found 'decay'."),
    (
        {
            "optimizer": "adam",
            "dtype": "float32",
            "settings": {"decay": 0.99999999},
        },
        "settings",
        "settings.decay: expected a number below 1 in float32",
        "found 0.99999999, which rounds to 1.",
    ),
    (
        {"optimizer": "rmsprop", "settings": {"epsilon": 0.0}},
        "settings",
        "settings.epsilon: expected a number above 0",
        "found 0.0.",
    ),
    (
        {
            "optimizer": "adagrad",
            "dtype": "float32",
            "settings": {"epsilon": 1e-60},
        },
        "settings",
        "settings.epsilon: expected a number above 0 in float32",
        "found 1e-60, which rounds to 0.",
    ),
    (
        {"optimizer": "adam", "settings": {"momentum": 0.5}},
        "settings",
        "expected mean_decay, decay, epsilon for adam",
        "found 'momentum'.",
    ),
    (
        {"data": "sine", "output": "sigmoid", "loss": "binary_cross_entropy"},
        "loss",
        "expected targets between 0 and 1 for binary_cross_entropy",
        "found -1.",
    ),
    ({"l1": -1}, "l1", "expected at least 0", "found -1."),
    ({"l2": nan}, "l2", "expected a finite number", "found nan."),
    ({"dropout": 1}, "dropout", "expected at most 0.9", "found 1."),
    ({"schedule": "slow"}, "schedule", "expected one of constant", "found 'slow'."),
    ({"horizon": 0}, "horizon", "expected at least 1", "found 0."),
    ({"stop_epochs": 0}, "stop_epochs", "expected at least 1", "found 0."),
    ({"stop_loss": 0}, "stop_loss", "expected a number above 0", "found 0."),
    ({"patience": 0.5}, "patience", "expected a whole number", "found 0.5."),
    ({"batch_size": 0}, "batch_size", "expected at least 1", "found 0."),
    ({"batch_size": 1.5}, "batch_size", "expected a whole number", "found 1.5."),
    (
        {"hidden": [512, 1, 512, 1, 512, 1], "batch_size": 20_000, "test_share": 0},
        "batch_size",
        "expected at most 1283 for this network",
        "found 20000.",
    ),
    ({"seed": "abc"}, "seed", "expected a whole number", "found 'abc'."),
    ({"seed": 2**31}, "seed", "at most 2147483647", "found 2147483648."),
    ({"dtype": "float16"}, "dtype", "one of float64, float32;", "found 'float16'."),
    ({"magic": 1}, "magic", "expected no such field", "found 1."),
]


@pytest.mark.parametrize(("fields", "field", "expected", "found"), REFUSED)
def test_a_refusal_says_what_was_expected_and_what_was_found(
    fields, field, expected, found
):
    problem = problem_with(fields)
    assert problem.field == field
    assert expected.lower() in str(problem).lower()
    assert found in str(problem)


@pytest.mark.parametrize("field", SETTINGS)
def test_what_is_no_value_of_a_setting_is_refused_at_its_field(field):
    problem = problem_with({field: {"no": ["such", "value"]}})
    assert problem.field == field
    assert problem.args[0].startswith(f"{field}")
    assert "found" in str(problem)


def test_what_is_sent_is_short_in_the_sentence():
    problem = problem_with({"learning_rate": "x" * 10_000})
    assert len(str(problem)) < 200


def test_an_experiment_survives_json():
    experiment = Experiment(data="iris", hidden=(3, 2), activations=("relu", "elu"))
    text = json.dumps(experiment.model_dump(mode="json"), allow_nan=False)
    assert experiment_from(json.loads(text)) == experiment


def test_other_data_resets_what_was_chosen_for_the_old_data():
    old = experiment_from(
        {
            "data": "xor",
            "data_options": {"noise": 20},
            "columns": ["x1"],
            "output": "tanh",
            "loss": "half_squared_error",
            "hidden": [5],
            "seed": 7,
        }
    )
    new = old.with_changes({"data": "iris"})
    assert new == Experiment(data="iris", hidden=(5,), seed=7)
    assert Run(new).loss.name == "categorical_cross_entropy"


def test_points_last_until_there_is_another_sample():
    placed = experiment_from({"data": "xor", "points": [[1, 2, 0], [-1, 2, 1]]})
    assert placed.with_changes({"seed": 3}).points == ((1, 2, 0), (-1, 2, 1))
    assert placed.with_changes({"data_options": {"noise": 5}}).points is None
    assert placed.with_changes({"data": "circle"}).points is None


def test_the_same_data_keeps_what_was_chosen_for_it():
    old = experiment_from({"data": "xor", "columns": ["x1"], "output": "tanh"})
    new = old.with_changes({"data": "xor", "seed": 3})
    assert new.columns == ("x1",)
    assert new.output == "tanh"


def test_what_is_chosen_together_with_other_data_holds():
    new = Experiment().with_changes({"data": "iris", "columns": ["petal_length"]})
    assert Run(new).sizes == (1, 8, 3)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("target", ["y", "kind"])
def test_numbers_too_large_to_enter_as_they_are_have_to_be_scaled(dtype, target):
    rows = [f"{n}e90,{n * n}e90,{'ab'[n % 2]}" for n in range(1, 30)]
    own = OwnTable(text="\n".join(["x,y,kind", *rows]), target=target)
    experiment = Experiment(data="own", dtype=dtype)
    assert np.abs(Run(experiment, own).data.train_inputs).max() < 10
    with pytest.raises(Problem, match="numbers up to 1e.30 to enter, .*let them be"):
        Run(experiment.with_changes({"is_scaled": False}), own)


def test_another_optimizer_starts_from_its_usual_settings():
    old = Experiment(optimizer="momentum", settings={"momentum": 0.5})
    assert old.with_changes({"optimizer": "adam"}).settings == {}
    assert old.with_changes({"learning_rate": 0.2}).settings == {"momentum": 0.5}
    both = {"optimizer": "adam", "settings": {"decay": 0.99}}
    assert old.with_changes(both).settings == {"decay": 0.99}


@pytest.mark.parametrize("fields", [{"data": 5}, {"data": None}, {"data": ["bank"]}])
def test_data_of_a_wrong_type_is_refused_when_changing(fields):
    with pytest.raises(Problem, match="data: expected a text"):
        Experiment().with_changes(fields)


def test_an_experiment_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        Experiment().seed = 5


@pytest.mark.parametrize(
    "fields",
    [
        {"data": "xor", "hidden": []},
        {"data": "digits", "hidden": [7, 5], "optimizer": "adam", "batch_size": 50},
        {"data": "xor", "batch_size": 20_000, "dtype": "float32"},
    ],
)
def test_the_numbers_of_a_network_are_known_before_it_is_made(fields):
    run = Run(experiment_from(fields))
    slots = len(run.rule.slots)
    found = numbers_of(run.sizes, run.batches.batch_size, slots)
    assert found == run.network.state.size
