"""Dropout silences some hidden nodes at every step, so that none relies on another.

It is an activation put around an activation: what is kept grows to make up for what is
dropped, and nothing changes where the network is only asked (inverted dropout;
Srivastava et al., JMLR 15, 2014, sections 4 and 10).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.numbers import Numbers
from network_playground.engine.rows import Activation

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
        hidden = zip(activations, self.kept, strict=False)
        wrapped = [self._around(activation, kept) for activation, kept in hidden]
        return (*wrapped, activations[-1])

    def _around(self, inner: Activation, kept: Floats) -> Activation:
        def function(z: Floats, a: Floats, numbers: Numbers) -> None:
            inner.function(z, a, numbers)
            np.multiply(a, kept, a)

        def derivative(z: Floats, a: Floats, slope: Floats, numbers: Numbers) -> None:
            assert inner.derivative is not None, "a hidden activation has a derivative"
            inner.derivative(z, a / kept.dtype.type(self.growth), slope, numbers)
            np.multiply(slope, kept.reshape(slope.shape), slope)

        return replace(inner, function=function, derivative=derivative)
