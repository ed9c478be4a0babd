"""An activation bends a node's weighted sum z into the number a that the node holds.

Each row has the rule forwards (z to a) and, beside it, the rule backwards: its
derivative da/dz, written in terms of a. Arrays are (nodes, batch).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import (
    add,
    divide,
    dot,
    exp,
    maximum,
    minimum,
    multiply,
    reciprocal,
    sign,
    subtract,
)
from numpy.typing import NDArray

from network_playground.engine.numbers import Numbers, square_of_ones

Floats = NDArray[Any]


def linear(z: Floats, a: Floats, numbers: Numbers) -> None:
    a[...] = z


def linear_derivative(a: Floats, slope: Floats, numbers: Numbers) -> None:
    slope.fill(1.0)


def sigmoid(z: Floats, a: Floats, numbers: Numbers) -> None:
    np.negative(z, a)
    minimum(a, numbers.highest_exponent, out=a)  # so that exp never overflows
    exp(a, a)
    add(a, numbers.one, a)
    reciprocal(a, a)


def sigmoid_derivative(a: Floats, slope: Floats, numbers: Numbers) -> None:
    multiply(a, a, slope)
    subtract(a, slope, slope)


def tanh(z: Floats, a: Floats, numbers: Numbers) -> None:
    np.tanh(z, a)


def tanh_derivative(a: Floats, slope: Floats, numbers: Numbers) -> None:
    multiply(a, a, slope)
    subtract(numbers.one, slope, slope)


def relu(z: Floats, a: Floats, numbers: Numbers) -> None:
    maximum(z, numbers.zero, out=a)


def relu_derivative(a: Floats, slope: Floats, numbers: Numbers) -> None:
    sign(a, slope)  # a is never negative: 1 where it is positive, 0 at 0


def leaky_relu(z: Floats, a: Floats, numbers: Numbers) -> None:
    multiply(z, numbers.leak, a)
    maximum(z, a, out=a)


def leaky_relu_derivative(a: Floats, slope: Floats, numbers: Numbers) -> None:
    sign(a, slope)
    maximum(slope, numbers.leak, out=slope)


def elu(z: Floats, a: Floats, numbers: Numbers) -> None:
    minimum(z, numbers.zero, out=a)
    np.expm1(a, a)
    maximum(z, a, out=a)  # e^z - 1 is never below z, and z > 0 wins where z > 0


def elu_derivative(a: Floats, slope: Floats, numbers: Numbers) -> None:
    minimum(a, numbers.zero, out=slope)
    add(slope, numbers.one, slope)


def softmax(z: Floats, a: Floats, numbers: Numbers) -> None:
    subtract(z, maximum.reduce(z, 0), a)  # the same shares, and nothing overflows
    exp(a, a)
    divide(a, dot(square_of_ones(len(a), a.dtype.char), a), a)  # by their sums


@dataclass(frozen=True, slots=True)
class Activation:
    """One row: ``function(z, a, numbers)`` and ``derivative(a, slope, numbers)``.

    ``derivative`` is None where one node's a depends on the other nodes' z (softmax).
    ``lowest`` and ``highest`` bound what a can be; ``symbol`` is how it is written
    before (z), none where a is z itself.
    """

    name: str
    symbol: str
    function: Callable[[Floats, Floats, Numbers], None]
    derivative: Callable[[Floats, Floats, Numbers], None] | None
    formula: str
    derivative_formula: str
    lowest: float
    highest: float
    plain: str
    technical: str
    is_for_hidden: bool = True


INFINITY = float("inf")

ACTIVATIONS = {
    row.name: row
    for row in (
        Activation(
            "linear",
            "",
            linear,
            linear_derivative,
            r"a = z",
            r"a' = 1",
            -INFINITY,
            INFINITY,
            "Pass the sum on as it is.",
            "Identity: layers of it alone collapse into one linear map.",
        ),
        Activation(
            "sigmoid",
            "σ",
            sigmoid,
            sigmoid_derivative,
            r"a = \frac{1}{1 + e^{-z}}",
            r"a' = a (1 - a)",
            0.0,
            1.0,
            "Squeeze the sum to between 0 and 1, like a chance.",
            "Logistic function; its slope is at most 1/4, so it fades in deep nets.",
        ),
        Activation(
            "tanh",
            "tanh",
            tanh,
            tanh_derivative,
            r"a = \tanh z",
            r"a' = 1 - a^2",
            -1.0,
            1.0,
            "Squeeze the sum to between -1 and 1.",
            "Hyperbolic tangent: zero-centred, saturates beyond about 3.",
        ),
        Activation(
            "relu",
            "ReLU",
            relu,
            relu_derivative,
            r"a = \max(0, z)",
            r"a' = 1 \text{ if } z > 0, \text{ else } 0",
            0.0,
            INFINITY,
            "Keep a positive sum, turn a negative one into 0.",
            "Rectified linear unit; a node whose z stays negative is dead.",
        ),
        Activation(
            "leaky_relu",
            "leaky ReLU",
            leaky_relu,
            leaky_relu_derivative,
            r"a = \max(0.01 z, z)",
            r"a' = 1 \text{ if } z > 0, \text{ else } 0.01",
            -INFINITY,
            INFINITY,
            "Keep a positive sum, let a hundredth of a negative one through.",
            "ReLU with slope 0.01 below zero, so that no node dies (Maas 2013).",
        ),
        Activation(
            "elu",
            "ELU",
            elu,
            elu_derivative,
            r"a = z \text{ if } z > 0, \text{ else } e^z - 1",
            r"a' = 1 \text{ if } z > 0, \text{ else } a + 1",
            -1.0,
            INFINITY,
            "Keep a positive sum, bend a negative one smoothly towards -1.",
            "Exponential linear unit with alpha 1 (Clevert et al. 2015, eq. 15).",
        ),
        Activation(
            "softmax",
            "softmax",
            softmax,
            None,
            r"a_j = \frac{e^{z_j}}{\sum_k e^{z_k}}",
            r"\partial a_j / \partial z_k = a_j ([j = k] - a_k)",
            0.0,
            1.0,
            "Turn all sums into shares that add up to 100 %.",
            "Normalised exponential over the layer, for one of several classes.",
            is_for_hidden=False,
        ),
    )
}
