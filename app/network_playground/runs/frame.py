"""The numbers of the present moment, as a frame shows them: one vector."""

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.layout import Array, Layout
from network_playground.runs.run import Run
from network_playground.runs.shapes import NamedArray

EXACT_NUMBERS = 4096  # up to so many numbers go out as float64, more as float32

OF_PARAMETERS = (
    "weights",
    "biases",
    "weight_gradients",
    "bias_gradients",
    "weight_changes",
    "bias_changes",
)
OF_EXAMPLE = ("a", "z", "slope", "delta", "targets", "error")


def frame_dtype(run: Run) -> Literal["float64", "float32"]:
    """Tell as which kind of number the frames of a run go out."""
    arrays = run.network.layout.arrays
    size = sum(array.size for array in arrays if array.name in OF_PARAMETERS)
    size += sum(array.shape[0] for array in arrays if _is_of_example(array))
    return "float64" if size <= EXACT_NUMBERS else "float32"


def _is_of_example(array: Array) -> bool:
    return array.name in OF_EXAMPLE and (array.name, array.layer) != ("slope", 0)


class FrameLayout:
    """The named arrays that are shown, for one example of the batch."""

    def __init__(self, run: Run) -> None:
        arrays = run.network.layout.arrays
        self.run = run
        self.whole = [array for array in arrays if array.name in OF_PARAMETERS]
        self.single = [array for array in arrays if _is_of_example(array)]
        self.layout = Layout(
            [(array.name, array.layer, array.shape) for array in self.whole]
            + [(array.name, array.layer, array.shape[:1]) for array in self.single]
        )
        self.dtype = frame_dtype(run)

    def numbers(self, example: int) -> NDArray[Any]:
        """Copy the numbers of the present moment, with one example of the batch."""
        network = self.run.network
        pieces = [network.state[array.offset : array.end] for array in self.whole]
        pieces += [
            network.state[array.offset : array.end].reshape(array.shape)[:, example]
            for array in self.single
        ]
        return np.concatenate(pieces, dtype=self.dtype, casting="same_kind")

    def described(self) -> list[NamedArray]:
        """Describe the arrays for the wire."""
        return [
            {
                "name": array.name,
                "layer": array.layer,
                "shape": list(array.shape),
                "offset": array.offset,
            }
            for array in self.layout.arrays
        ]
