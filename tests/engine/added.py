"""Rows that are added while it runs, one of each kind, for tests of all that follows.

Their names are none that a real row would have, so that none is hidden by them.
"""

from typing import Any

import numpy as np
from numpy import add, divide, multiply, subtract

from network_playground.datasets.catalog import DATASETS
from network_playground.datasets.sets.point_set import Rule as PointRule
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import (
    Activation,
    Initializer,
    KnownFailure,
    Loss,
    NoSpelling,
    Number,
    Rule,
    Schedule,
)
from network_playground.engine.schedules import SCHEDULES


def softsign(z, a, numbers):
    np.absolute(z, a)
    add(a, numbers.one, a)
    divide(z, a, a)


def softsign_derivative(z, a, slope, numbers):
    np.absolute(a, slope)
    subtract(numbers.one, slope, slope)
    multiply(slope, slope, slope)


def log_cosh(z, a, targets, error, terms, n):
    np.logaddexp(error, -error, terms)
    subtract(terms, terms.dtype.type(0.6931471805599453), terms)


def log_cosh_derivative(a, targets, error, share, delta, n):
    np.tanh(error, delta)
    multiply(delta, share, delta)


def adamax(w, gradients, changes, slots, r, t):
    mean, largest = slots["mean"], slots["largest"]
    multiply(mean, r["mean_decay"], mean)
    multiply(gradients, r["1-mean_decay"], r.work)
    add(mean, r.work, mean)
    multiply(largest, r["made_up_fading"], largest)
    np.absolute(gradients, r.work)
    np.maximum(largest, r.work, out=largest)
    add(largest, r["epsilon"], r.work)
    divide(mean, r.work, changes)
    rate = float(r["-learning_rate"]) / (1 - float(r["mean_decay"]) ** t)
    changes *= changes.dtype.type(rate)


def lecun(rng, fan_in, fan_out):
    return rng.normal(0.0, 1 / np.sqrt(fan_in), (fan_in, fan_out))


def slowing(step, horizon):
    return 1 / (1 + step / horizon)


def rings(rng, points, noise):
    """Three rings, the one in the middle of another colour."""
    ring = np.arange(points) % 3
    radius = 1 + 2 * ring + 4 * noise * (rng.random(points) - 0.5)
    angle = rng.uniform(0, 2 * np.pi, points)
    return radius * np.sin(angle), radius * np.cos(angle), (ring == 1).astype(float)


SOFTSIGN = Activation(
    name="made_up_softsign",
    symbol="softsign",
    function=softsign,
    derivative=softsign_derivative,
    formula="z / (1 + abs(z))",
    derivative_formula="(1 - abs(a)) ** 2",
    lowest=-1.0,
    highest=1.0,
    plain="Squeeze the sum to between -1 and 1, slowly.",
    technical="Like tanh, with tails that fall off as 1 / z.",
    known_failures=(
        KnownFailure(
            "activations",
            lambda setup: setup.hidden_names.count("made_up_softsign") > 4,
            "So many layers of this kind hardly learn.",
            "Its slope falls as 1 / z squared: deep stacks fade.",
        ),
    ),
    pytorch="nn.Softsign()",
    scikit_learn=NoSpelling("its hidden layers have no softsign"),
)
LOG_COSH = Loss(
    name="made_up_log_cosh",
    terms=log_cosh,
    terms_with_partner=log_cosh,
    derivative=log_cosh_derivative,
    formula="log((exp(a - t) + exp(t - a)) / 2)",
    formula_with_partner="log((exp(a - t) + exp(t - a)) / 2)",
    derivative_formula="tanh(a - t)",
    plain="Like half the square when near, like the distance when far.",
    technical="Logarithm of the hyperbolic cosine of the error.",
    source="Common practice.",
    pytorch="(outputs - targets).cosh().log().sum(1).mean()",
)
ADAMAX = Rule(
    name="made_up_adamax",
    change=adamax,
    lines=(
        "mean = mean_decay * mean + (1 - mean_decay) * g",
        "largest = max(made_up_fading * largest, abs(g))",
        "mean_hat = mean / (1 - mean_decay ** step)",
        "change = -learning_rate * mean_hat / (largest + epsilon)",
    ),
    slots={"mean": "m", "largest": "u"},
    numbers=(
        *(one for one in OPTIMIZERS["adam"].numbers if one.name != "decay"),
        Number(
            "made_up_fading",
            0.99,
            "ϕ",
            "How slowly the largest fades",
            "Fading ϕ",
            "How long the steepest moment is remembered.",
            "Decay of the running maximum of the gradient.",
        ),
    ),
    plain="Give every weight a pace by the steepest it met lately.",
    technical="Adam with the infinity norm.",
    source="Kingma and Ba, ICLR 2015, algorithm 2.",
)
LECUN = Initializer(
    name="made_up_lecun",
    draw=lecun,
    formula="w normal, mean 0, variance 1 / fan-in",
    variance="1 / fan_in",
    plain="Bell-shaped numbers, smaller where many come together.",
    technical="LeCun normal: variance 1 / fan-in.",
    source="LeCun et al., Neural Networks: Tricks of the Trade, 1998.",
)
SLOWING = Schedule(
    name="made_up_slowing",
    share=slowing,
    formula="1 / (1 + step / horizon)",
    plain="Slow down more and more, and never stop.",
    technical="Inverse decay of the learning rate.",
    source="Robbins and Monro, 1951.",
)
RINGS = PointRule(
    "made_up_rings",
    "Three rings",
    "two_classes",
    "The colour in the middle has the other one on both sides.",
    rings,
    points=300,
    straight_with=frozenset(),
)

TABLES: tuple[tuple[dict[str, Any], str, Any], ...] = (
    (ACTIVATIONS, SOFTSIGN.name, SOFTSIGN),
    (LOSSES, LOG_COSH.name, LOG_COSH),
    (OPTIMIZERS, ADAMAX.name, ADAMAX),
    (INITIALIZERS, LECUN.name, LECUN),
    (SCHEDULES, SLOWING.name, SLOWING),
    (DATASETS, RINGS.key, RINGS.as_source()),
)
# An experiment with all of them.
FIELDS = {
    "data": "made_up_rings",
    "hidden": [4, 3],
    "activations": ["made_up_softsign"],
    "output": "made_up_softsign",
    "loss": "made_up_log_cosh",
    "optimizer": "made_up_adamax",
    "settings": {"made_up_fading": 0.9},
    "initializer": "made_up_lecun",
    "schedule": "made_up_slowing",
    "horizon": 50,
    "learning_rate": 0.05,
    "batch_size": 8,
}
