"""One weight or bias, changed by hand: set to a value, or kept from being trained."""

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BeforeValidator, Field

from network_playground.runs.edits.edit import Edit, HandEdit, Place, Told
from network_playground.runs.names import number_text, parameter_name
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run

SINGULAR = {"weights": "weight", "biases": "bias"}


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Name = Literal["weights", "biases"]
Index = Annotated[tuple[int, ...], BeforeValidator(_as_tuple)]


class OfParameter(Edit):
    """An edit of one weight or bias."""

    name: Name
    """Whether it is one of the weights or of the biases."""
    layer: int
    """The layer that it belongs to, from 1: that of the node it leads into."""
    index: Index
    """[from, to] of a weight, [node] of a bias: nodes of a layer, from 0."""

    @property
    def place(self) -> tuple[Name, int, tuple[int, ...]]:
        return self.name, self.layer, self.index

    def check(self, run: Run) -> None:
        place_in(run, *self.place)


class SetParameter(OfParameter):
    """Set one weight or bias to a value; training goes on from it."""

    kind = "set_parameter"
    is_dragged = True

    value: float = Field(ge=-1e6, le=1e6)
    """What it is set to."""

    def apply(self, run: Run) -> None:
        """Set the value, and add the difference to what this step has changed.

        The network keeps what each parameter was changed by in this step; the value
        before the step is the present one less that change, and stays so.
        """
        network = run.network
        values = network.view(self.name, self.layer)
        changes = network.view(f"{SINGULAR[self.name]}_changes", self.layer)
        changes[self.index] += self.value - values[self.index]
        values[self.index] = self.value

    def sets(self) -> list[Place]:
        return [Place(self.name, self.layer, list(self.index))]

    def told(self, run: Run) -> Told:
        plain, technical = parameter_name(run, *self.place)
        value = number_text(self.value)
        return Told(f"{plain} is now {value}", f"{technical} = {value}")

    def in_script(self, run: Run) -> list[HandEdit]:
        return [HandEdit(self.step, "parameters", self.value, *self.place)]


class Freeze(OfParameter):
    """Keep one weight or bias from being trained, or let it be trained again."""

    kind = "freeze"
    becomes = frozenset({"is_frozen"})

    is_frozen: bool = True
    """False lets it be trained again."""

    def stand(self, run: Run) -> None:
        network = run.network
        if network.trainable is None:
            network.trainable = np.ones_like(network.parameters)
        network.trainable[place_in(run, *self.place)] = 0.0 if self.is_frozen else 1.0

    def told(self, run: Run) -> Told:
        plain, technical = parameter_name(run, *self.place)
        if self.is_frozen:
            return Told(f"{plain} stays as it is", f"{technical} frozen")
        return Told(f"{plain} may change again", f"{technical} trainable again")

    def in_script(self, run: Run) -> list[HandEdit]:
        return [
            HandEdit(self.step, "trainable", float(not self.is_frozen), *self.place)
        ]


def place_in(run: Run, name: str, layer: int, index: tuple[int, ...]) -> int:
    """Find where a weight or bias lies among the parameters. Raises Problem."""
    layout = run.network.layout
    if (name, layer) not in layout:
        raise Problem(
            f"layer: expected 1 to {len(run.network.layers)}, found {layer}.", "layer"
        )
    array = layout.find(name, layer)
    fits = len(index) == len(array.shape) and all(
        0 <= place < size for place, size in zip(index, array.shape, strict=True)
    )
    if not fits:
        raise Problem(
            f"index: expected a place in {name} of shape {list(array.shape)}, "
            f"found {list(index)}.",
            "index",
        )
    return array.offset + int(np.ravel_multi_index(index, array.shape))


def frozen_in(run: Run) -> list[Place]:
    """List the weights and biases that are kept from being trained at present."""
    network = run.network
    if network.trainable is None:
        return []
    arrays = [array for array in network.layout.arrays if array.name in SINGULAR]
    places = []
    for place in np.flatnonzero(network.trainable == 0):
        array = next(array for array in arrays if place < array.end)
        index = [int(i) for i in np.unravel_index(place - array.offset, array.shape)]
        places.append(Place(array.name, array.layer, index))
    return places
