"""A small table with all kinds of columns."""

from dataclasses import replace

import numpy as np

from network_playground.datasets.columns import Column, Outcome
from network_playground.datasets.dataset import Dataset


def people(**changes):
    """Twelve people in words, with one missing age and one missing town."""
    ages = [20.0, 30, 40, np.nan, 50, 60, 20, 30, 40, 50, 60, 70]
    towns = ["Bonn", "Ulm", "Kiel", "", *["Bonn", "Ulm"] * 4]
    dataset = Dataset(
        key="people",
        title="People",
        task="two_classes",
        noun="person",
        nouns="people",
        teaches="Nothing.",
        note="",
        licence="",
        source="",
        columns=(
            Column("age", "Age", "number", unit="years"),
            Column("town", "Town", "category", ("Bonn", "Kiel", "Ulm")),
            Column("sex", "Sex", "category", ("male", "female")),
            Column("drives", "Drives", "yes_no", ("no", "yes")),
        ),
        values={
            "age": np.array(ages),
            "town": np.array(towns),
            "sex": np.array(["male", "female"] * 6),
            "drives": np.array([0.0, 1, 1] * 4),
            "stays": np.array([0.0, 1] * 6),
        },
        targets=(Column("stays", "Stays", "yes_no", ("no", "yes")),),
        outcomes=(Outcome("goes", "goes", "went"), Outcome("stays", "stays", "stayed")),
    )
    return replace(dataset, values=dict(dataset.values) | changes)
