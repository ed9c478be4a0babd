"""A column of a table and an outcome of its target, in the words a person reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Task: TypeAlias = Literal["two_classes", "classes", "number"]
Kind: TypeAlias = Literal["number", "category", "yes_no"]
Cells: TypeAlias = NDArray[Any]  # (n,), float64 with nan or str with "" for missing

NARROW_SPACE = "\u202f"  # no line break inside a number
SPACE = "\u00a0"  # nor between a number and its unit
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Derived:
    """How a column follows from others: `function` of the `sources`, in order."""

    function: Callable[..., NDArray[np.float64]]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    name: str  # the header in the file: "NumOfProducts"
    words: str  # what a person reads: "Products"
    kind: Kind
    # category: its values in encoding order; yes_no: (word for 0, word for 1)
    categories: tuple[str, ...] = ()
    unit: str = ""  # printed after the value: "mm", "€"
    is_default: bool = True  # whether it enters unless other columns are chosen
    label: str = ""  # a shorter word for the node; without it, the words
    decimals: int | None = None  # digits after the point; None: six significant ones
    fixed_scale: tuple[float, float] | None = None  # (mean, scale) known beforehand
    derived: Derived | None = None

    def text(self, value: float | str) -> str:
        """Say one value as a person reads it, with its unit."""
        if isinstance(value, str):
            return value or "missing"
        if isnan(value):
            return "missing"
        if self.kind == "yes_no":
            return self.categories[int(value)]
        return number_text(value, self.decimals) + (self.unit and SPACE + self.unit)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One class of the target, in words that fit sentences."""

    name: str  # "leaves", "setosa"
    predicted: str  # "will leave" -> "The machine says 83 % will leave."
    truth: str  # "left" -> "In truth this customer left."
    those: str = ""  # "those who left" -> "It finds 41 % of those who left."


def number_text(number: float, decimals: int | None = None) -> str:
    """Write a number for a reader: 124300.4 with no decimals is "124 300"."""
    if decimals is None and 1e5 <= abs(number) < 1e15:
        decimals = 0
    digits = f"{number:.6g}" if decimals is None else f"{number:.{decimals}f}"
    sign = MINUS if float(digits) < 0 else ""
    whole, point, fraction = digits.removeprefix("-").partition(".")
    if len(whole) > 4 and whole.isdigit():  # four digits may be a year
        whole = f"{int(whole):,}".replace(",", NARROW_SPACE)
    return sign + whole + point + fraction
