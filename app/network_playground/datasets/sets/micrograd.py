"""The two moons of micrograd's demo: its very points, to repeat its very run."""

import csv

import numpy as np

from network_playground.datasets.columns import Column, Outcome
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.sets.point_set import COLOURS, PLANE, TRUTH
from network_playground.datasets.sets.shipped import FILES
from network_playground.datasets.source import Source


def _build() -> Dataset:
    with open(FILES / "moons_micrograd.csv", encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines, strict=True)
    x1, x2, truth = np.array(rows, np.float64).T
    row, names = MICROGRAD_MOONS, COLOURS[:2]
    return Dataset(
        key=row.key,
        title=row.title,
        task=row.task,
        noun="point",
        nouns="points",
        teaches=row.teaches,
        note=row.note,
        licence=row.licence,
        source="The demo notebook of karpathy/micrograd.",
        columns=PLANE,
        values={"x1": x1, "x2": x2, TRUTH: truth},
        targets=(Column(TRUTH, "Colour", "yes_no", names),),
        outcomes=tuple(Outcome(name, name, f"is {name}") for name in names),
        question=f"Is this point {' or '.join(names)}?",
    )


MICROGRAD_MOONS = Source(
    key="moons_micrograd",
    title="micrograd's moons",
    task="two_classes",
    teaches="A hundred points that a network of 16-16 nodes gets all right.",
    note="The points of micrograd's demo; none is held out there.",
    licence="MIT",
    build=_build,
)
