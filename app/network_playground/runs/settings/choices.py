"""The kinds of settings that are chosen from a table, whose rows bring their words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import Field

from network_playground.engine.rows import title_of
from network_playground.runs.problem import Problem, shown
from network_playground.runs.settings.kinds import FromList, Kind

AUTO = "auto"  # what fits the data


def _always(row: Any) -> bool:
    return True


def _words_of(row: Any) -> tuple[str, str]:
    return row.plain, row.technical


@dataclass(frozen=True, kw_only=True)
class Choice(Kind):
    """The name of a row of a table, whose words are shown.

    ``has_auto`` lets it be "auto", ``unlisted`` are names that the page does not offer.
    """

    name: ClassVar[str] = "choice"
    table: Mapping[str, Any] = field(repr=False)
    has_auto: bool = False
    unlisted: tuple[str, ...] = ()
    is_offered: Callable[[Any], bool] = _always  # a row
    words_of: Callable[[Any], tuple[str, str]] = _words_of  # a row, plain and technical

    @property
    def value_type(self) -> Any:
        return str

    @property
    def offered(self) -> dict[str, Any]:
        """Give the rows that can be chosen, by name."""
        return {name: row for name, row in self.table.items() if self.is_offered(row)}

    def read(self, place: str, value: Any, fields: Mapping[str, Any]) -> Any:
        return self.known(place, super().read(place, value, fields))

    def known(self, place: str, name: str) -> str:
        """Give a name that can be chosen. Raises Problem for any other."""
        known = [AUTO] * self.has_auto + [*self.offered, *self.unlisted]
        if name not in known:
            raise Problem(
                f"{place}: expected one of {', '.join(known)}; found {shown(name)}.",
                place,
            )
        return name

    def rows(self, value: Any) -> list[Any]:
        return [self.table[value]] if value in self.table else []

    def described(self) -> dict[str, Any]:
        choices = []
        for name, row in self.offered.items():
            plain, technical = self.words_of(row)
            words = {"title": title_of(row), "plain": plain, "technical": technical}
            choices.append({"name": name, **words})
        return {"kind": self.name, "has_auto": self.has_auto, "choices": choices}


@dataclass(frozen=True, kw_only=True)
class Choices(Choice):
    """Names of rows of a table: one for all hidden layers, or one for each."""

    name: ClassVar[str] = "choices"

    @property
    def value_type(self) -> Any:
        return Annotated[tuple[str, ...], FromList, Field(min_length=1)]

    def read(self, place: str, value: Any, fields: Mapping[str, Any]) -> Any:
        names = Kind.read(self, place, value, fields)
        return tuple(self.known(place, name) for name in names)

    def rows(self, value: Any) -> list[Any]:
        return [self.table[name] for name in value if name in self.table]
