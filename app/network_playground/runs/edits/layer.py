"""All the weights into a layer, set by hand at once, as from a table."""

from typing import Annotated, Any

import numpy as np
from pydantic import BeforeValidator, Field

from network_playground.runs.edits.edit import Edit, HandEdit, Place, Told
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run

Value = Annotated[float, Field(ge=-1e6, le=1e6)]


def _as_tuples(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    return tuple(_as_tuples(part) for part in value)


class SetLayer(Edit):
    """Set all weights into a layer, and its biases where they are given."""

    kind = "set_layer"
    becomes = frozenset({"weights", "biases"})

    layer: int
    """The layer that the weights lead into, from 1."""
    weights: Annotated[tuple[tuple[Value, ...], ...], BeforeValidator(_as_tuples)]
    """(fan_in, fan_out): a row for each node that they come from."""
    biases: Annotated[tuple[Value, ...] | None, BeforeValidator(_as_tuples)] = None
    """(fan_out,); None leaves them as they are."""

    @property
    def numbers(self) -> int:
        return sum(map(len, self.weights)) + len(self.biases or ())

    def apply(self, run: Run) -> None:
        """Set the values, and add the differences to what this step has changed."""
        network = run.network
        for name, values in self._arrays():
            here = network.view(name, self.layer)
            changes = network.view(f"{CHANGES[name]}_changes", self.layer)
            changes += np.asarray(values, here.dtype) - here
            here[...] = values

    def check(self, run: Run) -> None:
        layers = len(run.network.layers)
        if not 1 <= self.layer <= layers:
            found = f"expected 1 to {layers}, found {self.layer}"
            raise Problem(f"layer: {found}.", "layer")
        fan_in, fan_out = run.sizes[self.layer - 1 : self.layer + 1]
        if len(self.weights) != fan_in:
            raise Problem(
                f"weights: expected {fan_in} rows into layer {self.layer}, found "
                f"{len(self.weights)}.",
                "weights",
            )
        for place, row in enumerate(self.weights, 1):
            if len(row) != fan_out:
                raise Problem(
                    f"weights: expected {fan_out} numbers in row {place}, found "
                    f"{len(row)}.",
                    "weights",
                )
        if self.biases is not None and len(self.biases) != fan_out:
            raise Problem(
                f"biases: expected {fan_out} numbers, found {len(self.biases)}.",
                "biases",
            )

    def replaces(self, earlier: Edit) -> bool:
        """Say no, too, where the earlier one set biases that this one leaves."""
        leaves = self.biases is None and getattr(earlier, "biases", None) is not None
        return super().replaces(earlier) and not leaves

    def sets(self) -> list[Place]:
        return [Place(name, self.layer, []) for name, _ in self._arrays()]

    def told(self, run: Run) -> Told:
        last = len(run.sizes) - 1
        plain = "the last layer" if self.layer == last else f"layer {self.layer}"
        what = "weights" if self.biases is None else "weights and biases"
        return Told(
            f"all connections into {plain} are set", f"{what} of layer {self.layer} set"
        )

    def in_script(self, run: Run) -> list[HandEdit]:
        return [
            HandEdit(
                self.step, "parameters", float(value), name, self.layer, tuple(index)
            )
            for name, values in self._arrays()
            for index, value in np.ndenumerate(np.asarray(values))
        ]

    def _arrays(self) -> list[tuple[str, Any]]:
        arrays: list[tuple[str, Any]] = [("weights", self.weights)]
        return arrays if self.biases is None else [*arrays, ("biases", self.biases)]


CHANGES = {"weights": "weight", "biases": "bias"}
