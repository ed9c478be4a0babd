"""A command: what is asked of a session, and how the session carries it out."""

from math import inf
from typing import ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from network_playground.measures.surface.landscape import Landscape
from network_playground.runs.edits.edit import Edit
from network_playground.runs.own_table import Offer, OwnTable
from network_playground.sessions.events import Event
from network_playground.sessions.trial import Trial

Unit = Literal["phase", "step", "epoch"]


class Player(Protocol):
    """What a command may do with a session."""

    own: OwnTable | None  # the table that a person brought
    offer: Offer | None  # one that they look at, before it is used
    version: int  # of the moment: 0 until anything was done

    @property
    def trial(self) -> Trial: ...

    def tell(self, event: Event) -> None: ...
    def set_playing(self, is_playing: bool) -> None: ...
    def play_to(self, step: int) -> None: ...
    def set_speed(self, index: int) -> None: ...
    def walk(self, unit: Unit, times: int) -> None: ...
    def jump(self, step: int) -> None: ...
    def focus(self, index: int) -> None: ...
    def leave_for(
        self, trial: Trial, remark: str | None = None, is_kept: bool = True
    ) -> None: ...
    def edit(self, edit: Edit, goes_on: bool = False) -> None: ...
    def explore_on(self, landscape: Landscape | None) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...


class Command(BaseModel):
    """What is asked of a session; its fields are checked when it is made."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        strict=True,
        use_attribute_docstrings=True,
    )
    kind: ClassVar[str]

    def work(self, session: Player) -> float:
        """Estimate how many multiplications it takes, before it is carried out.

        What says nothing here may take long.
        """
        return inf

    def carry_out(self, session: Player) -> None:
        """Do it. Raises Problem where it is impossible, and then changes nothing."""
        raise TypeError(f"{type(self).__name__} does not say how it is carried out.")


class Switch(Command):
    """A command that only notes something, in no time."""

    def work(self, session: Player) -> float:
        return 0
