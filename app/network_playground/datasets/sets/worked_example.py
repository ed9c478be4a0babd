"""The two-input example by Matt Mazur: a single row with two numbers to learn."""

import numpy as np

from network_playground.datasets.columns import Column
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.source import Source


def _unscaled(name: str, words: str) -> Column:
    return Column(name, words, "number", decimals=2, fixed_scale=(0.0, 1.0))


def _build() -> Dataset:
    row = WORKED_EXAMPLE
    return Dataset(
        key=row.key,
        title=row.title,
        task=row.task,
        noun="example",
        nouns="examples",
        teaches=row.teaches,
        note=row.note,
        licence=row.licence,
        source="The numbers of Matt Mazur's step-by-step example of backpropagation.",
        columns=(_unscaled("x1", "x₁"), _unscaled("x2", "x₂")),
        values={
            "x1": np.array([0.05]),
            "x2": np.array([0.10]),
            "y1": np.array([0.01]),
            "y2": np.array([0.99]),
        },
        targets=(_unscaled("y1", "y₁"), _unscaled("y2", "y₂")),
    )


WORKED_EXAMPLE = Source(
    key="worked_example",
    title="Worked example",
    task="number",
    teaches="One row, four small numbers: every step can be checked by hand.",
    note="A single made-up row; nothing is scaled and nothing is held out.",
    licence="CC0 1.0",
    build=_build,
)
