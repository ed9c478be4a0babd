"""The kinds of settings: what a value may be, and how the page is told of it.

A kind reads a value from outside, and describes itself as plain JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf, isfinite
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from network_playground.runs.problem import problem_of

Point = tuple[float, float, float]  # x1, x2, and the class or the number


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a value may be; ``name`` is what the page calls the kind."""

    name: ClassVar[str]

    @property
    def value_type(self) -> Any:
        """Give the type of a value, as pydantic reads it."""
        raise TypeError(f"{type(self).__name__} does not say its type.")

    def read(self, place: str, value: Any, fields: Mapping[str, Any]) -> Any:
        """Take a value from outside, as it is kept. Raises Problem, naming ``place``.

        ``fields`` are the settings that stand before it in the table, already read.
        """
        try:
            return self._adapter.validate_python(value)
        except ValidationError as invalid:
            raise problem_of(invalid, place) from None

    def rows(self, value: Any) -> list[Any]:
        """Give the rows of a table that a value chooses; most kinds choose none."""
        return []

    def described(self) -> dict[str, Any]:
        """Tell the page what a value may be."""
        return {"kind": self.name}

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        config = ConfigDict(strict=True, allow_inf_nan=False)
        return TypeAdapter(self.value_type, config=config)


@dataclass(frozen=True, kw_only=True)
class Number(Kind):
    """A number; ``is_above`` and ``is_below`` where a bound itself is out of bounds."""

    name: ClassVar[str] = "number"
    lowest: float = -inf
    highest: float = inf
    is_above: bool = False
    is_below: bool = False

    def limits(self) -> dict[str, Any]:
        """Give the bounds in pydantic's words, for a ``Field``."""
        return {
            "gt" if self.is_above else "ge": _finite(self.lowest),
            "lt" if self.is_below else "le": _finite(self.highest),
        }

    @property
    def value_type(self) -> Any:
        return Annotated[float, Field(**self.limits())]

    def described(self) -> dict[str, Any]:
        return {
            "kind": self.name,
            "lowest": _finite(self.lowest),
            "highest": _finite(self.highest),
            "is_above": self.is_above,
            "is_below": self.is_below,
        }


@dataclass(frozen=True, kw_only=True)
class Whole(Number):
    """A whole number."""

    name: ClassVar[str] = "whole"

    @property
    def value_type(self) -> Any:
        return Annotated[int, Field(**self.limits())]


@dataclass(frozen=True, kw_only=True)
class Flag(Kind):
    """Yes or no."""

    name: ClassVar[str] = "flag"

    @property
    def value_type(self) -> Any:
        return bool


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _as_tuples(value: Any) -> Any:
    return tuple(map(_as_tuple, value)) if isinstance(value, list) else value


FromList = BeforeValidator(_as_tuple)


@dataclass(frozen=True, kw_only=True)
class Widths(Kind):
    """How many nodes each hidden layer has, from the input on."""

    name: ClassVar[str] = "widths"
    most_layers: int
    most_nodes: int  # of one layer

    @property
    def value_type(self) -> Any:
        width = Annotated[int, Field(ge=1, le=self.most_nodes)]
        most = Field(max_length=self.most_layers)
        return Annotated[tuple[width, ...], FromList, most]

    def described(self) -> dict[str, Any]:
        return {
            "kind": self.name,
            "most_layers": self.most_layers,
            "most_nodes": self.most_nodes,
        }


@dataclass(frozen=True, kw_only=True)
class Texts(Kind):
    """Texts, such as the names of columns; at least one."""

    name: ClassVar[str] = "texts"

    @property
    def value_type(self) -> Any:
        return Annotated[tuple[str, ...], FromList, Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Points(Kind):
    """Points placed by hand, each [x1, x2, class or number]."""

    name: ClassVar[str] = "points"

    @property
    def value_type(self) -> Any:
        return Annotated[tuple[Point, ...], BeforeValidator(_as_tuples)]


@dataclass(frozen=True, kw_only=True)
class Places(Kind):
    """Which of some things, counted from 0."""

    name: ClassVar[str] = "places"

    @property
    def value_type(self) -> Any:
        return Annotated[tuple[int, ...], FromList]


def _finite(bound: float) -> float | None:
    return bound if isfinite(bound) else None
