"""The commands that wait for their turn in a room, and how those before were answered.

A page sends a command again when its connection broke before the answer. Its number
tells that it is the same one: it is answered again, and never applied twice.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from network_playground.runs.problem import Problem
from network_playground.web.rooms.viewer import Viewer
from network_playground.web.wire import encode_event

MOST_WAITING = 128  # commands
MOST_CLIENTS = 32  # whose numbers are remembered
MOST_ANSWERS = 64  # remembered of each


@dataclass(frozen=True, slots=True)
class Wish:
    """A command that waits for its turn."""

    viewer: Viewer
    client: str
    number: int
    message: dict[str, Any]


@dataclass(slots=True)
class Client:
    """Which commands of one page were answered, and how."""

    last: int = 0
    answers: OrderedDict[int, str] = field(default_factory=OrderedDict)


class Wishes:
    """The wishes of one room; ``wake`` tells the room that there is one."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._waiting: deque[Wish] = deque()
        self._clients: OrderedDict[str, Client] = OrderedDict()

    def add(self, wish: Wish) -> None:
        """Let a command wait for its turn. Raises Problem where too many wait."""
        if len(self._waiting) >= MOST_WAITING:
            raise Problem(
                f"Slow down: expected at most {MOST_WAITING} commands that wait."
            )
        self._waiting.append(wish)
        self._wake()

    def take(self) -> Wish | None:
        """Give the next wish, if any waits."""
        return self._waiting.popleft() if self._waiting else None

    def is_new(self, wish: Wish) -> bool:
        """Say whether its page has not asked for it before."""
        return wish.number > self._client_of(wish).last

    def remember(self, wish: Wish, answer: str) -> None:
        """Note that a wish was carried out, or could not be."""
        client = self._client_of(wish)
        client.last = wish.number
        client.answers[wish.number] = answer
        if len(client.answers) > MOST_ANSWERS:
            client.answers.popitem(last=False)

    def answer_to(self, wish: Wish) -> str:
        """Give the answer to a wish; of one long ago is only known that it is done."""
        answers = self._client_of(wish).answers
        return answers.get(wish.number, done(wish.number))

    def _client_of(self, wish: Wish) -> Client:
        client = self._clients.setdefault(wish.client, Client())
        self._clients.move_to_end(wish.client)
        if len(self._clients) > MOST_CLIENTS:
            self._clients.popitem(last=False)
        return client


def done(number: int) -> str:
    """Answer a command of this number that was carried out."""
    return encode_event({"kind": "done", "number": number})
