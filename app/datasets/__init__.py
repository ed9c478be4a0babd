"""Data sets: tables with named columns that a network can learn from.

Drawn from rules, shipped as files, or read from a person's own CSV file.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.datasets.bank import BANK
from app.datasets.builtin import RULES
from app.datasets.columns import Column, Derived, Outcome, Task
from app.datasets.csv_table import Table, read_table
from app.datasets.dataset import Dataset
from app.datasets.encoding import Input, Missing
from app.datasets.point_set import place_points, points_of
from app.datasets.problem import DataProblem
from app.datasets.source import Option, Source
from app.datasets.tables import TABLES
from app.datasets.training_data import Fact, TrainingData
from app.datasets.worked_example import WORKED_EXAMPLE

__all__ = [
    "DATASETS",
    "Column",
    "DataProblem",
    "Dataset",
    "Derived",
    "Fact",
    "Input",
    "Missing",
    "Option",
    "Outcome",
    "Source",
    "Table",
    "Task",
    "TrainingData",
    "load",
    "place_points",
    "points_of",
    "read_table",
]

DATASETS: Mapping[str, Source] = MappingProxyType(
    {
        source.key: source
        for source in (
            BANK.as_source(),
            *(rule.as_source() for rule in RULES),
            *(table.as_source() for table in TABLES),
            WORKED_EXAMPLE,
        )
    }
)


def load(key: str, options: Mapping[str, int] | None = None) -> Dataset:
    """Make the data set `key`, with its usual options where none are given.

    Raises DataProblem for an unknown data set or option, or a value out of range.
    """
    if key not in DATASETS:
        known = ", ".join(DATASETS)
        raise DataProblem(f"Data set: expected one of {known}; found '{key}'.")
    return DATASETS[key].load(options)
