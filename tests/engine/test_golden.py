"""The worked example and the parity cases: numbers computed elsewhere, to 1e-9."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from network_playground.engine.evaluation import predict
from network_playground.engine.network import ERROR, UPDATE
from tests.engine.learner import Learner

GOLDEN = json.loads(
    (Path(__file__).parents[1] / "golden" / "engine.json").read_text("utf-8")
)
MAZUR = GOLDEN["mazur"]
INPUTS = np.array([[0.05], [0.10]])
TARGETS = np.array([[0.01], [0.99]])


def close(expected):
    return pytest.approx(expected, rel=1e-9, abs=0)


def worked_example(is_bias_trained):
    """Build 2-2-2 with the weights of the post; w1 and w2 lead into h1."""
    learner = Learner(
        (2, 2, 2), ("sigmoid", "sigmoid"), "half_squared_error", 1, learning_rate=0.5
    )
    network = learner.network
    first, second = network.layers
    first.weights[...] = [[0.15, 0.25], [0.20, 0.30]]
    first.biases[...] = 0.35
    second.weights[...] = [[0.40, 0.50], [0.45, 0.55]]
    second.biases[...] = 0.60
    if not is_bias_trained:
        trainable = np.ones_like(network.parameters)
        for layer in (1, 2):
            network.layout.view(trainable, "biases", layer)[...] = 0
        network.trainable = trainable
    return learner


def losses_after(learner, inputs, targets, steps):
    """Map k to the loss after k steps, for each k of ``steps``."""
    losses = {}
    for k in range(max(steps) + 1):
        loss = learner.step(inputs, targets)
        if k in steps:
            losses[k] = loss
    return losses


def test_worked_example_is_reproduced_number_by_number():
    learner = worked_example(is_bias_trained=False)
    network, golden = learner.network, MAZUR["plain_gradient_descent_biases_fixed"]
    hidden, output = network.layers
    part = learner.begin(INPUTS, TARGETS)

    assert ERROR in part
    found = {
        **name_all("net_h", hidden.z),
        **name_all("out_h", hidden.a),
        **name_all("net_o", output.z),
        **name_all("out_o", output.a),
        **name_all("E_o", network.terms / 2),
        "E_total": network.loss,
    }
    assert UPDATE in part
    found |= {
        **name_all("delta_o", output.delta),
        **name_all("delta_h", hidden.delta),
        **name_all("dE_dw", hidden.weight_gradients.T, output.weight_gradients.T),
        **name_all("w", hidden.weights.T, output.weights.T),
    }

    assert len(found) == 31
    for name, number in found.items():
        assert number == close(golden[name]), name


def name_all(prefix, *arrays):
    numbers = np.concatenate([array.ravel() for array in arrays])
    return {f"{prefix}{index}": float(x) for index, x in enumerate(numbers, 1)}


@pytest.mark.parametrize(
    ("variant", "is_bias_trained"),
    [("plain_gradient_descent_biases_fixed", False), ("biases_trained_too", True)],
)
def test_worked_example_learns_as_the_post_says(variant, is_bias_trained):
    golden = MAZUR[variant]
    learner = worked_example(is_bias_trained)
    steps = (1, 2, 10, 100, 1000, 10_000)
    losses = losses_after(learner, INPUTS, TARGETS, steps)

    for k in steps:
        assert losses[k] == close(golden[f"E{k}"])
    outputs = learner.network.output.a.ravel()  # of the forward pass after 10,000
    assert outputs.tolist() == [close(golden[f"o{node}_10000"]) for node in (1, 2)]


def test_frozen_biases_do_not_move():
    learner = worked_example(is_bias_trained=False)
    for _ in range(10):
        learner.step(INPUTS, TARGETS)
    assert learner.network.view("biases", 1).tolist() == [0.35, 0.35]
    assert learner.network.view("biases", 2).tolist() == [0.60, 0.60]


LOSS_AND_OUTPUT = {
    "bce": ("binary_cross_entropy", "sigmoid"),
    "ce": ("categorical_cross_entropy", "softmax"),
    "mse": ("half_squared_error", "linear"),
}


def parity_batch(kind):
    i = np.arange(24)
    x = np.stack([np.sin(0.7 * i), np.cos(1.3 * i), np.sin(0.2 * i**2)])
    if kind == "bce":
        targets = (x[0] * x[1] > 0)[None].astype(float)
    elif kind == "ce":
        targets = np.eye(3)[i % 3].T
    else:
        targets = (x[0] * x[1] + 0.5 * x[2])[None]
    return x, np.ascontiguousarray(targets)


def parity_learner(name):
    kind, shape, hidden, optimizer, rate, l2 = name.split()
    sizes = [int(size) for size in shape.split("-")]
    loss, output = LOSS_AND_OUTPUT[kind]
    learner = Learner(
        sizes,
        [hidden] * (len(sizes) - 2) + [output],
        loss,
        24,
        {"sgd": "gradient_descent"}.get(optimizer, optimizer),
        float(rate.removeprefix("lr=")),
        l2=float(l2.removeprefix("l2=")),
    )
    for layer, (fan_in, fan_out) in enumerate(pairwise(sizes), 1):
        i, j = np.ogrid[:fan_in, :fan_out]
        learner.network.view("weights", layer)[...] = 0.5 * np.sin(
            1 + 7 * layer + 3 * i + 5 * j
        )
        learner.network.view("biases", layer)[...] = 0.1 * np.cos(2 * layer + j[0])
    return kind, learner


@pytest.mark.parametrize("name", GOLDEN["parity"])
def test_parity_case_is_reproduced_for_200_steps(name):
    golden = GOLDEN["parity"][name]
    kind, learner = parity_learner(name)
    inputs, targets = parity_batch(kind)
    steps = {int(k) for k in golden["loss"]}
    assert max(steps) == 200

    losses = losses_after(learner, inputs, targets, steps - {200})
    while learner.steps < 200:
        learner.step(inputs, targets)
    prediction = predict(
        learner.network, inputs, targets, learner.objective, learner.optimizer
    )
    losses[200] = learner.network.loss

    for k, loss in losses.items():
        assert loss == close(golden["loss"][str(k)]), k
    expected = [close(number) for number in golden["output_for_sample_0_at_end"]]
    assert prediction[:, 0].tolist() == expected
