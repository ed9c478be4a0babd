"""Each activation is its formula, stays in its bounds, and minds no extreme."""

from math import inf

import numpy as np
import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.network import Network
from network_playground.engine.numbers import numbers_of
from tests.engine.formulas import with_slack

SUMS = np.array([[-20, -3, -0.5, -1e-3], [1e-3, 0.5, 2, 20]])


def activate(name, z):
    a = np.empty_like(z)
    ACTIVATIONS[name].function(z, a, numbers_of(z.dtype.name))
    return a


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_is_its_formula(name):
    expected, slack = with_slack(ACTIVATIONS[name].formula, {"z": SUMS})
    off = np.abs(activate(name, SUMS) - expected)
    assert (off <= 1e-12 * np.abs(expected) + slack).all()


@pytest.mark.parametrize(
    "row", [row for row in ACTIVATIONS.values() if row.derivative], ids=lambda r: r.name
)
def test_a_derivative_is_its_formula_and_the_slope_of_the_activation(row):
    a, slope = activate(row.name, SUMS), np.empty_like(SUMS)
    row.derivative(SUMS, a, slope, numbers_of("float64"))
    expected, slack = with_slack(row.derivative_formula, {"z": SUMS, "a": a})
    off = np.abs(slope - expected)
    slack = slack + np.finfo("float64").eps  # what a was rounded by on its own way
    assert (off <= 1e-12 * np.abs(expected) + slack).all()
    ahead, behind = (activate(row.name, SUMS + shift) for shift in (1e-6, -1e-6))
    np.testing.assert_allclose(slope, (ahead - behind) / 2e-6, rtol=0, atol=1e-8)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation_keeps_its_bounds_for_extreme_sums(name, dtype):
    row = ACTIVATIONS[name]
    z = np.array([[-1e30, -1e4, -100, 0], [0, 100, 1e4, 1e30]], dtype)
    a = activate(name, z)
    assert a.dtype == dtype
    assert np.isfinite(a).all()
    assert row.lowest <= a.min()
    assert a.max() <= row.highest
    near = activate(name, np.linspace([-40.0, 40], [40.0, -40], 40_001).T)
    found = np.concatenate([a.ravel(), near.ravel()])  # some come close only far out
    for bound in (row.lowest, row.highest):
        is_reached = np.isclose(found, bound, rtol=0, atol=1e-6).any()
        assert abs(bound) == inf or is_reached, f"{name} never comes near {bound}"


def test_softmax_gives_shares_in_the_proportion_of_the_exponentials():
    z = np.array([[1.0, 1000.0], [2.0, 1000.0], [3.0, 1000.0]])
    a = activate("softmax", z)
    powers = np.exp([1.0, 2.0, 3.0])
    np.testing.assert_allclose(a[:, 0], powers / powers.sum(), rtol=1e-14)
    np.testing.assert_allclose(a[:, 1], [1 / 3] * 3, rtol=1e-14)


def test_softmax_is_refused_in_a_hidden_layer():
    rows = [ACTIVATIONS[name] for name in ("tanh", "softmax", "sigmoid")]
    with pytest.raises(ValueError) as refused:
        Network((2, 3, 3, 1), rows, 4)
    assert str(refused.value) == (
        "Expected an activation for a hidden layer in layer 2, "
        "found softmax, which is for the output."
    )


def test_every_layer_with_weights_needs_an_activation():
    with pytest.raises(ValueError) as refused:
        Network((2, 3, 1), [ACTIVATIONS["tanh"]], 4)
    assert str(refused.value) == (
        "Expected one activation for each of 2 layers with weights, found 1."
    )
