"""scikit-learn's networks print the losses of the page, or it is said why not."""

import pytest

from network_playground.engine.schedules import SCHEDULES
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from tests.exports.runs import RUNS
from tests.exports.scripts import (
    losses_of,
    losses_printed,
    losses_printed_apart,
    timeline_of,
)

STEPS = 25
CANNOT = "^scikit-learn cannot do what this one does: "


def script_of(**fields):
    return scikit_learn_script(timeline_of(Experiment(**fields)))


def is_expressible(name):
    try:
        scikit_learn_script(timeline_of(*RUNS[name]))
    except Problem:
        return False
    return True


ABLE = [name for name in RUNS if is_expressible(name)]


@pytest.mark.parametrize("name", [name for name in RUNS if name not in ABLE])
def test_where_it_cannot_it_is_said_why_and_where(name):
    with pytest.raises(Problem, match=CANNOT) as refused:
        scikit_learn_script(timeline_of(*RUNS[name]))
    assert refused.value.field in Experiment.model_fields


@pytest.mark.parametrize("name", ABLE)
def test_the_losses_are_those_of_the_page(name):
    experiment, edits = RUNS[name]
    timeline = timeline_of(experiment, edits)
    printed = losses_printed(scikit_learn_script(timeline), STEPS)
    is_exact = experiment.dtype == "float64"
    tolerance = 1e-12 if is_exact else 1e-4  # float32 rounds where it differs
    losses = losses_of(timeline, STEPS)
    assert printed == pytest.approx(losses, rel=tolerance, abs=tolerance)


def test_most_of_what_is_usual_can_be_done():
    assert set(ABLE) >= {
        *("bank", "one_customer", "xor", "xor_line", "iris", "a number", "float32"),
        *("edits with gradient_descent", "edits with momentum", "edits with nesterov"),
        *("edits with adam", "a batch of all", "cosine schedule with adam"),
        *("relu from he", "sigmoid from glorot", "linear from uniform"),
    }


def test_a_script_by_itself_does_the_same(tmp_path):
    timeline = timeline_of(Experiment(data="iris", optimizer="adam"))
    printed = losses_printed_apart(scikit_learn_script(timeline), tmp_path, STEPS)
    assert printed == pytest.approx(losses_of(timeline, STEPS), rel=0, abs=1e-12)


def test_a_rate_that_begins_with_nothing_is_the_same(monkeypatch):
    def share(step, horizon):
        return min(1.0, step / horizon)

    row = SCHEDULES["cosine"]
    monkeypatch.setitem(SCHEDULES, "cosine", type(row)(**vars_of(row, share=share)))
    timeline = timeline_of(Experiment(data="iris", schedule="cosine", horizon=9))
    printed = losses_printed(scikit_learn_script(timeline), STEPS)
    assert printed == pytest.approx(losses_of(timeline, STEPS), rel=0, abs=1e-12)


def vars_of(row, **changes):
    return {name: getattr(row, name) for name in row.__slots__} | changes


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"dropout": 0.2}, "dropout", "its networks drop no nodes."),
        ({"l1": 0.1}, "l1", "its networks have no L1 penalty."),
        (
            {"optimizer": "adagrad"},
            "optimizer",
            "it learns with gradient descent or Adam, not with AdaGrad.",
        ),
        (
            {"activations": ("elu",)},
            "activations",
            "its hidden layers have no ELU.",
        ),
        (
            {"hidden": (4, 4), "activations": ("tanh", "relu")},
            "activations",
            "all its hidden layers have the same activation.",
        ),
        (
            {"output": "tanh"},
            "output",
            "its output is linear where its loss is half_squared_error, not tanh.",
        ),
        ({"loss": "huber"}, "loss", "its networks have no Huber loss."),
        (
            {"data": "worked_example", "output": "linear"},
            "output",
            "it takes the mean of 2 outputs' losses, not their sum.",
        ),
        (
            {"data": "iris", "output": "sigmoid", "loss": "binary_cross_entropy"},
            "output",
            "it asks for one yes or no, not for 3.",
        ),
        (
            {
                "data": "worked_example",
                "output": "sigmoid",
                "loss": "binary_cross_entropy",
            },
            "loss",
            "it tells classes apart, and no targets between 0 and 1.",
        ),
        (
            {"output": "softmax", "loss": "categorical_cross_entropy"},
            "output",
            "its softmax takes three classes or more, one for each example.",
        ),
    ],
)
def test_what_it_cannot_do_is_said(fields, field, sentence):
    with pytest.raises(Problem, match=f"{CANNOT}{sentence}$") as refused:
        script_of(**fields)
    assert refused.value.field == field
