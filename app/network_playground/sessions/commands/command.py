"""A command: a wish of the right shape, that knows how a session carries it out."""

from math import inf
from typing import ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from network_playground.runs.edits import AnyEdit
from network_playground.runs.own_table import Offer, OwnTable
from network_playground.sessions.events import Event
from network_playground.sessions.trial import Trial

Unit = Literal["phase", "step", "epoch"]


class Player(Protocol):
    """What a command may do with a session."""

    own: OwnTable | None  # the table that a person brought
    offer: Offer | None  # one that they look at, before it is used

    @property
    def trial(self) -> Trial: ...

    def tell(self, event: Event) -> None: ...
    def set_playing(self, is_playing: bool) -> None: ...
    def set_speed(self, index: int) -> None: ...
    def walk(self, unit: Unit, direction: int) -> None: ...
    def jump(self, step: int) -> None: ...
    def focus(self, index: int) -> None: ...
    def leave_for(self, trial: Trial, remark: str | None = None) -> None: ...
    def edit(self, edit: AnyEdit, goes_on: bool = False) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...


class Command(BaseModel):
    """A validated wish; ``carry_out`` applies it or raises Problem.

    ``work`` estimates beforehand how many multiplications that takes.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, strict=True
    )
    kind: ClassVar[str]

    def work(self, session: Player) -> float:
        return inf

    def carry_out(self, session: Player) -> None:
        raise TypeError(f"{type(self).__name__} does not say how it is carried out.")
