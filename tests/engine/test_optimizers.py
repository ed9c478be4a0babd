"""Each optimizer against a slow transcription of its formula, one weight at a time."""

from math import sqrt

import numpy as np
import pytest

from network_playground.engine.optimizers import OPTIMIZERS
from tests.engine.learner import Learner, batch_for


class Slow:
    """One weight and what its optimizer remembers, in Python's own floats."""

    def __init__(self, weight, settings):
        self.weight = weight
        self.v = self.s = self.m = 0.0
        self.t = 0
        self.settings = settings

    def gradient_descent(self, g, rate):
        self.weight -= rate * g

    def momentum(self, g, rate):
        self.v = self.settings["momentum"] * self.v - rate * g
        self.weight += self.v

    def nesterov(self, g, rate):
        self.v = self.settings["momentum"] * self.v - rate * g
        self.weight += self.settings["momentum"] * self.v - rate * g

    def rmsprop(self, g, rate):
        decay = self.settings["decay"]
        self.s = decay * self.s + (1 - decay) * g**2
        self.weight -= rate * g / (sqrt(self.s) + self.settings["epsilon"])

    def adagrad(self, g, rate):
        self.s += g**2
        self.weight -= rate * g / (sqrt(self.s) + self.settings["epsilon"])

    def adam(self, g, rate):
        beta1, beta2 = self.settings["mean_decay"], self.settings["decay"]
        self.t += 1
        self.m = beta1 * self.m + (1 - beta1) * g
        self.s = beta2 * self.s + (1 - beta2) * g**2
        m, s = self.m / (1 - beta1**self.t), self.s / (1 - beta2**self.t)
        self.weight -= rate * m / (sqrt(s) + self.settings["epsilon"])


OTHER_SETTINGS = {
    "momentum": {"momentum": 0.5},
    "nesterov": {"momentum": 0.7},
    "rmsprop": {"decay": 0.6, "epsilon": 1e-3},
    "adagrad": {"epsilon": 1e-2},
    "adam": {"mean_decay": 0.5, "decay": 0.8, "epsilon": 1e-4},
}
CASES = [*((name, {}) for name in OPTIMIZERS), *OTHER_SETTINGS.items()]


def learner_with(name, settings=None):
    return Learner(
        (3, 4, 2), ("tanh", "sigmoid"), "half_squared_error", 6, name, 0.05, settings
    )


@pytest.mark.parametrize(("name", "settings"), CASES)
def test_optimizer_walks_the_path_of_its_formula(name, settings):
    learner = learner_with(name, settings)
    network = learner.network
    numbers = {**OPTIMIZERS[name].settings, **settings}
    slow = [Slow(weight, numbers) for weight in network.parameters.tolist()]
    batch = batch_for(learner)

    for step in range(40):
        before = network.parameters.copy()
        learner.step(*batch)
        for weight, gradient in zip(slow, network.gradients.tolist(), strict=True):
            getattr(weight, name)(gradient, 0.05)
        expected = [weight.weight for weight in slow]
        np.testing.assert_allclose(network.parameters, expected, rtol=1e-12, atol=1e-15)
        assert (network.parameters == before + network.changes).all(), step


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizer_makes_the_loss_smaller(name):
    learner = learner_with(name)
    batch = batch_for(learner)
    first = learner.step(*batch)
    for _ in range(300):
        last = learner.step(*batch)
    assert last < 0.9 * first


def test_new_learning_rate_counts_from_the_next_step_on():
    learner = learner_with("gradient_descent")
    batch = batch_for(learner)
    learner.step(*batch)
    learner.optimizer.rates.set("learning_rate", 0.5)
    learner.step(*batch)
    changes, gradients = learner.network.changes, learner.network.gradients
    np.testing.assert_array_equal(changes, -0.5 * gradients)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_an_optimizer_remembers_lies_in_the_state(name):
    learner = learner_with(name)
    network = learner.network
    learner.step(*batch_for(learner))
    assert tuple(network.slots) == OPTIMIZERS[name].slots
    for slot in network.slots.values():
        assert np.shares_memory(slot, network.memory)
        assert slot.any()
    assert network.memory.size == network.parameters.size * (1 + len(network.slots))
