"""Where each named array lies in one flat vector.

Everything a network holds at a moment is one vector. The engine computes in views of
it, the timeline keeps copies of it, the wire sends slices of it, and the page reads the
same names from it, so that the four cannot disagree.
"""

from collections.abc import Iterable
from math import prod
from typing import Any, NamedTuple

from numpy.typing import NDArray


class Array(NamedTuple):
    """One named array: ``offset`` and ``size`` count numbers, not bytes."""

    name: str
    layer: int
    shape: tuple[int, ...]
    offset: int

    @property
    def size(self) -> int:
        """Count the numbers in the array."""
        return prod(self.shape)

    @property
    def end(self) -> int:
        """Give the offset just behind the array."""
        return self.offset + self.size


class Layout:
    """Lay named arrays one behind the other, in the order given."""

    def __init__(self, arrays: Iterable[tuple[str, int, tuple[int, ...]]]) -> None:
        placed: list[Array] = []
        offset = 0
        for name, layer, shape in arrays:
            placed.append(Array(name, layer, shape, offset))
            offset = placed[-1].end
        self.arrays = tuple(placed)
        self.size = offset
        self._by_name = {(array.name, array.layer): array for array in placed}

    def __contains__(self, key: tuple[str, int]) -> bool:
        return key in self._by_name

    def find(self, name: str, layer: int = 0) -> Array:
        """Find an array by name and layer. Raises KeyError where there is none."""
        return self._by_name[name, layer]

    def view(self, state: NDArray[Any], name: str, layer: int = 0) -> NDArray[Any]:
        """View one array of ``state`` in its shape; writing to it writes to state."""
        array = self.find(name, layer)
        return state[array.offset : array.end].reshape(array.shape)

    def span(
        self, state: NDArray[Any], first: tuple[str, int], last: tuple[str, int]
    ) -> NDArray[Any]:
        """View all that lies from one (name, layer) to another, flat."""
        return state[self.find(*first).offset : self.find(*last).end]
