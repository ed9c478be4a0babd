"""What a person changes by hand while a network learns.

An edit belongs to the start of a step, so that a run is known from its experiment, its
edits and a step. Each kind of edit is one class: how it reads, and how it is applied.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

from network_playground.runs.problem import Problem, problem_of
from network_playground.runs.run import Run

SINGULAR = {"weights": "weight", "biases": "bias"}


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Index = Annotated[tuple[int, ...], BeforeValidator(_as_tuple)]


class Edit(BaseModel):
    """Something changed at the start of ``step``."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, strict=True
    )

    step: int = Field(default=0, ge=0)

    def apply(self, run: Run) -> None:
        """Change what the network remembers: weights and biases."""

    def stand(self, run: Run) -> None:
        """Change what stays changed in all later steps: a rate, a freezing."""

    def check(self, run: Run) -> None:
        """Raise Problem where the run has no such thing to change."""

    def replaces(self, earlier: "Edit") -> bool:
        """Say whether an earlier edit of the same thing no longer matters."""
        values = {"value", "is_frozen"}
        return type(earlier) is type(self) and earlier.model_dump(
            exclude=values
        ) == self.model_dump(exclude=values)


class SetParameter(Edit):
    """Set one weight or bias; ``index`` is [from, to] of a weight, [node] of a bias."""

    kind: Literal["set_parameter"] = "set_parameter"
    name: Literal["weights", "biases"]
    layer: int
    index: Index
    value: float = Field(ge=-1e6, le=1e6)

    def apply(self, run: Run) -> None:
        """Set it, and count that to the changes: what was is what is less them."""
        network = run.network
        values = network.view(self.name, self.layer)
        changes = network.view(f"{SINGULAR[self.name]}_changes", self.layer)
        changes[self.index] += self.value - values[self.index]
        values[self.index] = self.value

    def check(self, run: Run) -> None:
        place_in(run, self.name, self.layer, self.index)


class Freeze(Edit):
    """Keep one weight or bias from being trained, or let it be trained again."""

    kind: Literal["freeze"] = "freeze"
    name: Literal["weights", "biases"]
    layer: int
    index: Index
    is_frozen: bool = True

    def stand(self, run: Run) -> None:
        network = run.network
        if network.trainable is None:
            network.trainable = np.ones_like(network.parameters)
        place = place_in(run, self.name, self.layer, self.index)
        network.trainable[place] = 0.0 if self.is_frozen else 1.0

    def check(self, run: Run) -> None:
        place_in(run, self.name, self.layer, self.index)


class SetLearningRate(Edit):
    """Learn with another learning rate from here on."""

    kind: Literal["set_learning_rate"] = "set_learning_rate"
    value: float = Field(gt=0, le=100)

    def stand(self, run: Run) -> None:
        run.set_learning_rate(self.value)


AnyEdit = Annotated[
    SetParameter | Freeze | SetLearningRate, Field(discriminator="kind")
]


EDITS: TypeAdapter[tuple[AnyEdit, ...]] = TypeAdapter(tuple[AnyEdit, ...])


def edits_from(values: list[Any]) -> tuple[AnyEdit, ...]:
    """Validate edits from outside. Raises Problem."""
    try:
        return EDITS.validate_python(values, strict=False)
    except ValidationError as invalid:
        raise problem_of(invalid) from None


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a weight or bias is: [from, to] of a weight, [node] of a bias."""

    name: str
    layer: int
    index: list[int]


def frozen_in(run: Run) -> list[Place]:
    """List the weights and biases that are kept from being trained at present."""
    network = run.network
    if network.trainable is None:
        return []
    arrays = [array for array in network.layout.arrays if array.name in SINGULAR]
    places = []
    for place in np.flatnonzero(network.trainable == 0):
        array = next(array for array in arrays if place < array.end)
        index = np.unravel_index(place - array.offset, array.shape)
        places.append(Place(array.name, array.layer, [int(i) for i in index]))
    return places
