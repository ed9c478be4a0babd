"""A data set made ready for a network: numbers, each traced back to its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite, isnan

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.columns import Cells, Column
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.encoding import Input, encode_table
from network_playground.datasets.problem import DataProblem


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the data card, and the inputs it becomes."""

    column: str
    words: str
    value: str
    inputs: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class TrainingData:
    """Inputs (n, k) and targets (n, m) of both parts, with the way back to words."""

    dataset: Dataset
    inputs: tuple[Input, ...]
    output_names: tuple[str, ...]  # ("leaves",); one per class; words of the targets
    class_targets: tuple[float, float]  # what a network aims at for no and for yes
    target_means: tuple[float, ...]  # a predicted number p means p * scale + mean
    target_scales: tuple[float, ...]
    train_inputs: NDArray[np.float64]
    train_targets: NDArray[np.float64]
    train_rows: NDArray[np.intp]  # rows of the original table
    test_inputs: NDArray[np.float64]
    test_targets: NDArray[np.float64]
    test_rows: NDArray[np.intp]
    notes: tuple[str, ...] = ()  # what was done that a person should know

    def facts(self, row: int) -> tuple[Fact, ...]:
        """Tell a row of the original table in words, column by column."""
        places: dict[str, list[int]] = {}
        for index, single in enumerate(self.inputs):
            places.setdefault(single.column, []).append(index)
        facts = []
        for name, indices in places.items():
            column = self.dataset.column(name)
            value = self.dataset.value(name, row)
            text = column.text(value)
            if value == "" and column.kind == "number":
                text += f" → {column.text(self.inputs[indices[0]].median)} (median)"
            facts.append(Fact(name, column.words, text, tuple(indices)))
        return tuple(facts)

    def inputs_of(self, row: int) -> NDArray[np.float64] | None:
        """Give the numbers that enter for a row of the original table, (k,), if any."""
        for rows, inputs in (
            (self.train_rows, self.train_inputs),
            (self.test_rows, self.test_inputs),
        ):
            places = np.flatnonzero(rows == row)
            if places.size:
                found: NDArray[np.float64] = inputs[places[0]]
                return found
        return None

    def truth(self, row: int) -> str:
        """Say a row's true outcome, or its true number with the unit."""
        dataset = self.dataset
        if dataset.outcomes:
            return dataset.outcomes[int(dataset.classes[row])].truth
        texts = [t.text(dataset.value(t.name, row)) for t in dataset.targets]
        if len(texts) == 1:
            return texts[0]
        named = zip(dataset.targets, texts, strict=True)
        return ", ".join(f"{target.words} {text}" for target, text in named)

    def raw(self, row: int) -> dict[str, float | str]:
        """Give a row's original values by column name; "" where one is missing."""
        columns = self.dataset.columns
        return {
            column.name: self.dataset.value(column.name, row)
            for column in columns
            if column.derived is None
        }

    def encode(self, values: Mapping[str, float | str]) -> NDArray[np.float64]:
        """Turn one row in original words into the numbers that enter, (k,).

        Values of columns that do not enter may be given; "" means missing.
        Raises DataProblem naming the column, what was expected and what was found.
        """
        cells = {
            name: _cell(self.dataset.column(name), value, self.inputs)
            for name, value in values.items()
        }
        return np.ravel(self.encode_many(cells))

    def encode_many(self, values: Mapping[str, Cells]) -> NDArray[np.float64]:
        """Turn columns of n cells into the numbers that enter, (n, k).

        Derived columns are computed from their sources here.
        """
        cells: dict[str, Cells] = {}
        for name in {single.column for single in self.inputs}:
            derived = self.dataset.column(name).derived
            sources = derived.sources if derived else (name,)
            for source in sources:
                if source not in values:
                    raise DataProblem(
                        f"Column '{source}': expected a value, found none."
                    )
            found = [values[source] for source in sources]
            cells[name] = derived.function(*found) if derived else found[0]
        return encode_table(self.inputs, cells)


def _cell(column: Column, value: float | str, inputs: tuple[Input, ...]) -> Cells:
    """Check one value and make it a column of one cell."""
    if column.derived:
        sources = " and ".join(column.derived.sources)
        raise _unexpected(column, f"no value, as it follows from {sources}", value)
    if isinstance(value, str):
        if column.kind == "category":
            if value not in column.categories and not (
                value == "" and _may_be_missing(column, inputs)
            ):
                raise _unexpected(column, _one_of(column.categories), value)
            return np.array([value])
        if column.kind == "yes_no" and value in column.categories:
            return np.array([float(column.categories.index(value))])
        if value != "":
            raise _unexpected(column, _wanted(column), value)
        value = np.nan
    if column.kind == "category" or isinstance(value, bool):
        raise _unexpected(column, _wanted(column), value)
    if isnan(value):
        if column.kind == "yes_no" and not _may_be_missing(column, inputs):
            raise _unexpected(column, _wanted(column), "")
    elif not isfinite(value) or (column.kind == "yes_no" and value not in (0, 1)):
        raise _unexpected(column, _wanted(column), value)
    return np.array([value], dtype=np.float64)


def _may_be_missing(column: Column, inputs: tuple[Input, ...]) -> bool:
    own = [single for single in inputs if single.column == column.name]
    return not own or any((i.encoding, i.category) == ("one_hot", "") for i in own)


def _wanted(column: Column) -> str:
    if column.kind == "number":
        return "a finite number"
    words = _one_of(column.categories)
    return words if column.kind == "category" else f"0, 1 or {words}"


def _one_of(words: tuple[str, ...]) -> str:
    return "one of " + ", ".join(f"'{word}'" for word in words)


def _unexpected(column: Column, expected: str, found: object) -> DataProblem:
    return DataProblem(f"Column '{column.name}': expected {expected}, found {found!r}.")
