"""An edit: what all that is changed by hand has in common.

It belongs to the start of a step, so that a run is known from its experiment, its edits
and a step.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from network_playground.runs import shapes
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number is that a person may set or freeze.

    ``name`` is "weights", "biases" or "learning_rate", which is in no layer: 0.
    ``index`` is [from, to] of a weight, [node] of a bias, and [] for all of them.
    """

    name: str
    layer: int
    index: list[int]

    def described(self) -> shapes.Place:
        """Describe it for the wire."""
        return {"name": self.name, "layer": self.layer, "index": self.index}


class Told(NamedTuple):
    """What was changed, as a part of a sentence, in both vocabularies."""

    plain: str
    technical: str


@dataclass(frozen=True, slots=True)
class HandEdit:
    """What a script does for an edit at the start of ``step``, counted from 0.

    ``what`` is "parameters" (``value`` is the new weight or bias), "trainable" (0.0
    where it is frozen, 1.0 where it no longer is) or "rates" (of learning; without a
    place).
    """

    step: int
    what: Literal["parameters", "trainable", "rates"]
    value: float
    name: str = ""
    layer: int = 0
    index: tuple[int, ...] = ()


class Bounds(NamedTuple):
    """From where to where a number may be; ``is_above`` where not at the lowest."""

    lowest: float
    highest: float
    is_above: bool


class Edit(BaseModel):
    """Something changed at the start of ``step``; each kind of it is one subclass."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        strict=True,
        use_attribute_docstrings=True,
    )
    kind: ClassVar[str]
    # The fields that say what something becomes. All others say what it is, so two
    # edits that differ in these alone are of the same thing.
    becomes: ClassVar[frozenset[str]] = frozenset({"value"})
    # Whether a hand may drag it: many edits in a row are then one movement.
    is_dragged: ClassVar[bool] = False

    step: int = Field(default=0, ge=0)
    """The step at whose start it happens, from 0."""

    @property
    def numbers(self) -> int:
        """Count the numbers that it holds."""
        return 1

    @classmethod
    def bounds(cls) -> Bounds | None:
        """Give the bounds of the number that it sets, if that has any."""
        field = cls.model_fields.get("value")
        found: dict[str, float] = {}
        for limit in field.metadata if field else ():
            for name in ("ge", "gt", "le"):
                if (value := getattr(limit, name, None)) is not None:
                    found[name] = value
        if "le" not in found or not found.keys() & {"ge", "gt"}:
            return None
        lowest = found["gt"] if "gt" in found else found["ge"]
        return Bounds(lowest, found["le"], "gt" in found)

    def apply(self, run: Run) -> None:
        """Change what the network remembers: weights and biases."""

    def stand(self, run: Run) -> None:
        """Change what stays changed in all later steps: a rate, a freezing."""

    def rate_after(self, rate: float) -> float:
        """Give the full learning rate from here on, where it was ``rate`` before."""
        return rate

    def check(self, run: Run) -> None:
        """Raise Problem where the run has no such thing to change."""

    def replaces(self, earlier: "Edit") -> bool:
        """Say whether an earlier edit of the same thing no longer matters."""
        return type(earlier) is type(self) and earlier.model_dump(
            exclude=set(self.becomes)
        ) == self.model_dump(exclude=set(self.becomes))

    def sets(self) -> list[Place]:
        """List the numbers that got their value by this edit."""
        return []

    def told(self, run: Run) -> Told:
        """Say what it changes, to be put behind "By hand: "."""
        name = self.kind.replace("_", " ")
        return Told(name, name)

    def in_script(self, run: Run) -> list[HandEdit]:
        """Say what a script does to repeat it. Raises Problem where it cannot."""
        raise Problem(
            "Expected changes by hand that a script can repeat, found another: "
            f"{self.told(run).plain}. Save the run as a file instead."
        )

    def saved(self) -> dict[str, Any]:
        """Give it as plain JSON values."""
        step, *fields = self.model_dump(mode="json").items()
        return dict([step, ("kind", self.kind), *fields])
