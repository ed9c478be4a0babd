"""Dropout silences some hidden nodes at every step, so that none relies on another.

It is an activation put around an activation: what is kept grows to make up for what is
dropped, and nothing changes where the network is only asked (inverted dropout;
Srivastava et al., JMLR 15, 2014, sections 4 and 10).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.numbers import Numbers
from network_playground.engine.rows import Activation, Derivative, Function

Floats = NDArray[Any]


class Dropout:
    """Drop the share ``rate`` of the hidden nodes of ``sizes``, for each example."""

    def __init__(
        self, sizes: Sequence[int], batch_size: int, rate: float, dtype: str
    ) -> None:
        self.rate = rate
        self.growth = 1 / (1 - rate)
        self.kept: list[Floats] = [  # 0 or growth, (nodes, batch) of each hidden layer
            np.full((size, batch_size), self.growth, dtype) for size in sizes[1:-1]
        ]

    def draw(self, rng: np.random.Generator) -> None:
        """Choose anew which nodes are kept."""
        for kept in self.kept:
            kept[...] = (rng.random(kept.shape) >= self.rate) * self.growth

    def around(self, activations: Sequence[Activation]) -> tuple[Activation, ...]:
        """Put dropout around the activations of all hidden layers."""
        return (*self._around_hidden(activations), activations[-1])

    def _around_hidden(self, activations: Sequence[Activation]) -> Iterator[Activation]:
        for row, kept in zip(activations, self.kept, strict=False):
            assert row.derivative is not None, "a hidden activation has a derivative"
            function, derivative = with_dropout(
                row.function, row.derivative, kept, self.growth
            )
            yield replace(row, function=function, derivative=derivative)


def with_dropout(
    function: Function, derivative: Derivative, kept: Floats, growth: float
) -> tuple[Function, Derivative]:
    """Put dropout around an activation and its derivative: ``kept`` is 0 or growth."""

    def dropped(z: Floats, a: Floats, numbers: Numbers) -> None:
        function(z, a, numbers)
        np.multiply(a, kept, a)

    def dropped_derivative(
        z: Floats, a: Floats, slope: Floats, numbers: Numbers
    ) -> None:
        derivative(z, a / kept.dtype.type(growth), slope, numbers)
        np.multiply(slope, kept.reshape(slope.shape), slope)

    return dropped, dropped_derivative
