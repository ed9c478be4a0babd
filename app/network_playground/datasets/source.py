"""One row of the catalogue: what a data set is, told before anything is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from network_playground.datasets.columns import Task
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.problem import DataProblem


class Option(NamedTuple):
    """A whole number that a person may choose.

    ``plain`` and ``technical`` are its labels, the helps say in a sentence what it is.
    ``word`` is its word in a link, where that is not its name.
    """

    default: int
    minimum: int
    maximum: int
    plain: str
    technical: str
    plain_help: str
    technical_help: str
    unit: str = ""
    word: str = ""


@dataclass(frozen=True, eq=False)
class Source:
    """Where a data set comes from; `load` makes it when it is wanted."""

    key: str
    title: str
    task: Task
    teaches: str
    note: str
    licence: str
    build: Callable[..., Dataset]  # the options by name -> the data set
    options: Mapping[str, Option] = field(default_factory=dict)
    # The columns with all of which a straight cut parts the classes: none of them where
    # it never does; None where it does, or nearly, with those that enter by themselves.
    straight_with: frozenset[str] | None = None

    def load(self, options: Mapping[str, int] | None = None) -> Dataset:
        """Make the data set; the same options give the same, unchangeable one.

        Raises DataProblem for an unknown option or a value out of its range.
        """
        chosen = {name: option.default for name, option in self.options.items()}
        for name, value in (options or {}).items():
            self._check(name, value)
            chosen[name] = value
        return _built(self, tuple(sorted(chosen.items())))

    def _check(self, name: str, value: object) -> None:
        if name not in self.options:
            known = ", ".join(self.options) or "no options"
            raise DataProblem(
                f"Data set '{self.key}': expected {known}; found option '{name:.40}'."
            )
        minimum, maximum = self.options[name].minimum, self.options[name].maximum
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not is_whole or value not in range(minimum, maximum + 1):
            raise DataProblem(
                f"Option '{name}' of data set '{self.key}': expected a whole number "
                f"from {minimum} to {maximum}, found {value!r:.40}."
            )


@lru_cache(maxsize=64)
def _built(source: Source, options: tuple[tuple[str, int], ...]) -> Dataset:
    return source.build(**dict(options))
