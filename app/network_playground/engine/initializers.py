"""An initializer draws the weights with which a network starts.

Were all weights equal, all nodes of a layer would stay equal for ever: chance breaks
the tie. Each row draws (fan_in, fan_out) weights from ``rng``.
"""

import math

import numpy as np

from network_playground.engine.rows import Floats, Initializer, KnownFailure


def uniform(rng: np.random.Generator, fan_in: int, fan_out: int) -> Floats:
    return rng.uniform(-0.5, 0.5, (fan_in, fan_out))


def glorot(rng: np.random.Generator, fan_in: int, fan_out: int) -> Floats:
    limit = math.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))


def he(rng: np.random.Generator, fan_in: int, fan_out: int) -> Floats:
    return rng.normal(0.0, math.sqrt(2 / fan_in), (fan_in, fan_out))


def zeros(rng: np.random.Generator, fan_in: int, fan_out: int) -> Floats:
    return np.zeros((fan_in, fan_out))


INITIALIZERS = {
    row.name: row
    for row in (
        Initializer(
            name="uniform",
            draw=uniform,
            formula="w between −1/2 and 1/2",
            variance="1 / 12",
            plain="Any number between -0.5 and 0.5, each as likely.",
            technical="Uniform in [-0.5, 0.5), whatever the fan-in.",
            source="Common practice, as in TensorFlow Playground.",
        ),
        Initializer(
            name="glorot",
            title="Glorot",
            draw=glorot,
            formula="w between −r and r, r = √(6 / (fan-in + fan-out))",
            variance="2 / (fan_in + fan_out)",
            plain="Smaller numbers where a node has many connections.",
            technical=(
                "Glorot uniform: keeps the variance of a and of delta; for tanh, "
                "sigmoid."
            ),
            source="Glorot and Bengio, AISTATS 2010, equation 16.",
        ),
        Initializer(
            name="he",
            title="He",
            draw=he,
            formula="w normal, mean 0, variance 2 / fan-in",
            variance="2 / fan_in",
            plain="Bell-shaped numbers, wide enough for nodes that are off half the "
            "time.",
            technical="He normal: variance 2 / fan-in, made for ReLU.",
            source="He, Zhang, Ren and Sun, ICCV 2015, equation 10.",
        ),
        Initializer(
            name="zeros",
            draw=zeros,
            formula="w = 0",
            variance="0",
            plain="All the same: watch why that cannot learn.",
            technical="All zero: the nodes of a layer stay identical for ever.",
            source="Goodfellow, Bengio and Courville, Deep Learning, 2016, 8.4.",
            known_failures=(
                KnownFailure(
                    "initializer",
                    lambda setup: bool(setup.hidden_names),
                    "All nodes of a layer start the same and stay the same: it cannot "
                    "learn.",
                    "Zero weights keep the nodes of a layer identical: symmetry is "
                    "never broken.",
                ),
            ),
        ),
    )
}
