"""Data sets: tables with named columns that a network can learn from.

Drawn from rules, shipped as files, or read from a person's own CSV file.
"""

from collections.abc import Mapping
from types import MappingProxyType

from network_playground.datasets.bank import BANK
from network_playground.datasets.builtin import RULES
from network_playground.datasets.columns import Column, Derived, Outcome, Task
from network_playground.datasets.csv_table import Table, read_table
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.encoding import Input, Missing
from network_playground.datasets.point_set import place_points, points_of
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.source import Option, Source
from network_playground.datasets.tables import TABLES
from network_playground.datasets.training_data import Fact, TrainingData
from network_playground.datasets.worked_example import WORKED_EXAMPLE

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
