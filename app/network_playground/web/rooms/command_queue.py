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
from network_playground.web.shapes import DoneEvent
from network_playground.web.wire import encode_event

MOST_WAITING = 128  # commands
MOST_CLIENTS = 32  # whose numbers are remembered
MOST_ANSWERS = 64  # remembered of each


@dataclass(frozen=True, slots=True)
class QueuedCommand:
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


class CommandQueue:
    """The commands of one room; ``wake`` tells the room that there is one."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._waiting: deque[QueuedCommand] = deque()
        self._clients: OrderedDict[str, Client] = OrderedDict()

    def add(self, queued: QueuedCommand) -> None:
        """Let a command wait for its turn. Raises Problem where too many wait."""
        if len(self._waiting) >= MOST_WAITING:
            raise Problem(
                f"Slow down: expected at most {MOST_WAITING} commands that wait."
            )
        self._waiting.append(queued)
        self._wake()

    def take(self) -> QueuedCommand | None:
        """Give the command that is next, if any waits."""
        return self._waiting.popleft() if self._waiting else None

    def is_new(self, queued: QueuedCommand) -> bool:
        """Say whether its page has not asked for it before."""
        return queued.number > self._client_of(queued).last

    def remember(self, queued: QueuedCommand, answer: str) -> None:
        """Note that a command was carried out, or could not be."""
        client = self._client_of(queued)
        client.last = queued.number
        client.answers[queued.number] = answer
        if len(client.answers) > MOST_ANSWERS:
            client.answers.popitem(last=False)

    def answer_to(self, queued: QueuedCommand) -> str:
        """Give the answer to a command; one of long ago is answered as done."""
        answers = self._client_of(queued).answers
        return answers.get(queued.number, done(queued.number))

    def _client_of(self, queued: QueuedCommand) -> Client:
        client = self._clients.setdefault(queued.client, Client())
        self._clients.move_to_end(queued.client)
        if len(self._clients) > MOST_CLIENTS:
            self._clients.popitem(last=False)
        return client


def done(number: int) -> str:
    """Answer a command of this number that was carried out."""
    return encode_event(DoneEvent(kind="done", number=number))
