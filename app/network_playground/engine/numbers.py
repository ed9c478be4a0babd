"""The few numbers that the formulas need, as 0-d arrays of the network's precision.

NumPy converts a Python number at every call; a 0-d array of the same dtype is used as
it is, which makes a small step a third faster.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import floor, log
from typing import Any

import numpy as np
from numpy import full
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Numbers:
    """Constants of one dtype."""

    zero: NDArray[Any]
    one: NDArray[Any]
    leak: NDArray[Any]  # the slope of leaky ReLU below zero
    tiny: NDArray[Any]  # the smallest number whose logarithm and inverse are finite
    highest_exponent: NDArray[Any]  # e to this, and its inverse, are at full precision


@cache
def numbers_of(dtype: str) -> Numbers:
    """Make the constants for "float64" or "float32"."""

    def number(value: float) -> NDArray[Any]:
        constant = np.array(value, dtype)
        constant.flags.writeable = False
        return constant

    limits = np.finfo(dtype)
    return Numbers(
        zero=number(0),
        one=number(1),
        leak=number(0.01),
        tiny=number(float(limits.tiny)),
        highest_exponent=number(floor(-log(float(limits.tiny)))),
    )


@cache
def square_of_ones(nodes: int, dtype: str) -> NDArray[Any]:
    """Make the matrix that gives every node the sum over all nodes, (nodes, nodes).

    On a batch that is half the time of summing an axis and spreading the sums.
    """
    ones = np.ones((nodes, nodes), dtype)
    ones.flags.writeable = False
    return ones


class Rates(dict[str, NDArray[Any]]):
    """The numbers of an optimizer by name, and a work array of ``size`` numbers."""

    def __init__(self, numbers: Mapping[str, float], dtype: Any, size: int) -> None:
        self.dtype = dtype
        self.work = np.zeros(size, dtype)
        for name, value in numbers.items():
            self.set(name, value)

    def set(self, name: str, value: float) -> None:
        """Change one number, and its forms ``-name`` and ``1-name`` beside it."""
        self[name] = full((), value, self.dtype)
        self["-" + name] = full((), -value, self.dtype)
        self["1-" + name] = full((), 1 - value, self.dtype)
