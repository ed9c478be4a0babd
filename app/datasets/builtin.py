"""Data sets that are drawn from a rule: small, exact, and a new sample at will.

The two-dimensional rules follow TensorFlow Playground's description: points between -6
and 6, and noise that moves the point whose label is asked, or the point itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.datasets.columns import Column, Derived, Outcome, Task
from app.datasets.dataset import Dataset
from app.datasets.source import Option, Source

Numbers = NDArray[np.float64]
Points = tuple[Numbers, Numbers, Numbers]  # x1, x2 and the class or the number, (n,)

X1 = Column("x1", "x₁", "number", decimals=2)
X2 = Column("x2", "x₂", "number", decimals=2)


def _derived(
    name: str, words: str, function: Callable[..., Numbers], *sources: str
) -> Column:
    derived = Derived(function, sources)
    return Column(name, words, "number", (), "", False, "", 2, None, derived)


PLANE = (
    X1,
    X2,
    _derived("x1_squared", "x₁²", np.square, "x1"),
    _derived("x2_squared", "x₂²", np.square, "x2"),
    _derived("x1_x2", "x₁·x₂", np.multiply, "x1", "x2"),
    _derived("sin_x1", "sin x₁", np.sin, "x1"),
    _derived("sin_x2", "sin x₂", np.sin, "x2"),
)
COLOURS = ("orange", "blue", "green", "purple")  # the negative class, the positive, ...
MADE_HERE = "Drawn from a rule by this program."


@dataclass(frozen=True, eq=False)
class Rule:
    """How points of one toy set are drawn, and what they teach."""

    key: str
    title: str
    task: Task
    teaches: str
    draw: Callable[..., Points]  # (rng, points, noise 0-0.5, further options)
    columns: tuple[Column, ...] = PLANE
    points: int = 500
    noise: int = 0
    options: Mapping[str, Option] = field(default_factory=dict)

    def as_source(self) -> Source:
        return Source(
            key=self.key,
            title=self.title,
            task=self.task,
            teaches=self.teaches,
            note="Points drawn from a rule; a new seed draws a new sample.",
            licence="CC0 1.0",
            build=self.sample,
            options={
                "points": Option(self.points, 10, 5000),
                "noise": Option(self.noise, 0, 50),
                "seed": Option(0, 0, 2**31 - 1),
                **self.options,
            },
        )

    def sample(self, points: int, noise: int, seed: int, **options: int) -> Dataset:
        """Draw `points` points; `noise` is in per cent."""
        rng = np.random.default_rng(seed)
        x1, x2, truth = self.draw(rng, points, noise / 100, **options)
        values = {"x1": x1, "x2": x2, "truth": truth}
        names = COLOURS[: options.get("classes", 2)]
        if self.task == "number":
            names = ()
            target = Column("truth", "y", "number", decimals=2)
        elif self.task == "two_classes":
            target = Column("truth", "Colour", "yes_no", names)
        else:
            target = Column("truth", "Colour", "category", names)
            values["truth"] = np.array(names)[truth.astype(np.intp)]
        source = self.as_source()
        return Dataset(
            key=self.key,
            title=self.title,
            task=self.task,
            noun="point",
            nouns="points",
            teaches=self.teaches,
            note=source.note,
            licence=source.licence,
            source=MADE_HERE,
            columns=self.columns,
            values={name: values[name] for name in values},
            targets=(target,),
            outcomes=tuple(Outcome(name, name, f"is {name}") for name in names),
        )


def _circle(rng: np.random.Generator, points: int, noise: float) -> Points:
    """A disc of radius 2.5 inside a ring from 3.5 to 5."""
    inner = points // 2
    radius = np.concatenate(
        [rng.uniform(0, 2.5, inner), rng.uniform(3.5, 5, points - inner)]
    )
    angle = rng.uniform(0, 2 * np.pi, points)
    x1, x2 = radius * np.sin(angle), radius * np.cos(angle)
    moved = np.hypot(*_moved(rng, x1, x2, 5 * noise))
    return x1, x2, (moved < 2.5).astype(np.float64)


def _xor(rng: np.random.Generator, points: int, noise: float) -> Points:
    """Four squares, opposite ones alike, kept 0.3 away from the axes."""
    x1, x2 = rng.uniform(-5, 5, (2, points))
    x1 += np.where(x1 > 0, 0.3, -0.3)
    x2 += np.where(x2 > 0, 0.3, -0.3)
    moved1, moved2 = _moved(rng, x1, x2, 5 * noise)
    return x1, x2, (moved1 * moved2 >= 0).astype(np.float64)


def _moved(
    rng: np.random.Generator, x1: Numbers, x2: Numbers, reach: float
) -> tuple[Numbers, Numbers]:
    """Move points by up to `reach` both ways: where their label is asked."""
    shift1, shift2 = rng.uniform(-1, 1, (2, x1.size)) * reach
    return x1 + shift1, x2 + shift2


def _worked_example() -> Dataset:
    """The two-input example by Matt Mazur: a single row with two numbers to learn."""

    def unscaled(name: str, words: str) -> Column:
        return Column(name, words, "number", decimals=2, fixed_scale=(0.0, 1.0))

    return Dataset(
        key=WORKED_EXAMPLE.key,
        title=WORKED_EXAMPLE.title,
        task=WORKED_EXAMPLE.task,
        noun="example",
        nouns="examples",
        teaches=WORKED_EXAMPLE.teaches,
        note=WORKED_EXAMPLE.note,
        licence=WORKED_EXAMPLE.licence,
        source="The numbers of Matt Mazur's step-by-step example of backpropagation.",
        columns=(unscaled("x1", "x₁"), unscaled("x2", "x₂")),
        values={
            "x1": np.array([0.05]),
            "x2": np.array([0.10]),
            "y1": np.array([0.01]),
            "y2": np.array([0.99]),
        },
        targets=(unscaled("y1", "y₁"), unscaled("y2", "y₂")),
    )


WORKED_EXAMPLE = Source(
    key="worked_example",
    title="Worked example",
    task="number",
    teaches="One row, four small numbers: every step can be checked by hand.",
    note="A single made-up row; nothing is scaled and nothing is held out.",
    licence="CC0 1.0",
    build=_worked_example,
)

RULES: tuple[Rule, ...] = (
    Rule(
        "circle",
        "Circle",
        "two_classes",
        "No straight line parts inside from outside: three hidden nodes can.",
        _circle,
    ),
    Rule(
        "xor",
        "Exclusive or",
        "two_classes",
        "Neither input alone says anything; only together do they.",
        _xor,
    ),
)
