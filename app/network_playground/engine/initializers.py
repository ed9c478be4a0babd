"""An initializer draws the weights with which a network starts.

Were all weights equal, all nodes of a layer would stay equal for ever: chance breaks
the tie. Each row draws (fan_in, fan_out) weights from ``rng``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray


def uniform(rng: np.random.Generator, fan_in: int, fan_out: int) -> NDArray[Any]:
    return rng.uniform(-0.5, 0.5, (fan_in, fan_out))


def glorot(rng: np.random.Generator, fan_in: int, fan_out: int) -> NDArray[Any]:
    limit = sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


def he(rng: np.random.Generator, fan_in: int, fan_out: int) -> NDArray[Any]:
    return rng.normal(0.0, sqrt(2 / fan_in), (fan_in, fan_out))


def zeros(rng: np.random.Generator, fan_in: int, fan_out: int) -> NDArray[Any]:
    return np.zeros((fan_in, fan_out))


@dataclass(frozen=True, slots=True)
class Initializer:
    """One row: ``draw(rng, fan_in, fan_out)`` gives the weights of one layer."""

    name: str
    draw: Callable[[np.random.Generator, int, int], NDArray[Any]]
    formula: str
    plain: str
    technical: str
    source: str


INITIALIZERS = {
    row.name: row
    for row in (
        Initializer(
            "uniform",
            uniform,
            r"w \sim U(-\tfrac{1}{2}, \tfrac{1}{2})",
            "Any number between -0.5 and 0.5, each as likely.",
            "Uniform in [-0.5, 0.5), whatever the fan-in.",
            "Common practice, as in TensorFlow Playground.",
        ),
        Initializer(
            "glorot",
            glorot,
            r"w \sim U(-r, r), \quad r = \sqrt{6 / (n_{in} + n_{out})}",
            "Smaller numbers where a node has many connections.",
            "Glorot uniform: keeps the variance of a and of delta; for tanh, sigmoid.",
            "Glorot and Bengio, AISTATS 2010, equation 16.",
        ),
        Initializer(
            "he",
            he,
            r"w \sim N(0, 2 / n_{in})",
            "Bell-shaped numbers, wide enough for nodes that are off half the time.",
            "He normal: variance 2 / fan-in, made for ReLU.",
            "He, Zhang, Ren and Sun, ICCV 2015, equation 10.",
        ),
        Initializer(
            "zeros",
            zeros,
            r"w = 0",
            "All the same: watch why that cannot learn.",
            "All zero: the nodes of a layer stay identical for ever.",
            "Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.4.",
        ),
    )
}
