"""A data set: named columns, a target, and the words to speak of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.columns import (
    Cells,
    Column,
    Outcome,
    Task,
)
from network_playground.datasets.encoding import Missing
from network_playground.datasets.problem import DataProblem


@dataclass(frozen=True, eq=False)
class Dataset:
    """A table whose cells are kept as they were given; it is never changed."""

    key: str
    title: str
    task: Task
    noun: str  # "customer"
    nouns: str  # "customers"
    teaches: str  # one sentence: what this data set teaches
    note: str  # shown beside the data: "Invented customers, ..."
    licence: str
    source: str
    columns: tuple[Column, ...]  # possible inputs
    # per column, inputs and targets: numbers (nan = missing) or texts ("" = missing);
    # derived columns need not be given
    values: Mapping[str, Cells]
    targets: tuple[Column, ...]
    outcomes: tuple[Outcome, ...] = ()  # one per class; empty for numbers
    missing: Missing = "median"  # what becomes of missing values unless told otherwise
    question: str = ""  # in plain words: "Will this customer leave the bank?"
    held_out: tuple[int, ...] | None = None  # rows that only examine, where it is said

    def __post_init__(self) -> None:
        values = {name: np.asarray(cells).view() for name, cells in self.values.items()}
        for column in self.columns:
            if column.derived:
                sources = [values[source] for source in column.derived.sources]
                values[column.name] = column.derived.function(*sources)
        for cells in values.values():
            cells.setflags(write=False)
        object.__setattr__(self, "values", MappingProxyType(values))
        sizes = {column.name: len(values[column.name]) for column in self._all_columns}
        if len(set(sizes.values())) != 1:
            raise DataProblem(
                f"Data set '{self.key}': expected columns of one length, found {sizes}."
            )

    @property
    def size(self) -> int:
        return len(self.values[self.targets[0].name])

    @property
    def _all_columns(self) -> tuple[Column, ...]:
        return self.columns + self.targets

    @cached_property
    def _column_named(self) -> dict[str, Column]:
        return {column.name: column for column in self._all_columns}

    @cached_property
    def classes(self) -> NDArray[np.int64]:
        """The class of each row as an index into `outcomes`; -1 where it is missing."""
        target = self.targets[0]
        cells = self.values[target.name]
        classes = np.full(cells.size, -1, dtype=np.int64)
        for index, category in enumerate(target.categories):
            classes[cells == (index if target.kind == "yes_no" else category)] = index
        return classes

    def column(self, name: str) -> Column:
        """Find a column among inputs and targets; raises DataProblem without it."""
        if name in self._column_named:
            return self._column_named[name]
        names = ", ".join(column.name for column in self.columns)
        raise DataProblem(f"Column: expected one of {names}; found '{name:.60}'.")

    def value(self, name: str, row: int) -> float | str:
        """Give one cell as it was given; "" where it is missing."""
        cell = self.values[name][row]
        if isinstance(cell, str):
            return str(cell)
        return "" if np.isnan(cell) else float(cell)
