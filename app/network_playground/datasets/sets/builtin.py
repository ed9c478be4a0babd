"""Sets of points drawn from a rule: small, exact, and a new sample at will.

A new set is a function and its row in RULES. Circle, exclusive or, two clouds, spiral
and the two for numbers on a plane follow TensorFlow Playground's description: points
between -6 and 6, and noise that moves the points or the place where the label is asked.
"""

from __future__ import annotations

import numpy as np

from network_playground.datasets.sets.point_set import LINE, Numbers, Points, Rule
from network_playground.datasets.source import Option

Rng = np.random.Generator


def _circle(rng: Rng, points: int, noise: float) -> Points:
    """A disc of radius 2.5 inside a ring from 3.5 to 5."""
    inner = points // 2
    radius = np.concatenate(
        [rng.uniform(0, 2.5, inner), rng.uniform(3.5, 5, points - inner)]
    )
    angle = rng.uniform(0, 2 * np.pi, points)
    x1, x2 = radius * np.sin(angle), radius * np.cos(angle)
    moved = np.hypot(*_moved(rng, x1, x2, 5 * noise))
    return x1, x2, (moved < 2.5).astype(np.float64)


def _xor(rng: Rng, points: int, noise: float) -> Points:
    """Four squares, opposite ones alike, kept 0.3 away from the axes."""
    x1, x2 = rng.uniform(-5, 5, (2, points))
    x1 += np.where(x1 > 0, 0.3, -0.3)
    x2 += np.where(x2 > 0, 0.3, -0.3)
    moved1, moved2 = _moved(rng, x1, x2, 5 * noise)
    return x1, x2, (moved1 * moved2 >= 0).astype(np.float64)


def _gauss(rng: Rng, points: int, noise: float) -> Points:
    """Two clouds around (2, 2) and (-2, -2); their variance grows from 0.5 to 4."""
    truth = _alternating(points, 2)
    centre = np.where(truth == 1, 2.0, -2.0)
    spread = np.sqrt(0.5 + 7 * noise)
    x1, x2 = centre + spread * rng.standard_normal((2, points))
    return x1, x2, truth


def _spiral(rng: Rng, points: int, noise: float) -> Points:
    """Two arms of 1.75 turns, from the middle to radius 5."""
    truth = _alternating(points, 2)
    along = np.arange(points) // 2 / (points / 2)  # 0 to 1
    angle = 3.5 * np.pi * along + np.where(truth == 1, 0, np.pi)
    x1, x2 = 5 * along * np.array([np.sin(angle), np.cos(angle)])
    return *_moved(rng, x1, x2, noise), truth


def _moons(rng: Rng, points: int, noise: float) -> Points:
    """Two half circles of radius 3, each with an end inside the other."""
    truth = _alternating(points, 2)
    angle = rng.uniform(0, np.pi, points)
    side = np.where(truth == 1, -1.0, 1.0)
    x1 = side * (3 * np.cos(angle) - 1.5)
    x2 = side * (3 * np.sin(angle) - 0.75)
    shift1, shift2 = 2 * noise * rng.standard_normal((2, points))
    return x1 + shift1, x2 + shift2, truth


def _blobs(rng: Rng, points: int, noise: float, classes: int) -> Points:
    """As many round clouds as classes, evenly around the middle."""
    truth = _alternating(points, classes)
    angle = 2 * np.pi * (truth / classes) + np.pi / 4
    spread = 0.6 + 3 * noise
    shift1, shift2 = spread * rng.standard_normal((2, points))
    return 3 * np.cos(angle) + shift1, 3 * np.sin(angle) + shift2, truth


def _spiral3(rng: Rng, points: int, noise: float) -> Points:
    """Three arms of two thirds of a turn, as in Stanford's course CS231n."""
    truth = _alternating(points, 3)
    along = np.arange(points) // 3 / (points / 3)
    angle = 4 * (along + truth * np.pi / 6) + noise * rng.standard_normal(points)
    return 5 * along * np.sin(angle), 5 * along * np.cos(angle), truth


