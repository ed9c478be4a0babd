"""From a table to training data: choose columns, split the rows, encode, scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.columns import Column
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.encoding import (
    Input,
    Missing,
    column_inputs,
    encode_table,
    is_missing,
    mean_and_scale,
)
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.split import Rows, split_rows
from network_playground.datasets.training_data import TrainingData

Numbers = NDArray[np.float64]


def prepare(
    dataset: Dataset,
    columns: Sequence[str] | None = None,
    *,
    test_share: float = 0.2,
    seed: int = 0,
    is_scaled: bool = True,
    class_targets: tuple[float, float] = (0.0, 1.0),
    missing: Missing | None = None,
) -> TrainingData:
    """Split, encode and scale the table for a network.

    `columns` names those that enter (the default ones without it); their order is
    the table's. `test_share` of the rows, drawn by `seed` class by class, is held out;
    with fewer than 10 rows everything is training; a set that says which rows are
    `held_out` is split so instead. Whatever is learned from data
    (means, scales, medians) is learned from the training part only.
    `class_targets` are the numbers a network aims at for "no" and "yes".
    A missing number becomes the median, a missing text a category of its own;
    `missing` "category" adds an input that says so for numbers too, "drop" leaves
    such rows out; without it the data set's own treatment holds.
    Raises DataProblem for an unknown column or a value out of range.
    """
    missing = missing or dataset.missing
    no, yes = class_targets
    if not (isfinite(no) and isfinite(yes)) or no == yes:
        raise DataProblem(
            f"Class targets: expected two different numbers, found {class_targets}."
        )
    chosen = _chosen(dataset, columns)
    rows, notes = _usable_rows(dataset, chosen, missing)
    classes = dataset.classes[rows] if dataset.outcomes else None
    if dataset.held_out is None:
        train, test = split_rows(rows, classes, test_share, seed)
    else:
        is_test = np.isin(rows, dataset.held_out)
        train, test = rows[~is_test], rows[is_test]

    inputs: list[Input] = []
    for column in chosen:
        cells = dataset.values[column.name]
        inputs += column_inputs(
            column, cells, train, is_scaled=is_scaled, missing=missing
        )
        notes += _remarks(dataset, column, train, is_scaled)
    named = _told_apart(inputs, chosen)
    table = encode_table(named, dataset.values)

    if dataset.outcomes:
        targets = _class_targets(dataset, no, yes)
        means, scales = [0.0], [1.0]
    else:
        targets, means, scales = _number_targets(dataset, train, is_scaled)
    if dataset.task == "two_classes":
        outputs = [dataset.outcomes[1].name]
    elif dataset.outcomes:
        outputs = [outcome.name for outcome in dataset.outcomes]
    else:
        outputs = [column.words for column in dataset.targets]
    return TrainingData(
        dataset=dataset,
        inputs=named,
        output_names=tuple(outputs),
        class_targets=(float(no), float(yes)),
        target_means=tuple(means),
        target_scales=tuple(scales),
        train_inputs=_sealed(table[train]),
        train_targets=_sealed(targets[train]),
        train_rows=train,
        test_inputs=_sealed(table[test]),
        test_targets=_sealed(targets[test]),
        test_rows=test,
        notes=tuple(notes),
    )


def _chosen(dataset: Dataset, names: Sequence[str] | None) -> list[Column]:
    if names is None:
        return [column for column in dataset.columns if column.is_default]
    inputs = {column.name for column in dataset.columns}
    for name in names:
        if name not in inputs:
            known = ", ".join(column.name for column in dataset.columns)
            raise DataProblem(f"Column: expected one of {known}; found '{name:.60}'.")
    if not names:
        raise DataProblem("Columns: expected at least one, found none.")
    return [column for column in dataset.columns if column.name in names]


def _usable_rows(
    dataset: Dataset, columns: list[Column], missing: Missing
) -> tuple[Rows, list[str]]:
    """Leave out rows without a truth, and incomplete ones where that is asked for."""
    notes = []
    is_usable = np.ones(dataset.size, dtype=np.bool_)
    for column in dataset.targets:
        is_usable &= ~is_missing(dataset.values[column.name])
    if left := dataset.size - int(is_usable.sum()):
        notes.append(f"{_rows(left)} without a known target left out.")
    if missing == "drop":
        before = int(is_usable.sum())
        for column in columns:
            is_usable &= ~is_missing(dataset.values[column.name])
        if left := before - int(is_usable.sum()):
            notes.append(f"{_rows(left)} with missing values left out.")
    rows = np.flatnonzero(is_usable)
    if not rows.size:
        raise DataProblem(
            f"Data set '{dataset.key}': expected at least one complete row, found none "
            f"among {dataset.size}."
        )
    return rows, notes


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _remarks(
    dataset: Dataset, column: Column, train: Rows, is_scaled: bool
) -> list[str]:
    cells = dataset.values[column.name]
    remarks = []
    count = int(is_missing(cells).sum())
    if count:
        remarks.append(f"{column.words}: {count} of {cells.size} missing.")
    learns_scale = is_scaled and column.kind == "number" and not column.fixed_scale
    if learns_scale and np.nanmin(cells[train]) == np.nanmax(cells[train]):
        value = column.text(float(np.nanmin(cells[train])))
        remarks.append(
            f"{column.words}: always {value} in the training part, so it teaches "
            "nothing; it is not scaled, only shifted to 0."
        )
    return remarks


def _told_apart(inputs: list[Input], columns: list[Column]) -> tuple[Input, ...]:
    """Put the column's words before names that occur twice, such as "yes"."""
    names = [single.name for single in inputs]
    words = {column.name: column.words for column in columns}
    return tuple(
        replace(single, name=f"{words[single.column]}: {single.name}")
        if names.count(single.name) > 1
        else single
        for single in inputs
    )


def _class_targets(dataset: Dataset, no: float, yes: float) -> Numbers:
    if dataset.task == "two_classes":
        is_class = dataset.classes[:, None] == 1
    else:
        is_class = dataset.classes[:, None] == np.arange(len(dataset.outcomes))
    return np.where(is_class, float(yes), float(no))


def _number_targets(
    dataset: Dataset, train: Rows, is_scaled: bool
) -> tuple[Numbers, list[float], list[float]]:
    """Standardise by the training part, so that every target weighs the same."""
    means, scales, targets = [], [], []
    for column in dataset.targets:
        cells = dataset.values[column.name]
        mean, scale = 0.0, 1.0
        if is_scaled:
            mean, scale = column.fixed_scale or mean_and_scale(cells[train])
        means.append(mean)
        scales.append(scale)
        targets.append((cells - mean) / scale)
    return np.column_stack(targets), means, scales


def _sealed(array: Numbers) -> Numbers:
    array = np.ascontiguousarray(array, dtype=np.float64)
    array.setflags(write=False)
    return array
