"""The wire: all that goes over the socket, in either direction, by kind.

What a page sends is checked against the models here and the table of commands; what it
gets has the shapes here and those of a session's events.
"""

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from typing_extensions import TypedDict

from network_playground.runs.problem import problem_of
from network_playground.sessions.events import EVENTS
from network_playground.sessions.shapes.catalog import Catalog
from network_playground.sessions.shapes.frame import SessionHeader

MOST_LOOKS = 64  # weights and biases that one page looks at
LONGEST_CLIENT = 64  # characters of the id that a page gives itself


class Message(BaseModel):
    """What a page sends beside its commands."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )

    kind: str
    """What it is."""

    @classmethod
    def read(cls, message: Mapping[str, Any]) -> Self:
        """Check a message that was parsed. Raises Problem."""
        try:
            return cls.model_validate(message)
        except ValidationError as invalid:
            raise problem_of(invalid) from None


class Hello(Message):
    """The first message of a page that drives; who follows says none."""

    kind: Literal["hello"]
    client: str = Field(min_length=1, max_length=LONGEST_CLIENT)
    """What the page calls itself, to number its commands; the same when it comes back.

    Any text that no other page has, such as a UUID."""
    key: str | None = None
    """That of a playground to go on with, from an earlier welcome; null for a new one.

    Where there is none of this key any more, a new one is opened."""


class Shown(Message):
    """A frame is on the screen. Who never says so gets two frames and no more."""

    kind: Literal["shown"]
    sequence: int
    """That of the frame; all before it count as shown too."""


class LookPlace(BaseModel):
    """A weight or a bias that a page looks at."""

    model_config = Message.model_config

    name: Literal["weights", "biases"]
    """Whether it is one of the weights or of the biases."""
    layer: int
    """The layer that it belongs to, from 1: that of the node it leads into."""
    index: list[int] = Field(max_length=2)
    """[from, to] of a weight, [node] of a bias: nodes of a layer, from 0."""


class Look(Message):
    """Which weights and biases the frames shall tell more of, instead of those before.

    Who follows may say so too.
    """

    kind: Literal["look"]
    """ "look"."""
    places: list[LookPlace] = Field(max_length=MOST_LOOKS)
    """Those that are not there are left out."""
    listed: list[LookPlace] = Field(default=[], max_length=1)
    """Of which of them each example's part of the gradient is told too."""


class WelcomeEvent(TypedDict):
    """The first event: who the page is here, and what there is to choose from."""

    kind: Literal["welcome"]
    role: Literal["driver", "follower"]
    """Whether it commands or only watches."""
    key: NotRequired[str]
    """To say hello with after a lost connection: whoever has it drives. A secret."""
    follow: str
    """The id in the address of those who follow: /follow/ID."""
    version: str
    """Of the server."""
    catalog: Catalog
    """What there is to choose from."""


class DoneEvent(TypedDict):
    """A command was carried out."""

    kind: Literal["done"]
    number: int
    """That of the command."""


class AliveEvent(TypedDict):
    """There is nothing to say; the connection stands."""

    kind: Literal["alive"]


class FrameHeader(SessionHeader):
    """The words and figures of a moment; its numbers follow in the same message."""

    sequence: int
    """Counts the frames of a playground: to be acknowledged with "shown"."""
    steps_per_second: float | None
    """How fast it trains, while it plays whole steps; null where it is not known."""


# What a page sends beside its commands, and what it gets as text.
MESSAGES: dict[str, type[Message]] = {"hello": Hello, "shown": Shown, "look": Look}
TEXTS: dict[str, Any] = {
    "welcome": WelcomeEvent,
    **EVENTS,
    "done": DoneEvent,
    "alive": AliveEvent,
}