def _plane(rng: Rng, points: int, noise: float) -> Points:
    """A slope: the sum of both coordinates, a tenth of it."""
    x1, x2 = rng.uniform(-6, 6, (2, points))
    moved1, moved2 = _moved(rng, x1, x2, 6 * noise)
    return x1, x2, (moved1 + moved2) / 10


def _hills(rng: Rng, points: int, noise: float) -> Points:
    """Three hills and three hollows of radius 2 on a level ground."""
    x1, x2 = rng.uniform(-6, 6, (2, points))
    moved1, moved2 = _moved(rng, x1, x2, 6 * noise)
    truth = np.zeros(points)
    for centre, side, height in (
        *((-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1)),
        *((-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)),
    ):
        away = np.hypot(moved1 - centre, moved2 - side)
        here = height * np.clip(1 - away / 2, 0, 1)
        truth = np.where(np.abs(here) > np.abs(truth), here, truth)
    return x1, x2, truth


def _sine(rng: Rng, points: int, noise: float) -> Points:
    """A wave over one input."""
    x1 = rng.uniform(-6, 6, points)
    truth = np.sin(x1) + noise * rng.standard_normal(points)
    return x1, np.zeros(points), truth


def _moved(rng: Rng, x1: Numbers, x2: Numbers, reach: float) -> tuple[Numbers, Numbers]:
    """Move points by up to `reach` along both axes."""
    shift1, shift2 = rng.uniform(-1, 1, (2, x1.size)) * reach
    return x1 + shift1, x2 + shift2


def _alternating(points: int, classes: int) -> Numbers:
    return (np.arange(points) % classes).astype(np.float64)


RULES: tuple[Rule, ...] = (
    Rule(
        "circle",
        "Circle",
        "two_classes",
        "No straight line parts inside from outside: three hidden nodes can.",
        _circle,
        straight_with=frozenset({"x1_squared", "x2_squared"}),
    ),
    Rule(
        "xor",
        "Exclusive or",
        "two_classes",
        "Neither input alone says anything; only together do they.",
        _xor,
        straight_with=frozenset({"x1_x2"}),
    ),
    Rule(
        "gauss",
        "Two clouds",
        "two_classes",
        "A straight line is enough: no hidden layer is needed.",
        _gauss,
    ),
    Rule(
        "spiral",
        "Spiral",
        "two_classes",
        "The hard one: it takes many nodes and patience, or derived inputs.",
        _spiral,
        straight_with=frozenset(),
    ),
    Rule(
        "moons",
        "Two moons",
        "two_classes",
        "A line gets most points right; one bend gets the rest.",
        _moons,
        noise=10,
    ),
    Rule(
        "blobs",
        "Blobs",
        "classes",
        "Several classes: one output each, and together they are certain.",
        _blobs,
        options={
            "classes": Option(
                3,
                2,
                4,
                "Classes",
                "Classes",
                "How many colours there are.",
                "Number of blobs, each a class.",
            )
        },
    ),
    Rule(
        "spiral3",
        "Three arms",
        "classes",
        "Three classes wound around each other: a straight line gets half right.",
        _spiral3,
        classes=3,
        points=300,
        noise=20,
        straight_with=frozenset({"x1", "x2", "sin_x1", "sin_x2"}),
    ),
    Rule(
        "plane",
        "Slope",
        "number",
        "A number instead of a class; a single linear node learns it exactly.",
        _plane,
        points=600,
    ),
    Rule(
        "regression_gauss",
        "Hills and hollows",
        "number",
        "Hidden nodes share the plane out among themselves, hill by hill.",
        _hills,
        points=1200,
    ),
    Rule(
        "sine",
        "Wave",
        "number",
        "One input, one output: watch a curve being bent into shape.",
        _sine,
        columns=LINE,
        points=200,
    ),
)
