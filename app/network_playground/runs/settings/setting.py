"""A setting: one row that brings all that is known of it, wherever it is used."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic_core import to_jsonable_python

from network_playground.engine.rows import KnownFailure
from network_playground.runs.problem import Problem
from network_playground.runs.settings.kinds import Kind


class Word(NamedTuple):
    """The word of a link for a setting.

    ``unsaid`` is what a link means that does not say it. It never changes, whatever
    becomes usual later: so links keep their meaning.
    """

    text: str
    unsaid: Any


class Condition(NamedTuple):
    """What another setting has to be, told so that the page can see to it too."""

    field: str
    sign: Literal["==", "!="]
    value: Any

    def holds(self, experiment: Any) -> bool:
        is_same: bool = getattr(experiment, self.field) == self.value
        return is_same == (self.sign == "==")


class Button(NamedTuple):
    """A button beside a field, that fills it in.

    "another" is any other whole number, "train_size" the number of examples.
    """

    words: str
    fills_in: Literal["another", "train_size"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row. ``plain`` and ``technical`` are its labels, the helps are sentences."""

    name: str  # the field of an experiment
    kind: Kind
    usual: Any
    can_be_empty: bool = False  # whether it may be None
    # A change of one of these lets it go back to what is usual.
    forgotten_with: tuple[str, ...] = ()

    plain: str
    technical: str
    plain_help: str
    technical_help: str
    short: str | None = None  # where room is scarce; "" where its value says enough
    unit: str = ""  # behind a number
    empty: str = ""  # what an empty field shows

    word: Word | None = None  # None where a link cannot hold it, or holds its parts
    group: str = ""  # of the form; "" where it is chosen elsewhere
    shown_if: tuple[Condition, ...] = ()  # all of them
    goes_with: str = ""  # whose refused choice is asked for again together with it
    button: Button | None = None

    known_failures: tuple[KnownFailure, ...] = ()  # each looks at the run
    is_in_scripts: bool = False  # whether the scripts to take home do what it says

    def read(self, value: Any, fields: Mapping[str, Any]) -> Any:
        """Take a value from outside, as it is kept. Raises Problem."""
        if value is None and self.can_be_empty:
            return None
        return self.kind.read(self.name, value, fields)

    def is_shown(self, experiment: Any) -> bool:
        """Say whether it has a meaning for an experiment."""
        return all(condition.holds(experiment) for condition in self.shown_if)

    def described(self) -> dict[str, Any]:
        """Tell the page all that it needs for the form and for links, as plain JSON.

        What a row does not have is left out.
        """
        some = {
            "can_be_empty": self.can_be_empty,
            "unit": self.unit,
            "empty": self.empty,
            "word": self.word and self.word._asdict(),
            "group": self.group,
            "shown_if": [condition._asdict() for condition in self.shown_if],
            "goes_with": self.goes_with,
            "button": self.button and self.button._asdict(),
        }
        described: dict[str, Any] = to_jsonable_python(
            {
                "name": self.name,
                **self.kind.described(),
                "usual": self.usual,
                "plain": self.plain,
                "technical": self.technical,
                "help": {"plain": self.plain_help, "technical": self.technical_help},
                **({} if self.short is None else {"short": self.short}),
                **{name: value for name, value in some.items() if value},
            }
        )
        return described


@dataclass(frozen=True, kw_only=True)
class Numbers(Kind):
    """Numbers by name: those that the chosen row of another setting brings.

    ``of`` is that setting, and ``parts`` gives the numbers of a row of its ``table``,
    each described as a setting is.
    """

    name: ClassVar[str] = "numbers"
    of: str
    table: Mapping[str, Any] = field(repr=False)
    parts: Callable[[Any], Iterable[Setting]]

    @property
    def value_type(self) -> Any:
        return dict[str, Any]

    def read(self, place: str, value: Any, fields: Mapping[str, Any]) -> Any:
        given = super().read(place, value, fields)
        chosen = fields[self.of]
        if chosen not in self.table:
            return given
        known = {part.name: part.kind for part in self.parts(self.table[chosen])}
        for name in given:
            if name not in known:
                raise Problem(
                    f"{place}: expected {', '.join(known) or 'none'} for {chosen}, "
                    f"found '{name:.40}'.",
                    place,
                )
        return {
            name: known[name].read(f"{place}.{name}", number, fields)
            for name, number in given.items()
        }

    def described(self) -> dict[str, Any]:
        return {
            "kind": self.name,
            "of": self.of,
            "parts": {
                name: [part.described() for part in parts]
                for name, row in self.table.items()
                if (parts := [*self.parts(row)])
            },
        }
