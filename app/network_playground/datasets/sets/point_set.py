"""Points on a plane or a line, drawn by a rule or placed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.columns import Cells, Column, Derived, Outcome, Task
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.source import Option, Source

Numbers = NDArray[np.float64]
Points = tuple[Numbers, Numbers, Numbers]  # x1, x2 and the class or the number, (n,)

FURTHEST = 20.0  # the axes run from -6 to 6; noise may throw points beyond
HIGHEST = 1e6  # of a number placed by hand
MOST_POINTS = 5000


def _derived(
    name: str, words: str, function: Callable[..., Numbers], *sources: str
) -> Column:
    derived = Derived(function, sources)
    return Column(name, words, "number", is_default=False, decimals=2, derived=derived)


LINE = (
    Column("x1", "x₁", "number", decimals=2),
    _derived("x1_squared", "x₁²", np.square, "x1"),
    _derived("sin_x1", "sin x₁", np.sin, "x1"),
)
PLANE = (
    Column("x1", "x₁", "number", decimals=2),
    Column("x2", "x₂", "number", decimals=2),
    _derived("x1_squared", "x₁²", np.square, "x1"),
    _derived("x2_squared", "x₂²", np.square, "x2"),
    _derived("x1_x2", "x₁·x₂", np.multiply, "x1", "x2"),
    _derived("sin_x1", "sin x₁", np.sin, "x1"),
    _derived("sin_x2", "sin x₂", np.sin, "x2"),
)
POINTS = Option(
    500,
    10,
    MOST_POINTS,
    "Points",
    "Points",
    "How many points there are.",
    "Size of the sample, both parts together.",
)
NOISE = Option(
    0,
    0,
    50,
    "Noise",
    "Noise",
    "How far chance throws the points from where the rule has them.",
    "Noise of the rule, in per cent.",
    unit="%",
)
SEED = Option(
    0,
    0,
    2**31 - 1,
    "Sample",
    "Sample seed",
    "Another number draws other points by the same rule.",
    "Seed of the generator that draws the sample.",
    word="sample",
)
TRUTH = "truth"  # the name of the target column
COLOURS = ("orange", "blue", "green", "purple")  # the negative class, the positive, ...


@dataclass(frozen=True, eq=False)
class Rule:
    """How the points of one set are drawn, and what they teach."""

    key: str
    title: str
    task: Task
    teaches: str
    draw: Callable[..., Points]  # (rng, points, noise 0-0.5, **options)
    columns: tuple[Column, ...] = PLANE
    classes: int = 2
    points: int = 500
    noise: int = 0
    options: Mapping[str, Option] = field(default_factory=dict)
    straight_with: frozenset[str] | None = None  # as in Source

    def as_source(self) -> Source:
        return Source(
            key=self.key,
            title=self.title,
            task=self.task,
            teaches=self.teaches,
            note="Points drawn from a rule; another seed draws a new sample.",
            licence="CC0 1.0",
            build=self.sample,
            options={
                "points": POINTS._replace(default=self.points),
                "noise": NOISE._replace(default=self.noise),
                "seed": SEED,
                **self.options,
            },
            straight_with=self.straight_with,
        )

    def sample(self, points: int, noise: int, seed: int, **options: int) -> Dataset:
        """Draw `points` points; `noise` is in per cent."""
        rng = np.random.default_rng(seed)
        x1, x2, truth = self.draw(rng, points, noise / 100, **options)
        names = COLOURS[: options.get("classes", self.classes)]
        if self.task == "number":
            names = ()
            target = Column(TRUTH, "y", "number", decimals=2)
            question = "How high is y at this point?"
        elif self.task == "two_classes":
            target = Column(TRUTH, "Colour", "yes_no", names)
            question = f"Is this point {' or '.join(names)}?"
        else:
            target = Column(TRUTH, "Colour", "category", names)
            question = "Which colour has this point?"
        if names and not np.isin(truth, range(len(names))).all():
            raise DataProblem(
                f"Data set '{self.key}': expected classes from 0 to {len(names) - 1}, "
                f"as many as its row's `classes`, found {truth.max():g}."
            )
        row = self.as_source()
        return Dataset(
            key=row.key,
            title=row.title,
            task=row.task,
            noun="point",
            nouns="points",
            teaches=row.teaches,
            note=row.note,
            licence=row.licence,
            source="Drawn from a rule by this program.",
            columns=self.columns,
            values={"x1": x1, "x2": x2, TRUTH: _as_cells(target, truth)},
            targets=(target,),
            outcomes=tuple(Outcome(name, name, f"is {name}") for name in names),
            question=question,
        )


def points_of(dataset: Dataset) -> list[tuple[float, float, float]]:
    """List the points of a set of this module as (x1, x2, class or number)."""
    truth = dataset.classes if dataset.outcomes else dataset.values[TRUTH]
    values = (dataset.values["x1"], dataset.values["x2"], truth)
    return [(float(x1), float(x2), float(y)) for x1, x2, y in zip(*values, strict=True)]


def place_points(
    dataset: Dataset,
    points: Sequence[tuple[float, float, float]],
    held_out: tuple[int, ...] | None = None,
) -> Dataset:
    """Replace the points of a set: each is (x1, x2, class or number).

    `held_out` says which of them, counted from 0, only examine; without it they are
    drawn. Raises DataProblem naming the point, what was expected and what was found.
    """
    if not 1 <= len(points) <= MOST_POINTS:
        raise DataProblem(f"Points: expected 1 to {MOST_POINTS}, found {len(points)}.")
    limit = f"a number from {-FURTHEST:g} to {FURTHEST:g}"
    for place, (x1, x2, truth) in enumerate(points, start=1):
        for name, value in (("x1", x1), ("x2", x2)):
            if not abs(value) <= FURTHEST:
                raise DataProblem(
                    f"Point {place}, {name}: expected {limit}, found {value}."
                )
        last = len(dataset.outcomes) - 1
        if dataset.outcomes and truth not in range(last + 1):
            raise DataProblem(
                f"Point {place}: expected a class from 0 to {last}, found {truth}."
            )
        if not abs(truth) <= HIGHEST:
            raise DataProblem(
                f"Point {place}: expected a number from {-HIGHEST:.0f} to "
                f"{HIGHEST:.0f}, found {truth}."
            )
    if held_out is not None:
        _refuse_held_out(held_out, len(points))
    x1, x2, truths = np.array(points, dtype=np.float64).T.copy()
    truth_cells = _as_cells(dataset.targets[0], truths)
    values = {"x1": x1, "x2": x2, TRUTH: truth_cells}
    return replace(dataset, values=values, held_out=held_out)


def _refuse_held_out(held_out: tuple[int, ...], count: int) -> None:
    """Raise DataProblem unless these are points, each once, and others are left."""
    for row in held_out:
        if not 0 <= row < count:
            raise DataProblem(
                f"Held out: expected points from 0 to {count - 1}, found {row}."
            )
    if len(set(held_out)) != len(held_out):
        raise DataProblem("Held out: expected each point once, found one twice.")
    if len(held_out) == count:
        raise DataProblem(
            f"Points: expected at least one that teaches, found all {count} held out."
        )


def _as_cells(target: Column, truth: Numbers) -> Cells:
    if target.kind == "category":
        return np.array(target.categories)[truth.astype(np.intp)]
    return truth
