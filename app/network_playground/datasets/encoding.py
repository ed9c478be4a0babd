"""How a column becomes the numbers that enter the network: one Input per input node.

A number is scaled by the mean and spread of the training part; two values become 0 and
1; more values become one input each, of which one is 1 ("one-hot").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.columns import Cells, Column
from network_playground.datasets.problem import DataProblem

Encoding: TypeAlias = Literal["scaled", "one_hot", "two_valued", "as_is"]
Missing: TypeAlias = Literal["median", "category", "drop"]


@dataclass(frozen=True, slots=True)
class Input:
    """One number that enters the network, and where it comes from."""

    name: str  # short enough for a node: "Germany", "Age"
    column: str  # the Column's name
    encoding: Encoding
    category: str = ""  # the value that enters as 1; one_hot of "": "is missing"
    mean: float = 0.0  # a number x enters as (x - mean) / scale
    scale: float = 1.0
    median: float = 0.0  # stands in for a missing number


def is_missing(cells: Cells) -> NDArray[np.bool_]:
    """Tell which cells are missing: nan among numbers, "" among texts."""
    if cells.dtype.kind == "U":
        return np.asarray(cells == "", dtype=np.bool_)
    return np.asarray(np.isnan(cells), dtype=np.bool_)


def mean_and_scale(cells: NDArray[np.float64]) -> tuple[float, float]:
    """Take mean and standard deviation; what does not vary gets the scale 1."""
    if cells.min() == cells.max():
        return float(cells[0]), 1.0
    return float(cells.mean()), float(cells.std()) or 1.0


def column_inputs(
    column: Column,
    cells: Cells,
    train_rows: NDArray[np.intp],
    *,
    is_scaled: bool,
    missing: Missing,
) -> tuple[Input, ...]:
    """Decide which inputs a column becomes, learning only from the training rows.

    Raises DataProblem where the training part holds no known cell of the column: there
    is nothing to scale by, and nothing that would be typical.
    """
    absent = is_missing(cells)
    known = cells[train_rows][~absent[train_rows]]
    if not known.size:
        wanted = "number" if column.kind == "number" else "value"
        raise DataProblem(
            f"Column '{column.name}': expected at least one {wanted} in the training "
            f"part, found {train_rows.size} missing."
        )
    label = column.label or column.words
    if column.kind == "number":
        inputs = [_number_input(column, label, known, is_scaled)]
    elif column.kind == "yes_no":
        inputs = [Input(label, column.name, "two_valued", column.categories[1])]
    elif len(column.categories) == 2:
        second = column.categories[1]
        inputs = [Input(column.label or second, column.name, "two_valued", second)]
    else:
        inputs = [Input(c, column.name, "one_hot", c) for c in column.categories]
    says_missing = missing == "category" or column.kind != "number"
    if missing != "drop" and says_missing and absent.any():
        inputs.append(Input(f"{column.words} missing", column.name, "one_hot", ""))
    return tuple(inputs)


def _number_input(column: Column, label: str, known: Cells, is_scaled: bool) -> Input:
    mean, scale = 0.0, 1.0
    if is_scaled:
        mean, scale = column.fixed_scale or mean_and_scale(known)
    encoding: Encoding = "as_is" if (mean, scale) == (0.0, 1.0) else "scaled"
    median = float(np.median(known))
    return Input(label, column.name, encoding, "", mean, scale, median)


def encode_cells(single: Input, cells: Cells) -> NDArray[np.float64]:
    """Turn a column's cells (n,) into the numbers (n,) that enter at one input."""
    if single.encoding in ("scaled", "as_is"):
        filled = np.where(np.isnan(cells), single.median, cells)
        return np.asarray((filled - single.mean) / single.scale, dtype=np.float64)
    if single.encoding == "one_hot" and single.category == "":
        return is_missing(cells).astype(np.float64)
    value = single.category if cells.dtype.kind == "U" else 1.0
    return np.asarray(cells == value, dtype=np.float64)


def encode_table(
    inputs: tuple[Input, ...], values: Mapping[str, Cells]
) -> NDArray[np.float64]:
    """Turn columns of n cells into the numbers that enter, (n, len(inputs))."""
    size = len(values[inputs[0].column])
    table = np.empty((size, len(inputs)))
    for index, single in enumerate(inputs):
        table[:, index] = encode_cells(single, values[single.column])
    return table
