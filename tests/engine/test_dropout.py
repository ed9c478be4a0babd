"""Dropout silences nodes of its own choice, and learns through those that are left."""

import numpy as np
import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.dropout import Dropout
from network_playground.engine.evaluation import predict
from network_playground.engine.losses import LOSSES
from network_playground.engine.network import Network
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.training import training_step

SIZES = (3, 40, 30, 2)
STEP = 1e-6


def dropping_network(hidden, rate=0.4, batch_size=5):
    dropout = Dropout(SIZES, batch_size, rate, "float64")
    rows = dropout.around([ACTIVATIONS[name] for name in (*hidden, "sigmoid")])
    network = Network(SIZES, rows, batch_size)
    rng = np.random.default_rng(8)
    network.parameters[:] = rng.normal(0, 0.5, network.parameters.size)
    objective = Objective(LOSSES["binary_cross_entropy"], network)
    optimizer = Optimizer(OPTIMIZERS["gradient_descent"], network, 0.1)
    inputs, targets = rng.normal(size=(3, batch_size)), rng.random((2, batch_size))
    return dropout, network, (network, inputs, targets, objective, optimizer)


@pytest.mark.parametrize(
    "hidden", [("tanh", "tanh"), ("sigmoid", "elu"), ("relu", "leaky_relu")]
)
def test_gradients_through_the_kept_nodes_are_those_measured(hidden):
    dropout, network, setting = dropping_network(hidden)
    dropout.draw(np.random.default_rng(4))

    def loss_of():
        predict(*setting)
        return network.loss

    places = np.random.default_rng(9).choice(network.parameters.size, 200, False)
    measured = []
    for place in places:
        value = network.parameters[place]
        losses = []
        for moved in (value + STEP, value - STEP):
            network.parameters[place] = moved
            losses.append(loss_of())
        network.parameters[place] = value
        measured.append((losses[0] - losses[1]) / (2 * STEP))
    for _ in training_step(*setting):
        pass

    np.testing.assert_allclose(network.gradients[places], measured, 1e-5, 1e-8)


def test_dropped_nodes_hold_zero_and_the_kept_grow_to_make_up():
    rate = 0.4
    dropout, network, setting = dropping_network(("sigmoid", "sigmoid"), rate)
    predict(*setting)
    grown = network.view("a", 1).copy()
    dropout.draw(np.random.default_rng(4))
    predict(*setting)

    a = network.view("a", 1)
    is_kept = a != 0
    assert is_kept.mean() == pytest.approx(1 - rate, abs=0.1)
    np.testing.assert_array_equal(a[is_kept], grown[is_kept])
    assert grown.max() > 1
    assert (a[is_kept] <= 1 / (1 - rate)).all()


def test_the_same_draw_drops_the_same_nodes():
    dropout = Dropout(SIZES, 5, 0.5, "float32")
    dropout.draw(np.random.default_rng(1))
    first = [kept.copy() for kept in dropout.kept]
    dropout.draw(np.random.default_rng(2))
    assert not np.array_equal(first[0], dropout.kept[0])
    dropout.draw(np.random.default_rng(1))
    for before, after in zip(first, dropout.kept, strict=True):
        assert after.dtype == np.float32
        assert set(np.unique(after)) == {0.0, 2.0}
        np.testing.assert_array_equal(before, after)
