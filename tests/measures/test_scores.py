"""Losses and scores over all examples are what the formulas give directly."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from network_playground.measures.scores import CHUNK, Scorer
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run

TASKS = [
    Experiment(data="bank", hidden=(5,)),
    Experiment(data="iris", hidden=(4, 3), activations=("relu",)),
    Experiment(data="sine", hidden=(6,), l1=0.01, l2=0.05),
    Experiment(data="circle", output="tanh", loss="half_squared_error"),
    Experiment(data="xor", dtype="float32"),
]
ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "linear": lambda z: z,
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True),
}


def run_of(experiment, steps=30):
    run = Run(experiment)
    run.start()
    for step in range(steps):
        for _ in run.begin(step):
            pass
    return run


def predicted(run, inputs):
    """Send examples (n, inputs) through the network as textbooks write it."""
    a = inputs
    for layer, activation in zip(run.network.layers, run.activations, strict=True):
        z = a @ layer.weights.astype(float) + layer.biases.astype(float)
        a = ACTIVATIONS[activation.name](z)
    return a


def loss_of(run, a, targets):
    if run.loss.name == "half_squared_error":
        loss = (((a - targets) ** 2).sum(1) / 2).mean()
    elif run.loss.name == "binary_cross_entropy":
        loss = -(targets * np.log(a) + (1 - targets) * np.log(1 - a)).mean()
    else:
        loss = -(targets * np.log(a)).sum(1).mean()
    for layer in run.network.layers:
        loss += run.experiment.l1 * np.abs(layer.weights).sum()
        loss += run.experiment.l2 / 2 * (layer.weights**2).sum()
    return loss


def score_of(run, a, targets):
    if run.dataset.task == "number":
        missed = ((a - targets) ** 2).sum()
        return 1 - missed / ((targets - targets.mean()) ** 2).sum()
    if a.shape[1] > 1:
        return (a.argmax(1) == targets.argmax(1)).mean()
    middle = sum(run.data.class_targets) / 2
    return ((a > middle) == (targets > middle)).mean()


@pytest.mark.parametrize("experiment", TASKS, ids=lambda single: single.data)
def test_scores_are_what_the_formulas_give(experiment):
    run = run_of(experiment)
    scores = Scorer(run).scores()
    data = run.data
    assert scores.test is not None
    parts = (
        (scores.train, data.train_inputs, data.train_targets),
        (scores.test, data.test_inputs, data.test_targets),
    )
    tolerance = 1e-9 if experiment.dtype == "float64" else 1e-4
    for score, inputs, targets in parts:
        a = predicted(run, inputs)
        assert score.loss == pytest.approx(loss_of(run, a, targets), rel=tolerance)
        assert score.score == pytest.approx(score_of(run, a, targets), rel=tolerance)


def test_scoring_changes_nothing_that_training_depends_on():
    run = run_of(TASKS[0])
    before = run.network.state.tobytes(), run.network.loss
    Scorer(run).scores()
    assert (run.network.state.tobytes(), run.network.loss) == before


def test_predictions_come_in_the_order_of_the_rows_whatever_the_chunks():
    run = run_of(TASKS[0])
    scorer = Scorer(run)
    assert scorer.train.size > CHUNK
    predictions = scorer.predictions(scorer.train)
    assert predictions.shape == (1, scorer.train.size)
    direct = predicted(run, run.data.train_inputs).T
    assert np.allclose(predictions, direct, rtol=1e-10)


def test_without_a_held_out_part_there_is_no_score_of_it():
    run = run_of(Experiment(data="xor", test_share=0.0))
    scores = Scorer(run).scores()
    assert scores.test is None
    assert 0 < scores.train.score <= 1


def test_dropout_is_for_training_only():
    plain = run_of(Experiment(data="xor"), steps=0)
    dropping = run_of(Experiment(data="xor", dropout=0.5), steps=0)
    assert Scorer(plain).scores() == Scorer(dropping).scores()


@pytest.mark.parametrize(
    ("data", "name"), [("bank", "accuracy"), ("iris", "accuracy"), ("sine", "R²")]
)
def test_the_score_has_the_name_that_fits_the_task(data, name):
    assert Scorer(Run(Experiment(data=data))).score_name == name
