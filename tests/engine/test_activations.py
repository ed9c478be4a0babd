"""Each activation is its formula, stays in its bounds, and minds no extreme."""

from math import exp, inf, tanh

import numpy as np
import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.network import Network
from network_playground.engine.numbers import numbers_of

FORMULAS = {
    "linear": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + exp(-z)),
    "tanh": tanh,
    "relu": lambda z: z if z > 0 else 0,
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
    "elu": lambda z: z if z > 0 else exp(z) - 1,
}
SLOPES = {
    "linear": lambda z: 1,
    "sigmoid": lambda z: FORMULAS["sigmoid"](z) * (1 - FORMULAS["sigmoid"](z)),
    "tanh": lambda z: 1 - tanh(z) ** 2,
    "relu": lambda z: 1 if z > 0 else 0,
    "leaky_relu": lambda z: 1 if z > 0 else 0.01,
    "elu": lambda z: 1 if z >= 0 else exp(z),
}
SUMS = np.array([[-20, -3, -0.5, -1e-3], [0, 1e-3, 0.5, 20]])


def activate(name, z):
    a = np.empty_like(z)
    ACTIVATIONS[name].function(z, a, numbers_of(z.dtype.name))
    return a


@pytest.mark.parametrize("name", FORMULAS)
def test_activation_is_its_formula(name):
    expected = [[FORMULAS[name](z) for z in row] for row in SUMS.tolist()]
    np.testing.assert_allclose(activate(name, SUMS), expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", SLOPES)
def test_derivative_is_its_formula(name):
    slope = np.empty_like(SUMS)
    derivative = ACTIVATIONS[name].derivative
    assert derivative is not None
    derivative(activate(name, SUMS), slope, numbers_of("float64"))
    expected = [[SLOPES[name](z) for z in row] for row in SUMS.tolist()]
    np.testing.assert_allclose(slope, expected, rtol=1e-12, atol=1e-14)


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
    for bound in (row.lowest, row.highest):
        assert abs(bound) == inf or np.isclose(a, bound, rtol=0, atol=1e-37).any()


def test_softmax_gives_shares_in_the_proportion_of_the_exponentials():
    z = np.array([[1.0, 1000.0], [2.0, 1000.0], [3.0, 1000.0]])
    a = activate("softmax", z)
    powers = np.exp([1.0, 2.0, 3.0])
    np.testing.assert_allclose(a[:, 0], powers / powers.sum(), rtol=1e-14)
    np.testing.assert_allclose(a[:, 1], [1 / 3] * 3, rtol=1e-14)


def test_all_but_softmax_are_formulas_of_one_node():
    alone = {row.name for row in ACTIVATIONS.values() if row.derivative}
    assert alone == set(FORMULAS) == set(SLOPES) == set(ACTIVATIONS) - {"softmax"}


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
