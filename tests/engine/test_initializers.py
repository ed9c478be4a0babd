"""First weights: their spread, their bounds, and the generator that draws them."""

from math import sqrt

import numpy as np
import pytest

from network_playground.engine.initializers import INITIALIZERS
from tests.engine.formulas import valued

FAN_IN, FAN_OUT = 300, 200
BOUNDS = {"uniform": 0.5, "glorot": sqrt(6 / (FAN_IN + FAN_OUT)), "zeros": 0.0}


def drawn(name, seed=5):
    return INITIALIZERS[name].draw(np.random.default_rng(seed), FAN_IN, FAN_OUT)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_weights_have_the_stated_mean_and_variance(name):
    weights = drawn(name)
    fans = {"fan_in": FAN_IN, "fan_out": FAN_OUT}
    variance = valued(INITIALIZERS[name].variance, fans)
    assert weights.shape == (FAN_IN, FAN_OUT)
    assert weights.mean() == pytest.approx(0, abs=4 * sqrt(variance / weights.size))
    assert weights.var() == pytest.approx(variance, rel=0.03)


@pytest.mark.parametrize(("name", "bound"), BOUNDS.items())
def test_weights_fill_their_bounds_and_stay_within(name, bound):
    weights = np.abs(drawn(name))
    assert weights.max() <= bound
    assert weights.max() >= 0.99 * bound


def test_he_is_bell_shaped():
    weights = drawn("he") / sqrt(2 / FAN_IN)
    assert (np.abs(weights) < 1).mean() == pytest.approx(0.683, abs=0.01)
    assert (np.abs(weights) < 2).mean() == pytest.approx(0.954, abs=0.01)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_seed_decides_the_weights(name):
    np.testing.assert_array_equal(drawn(name), drawn(name))
    assert (drawn(name) == drawn(name, seed=6)).all() == (name == "zeros")
