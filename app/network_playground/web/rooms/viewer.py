"""One open page, as its room sees it: what there still is to send to it.

Three lanes. Of events of a kind and of frames only the newest waits, so a page that
reads slowly gets fewer and fresh ones; answers to commands are all kept, in order.
"""

import asyncio
from collections import deque
from dataclasses import dataclass

from network_playground.runs.edits.edit import Place
from network_playground.runs.problem import Problem
from network_playground.sessions.shapes.events import ProblemEvent
from network_playground.web.rate_limit import RateLimit
from network_playground.web.wire import encode_event

MOST_UNACKNOWLEDGED = 2  # frames on their way
MOST_ANSWERS = 256  # that wait for a page which does not read
# Our page says 8 looks a second at most. What a connection has held up comes at once,
# and its newest look must not be the one that is too many.
MOST_LOOKS = 100  # at once
LOOKS_PER_SECOND = 10

POLICY = 1008  # close codes of WebSocket, RFC 6455 section 7.4.1
CRASHED = 1011
RESTARTING = 1012
BUSY = 1013
UNKNOWN = 4404  # from 4000 on the page does not try again


@dataclass(frozen=True, slots=True)
class Closing:
    """The last message: close the socket."""

    code: int
    reason: str


class Viewer:
    """Collect what to send; whoever holds the socket takes it with ``next``."""

    def __init__(self, now: float) -> None:
        self.version: int | None = None  # of what the last frame showed
        self.is_driving = False
        self._events: dict[str, str] = {}
        self._answers: deque[str] = deque()
        self._frame: bytes | None = None
        self._unacknowledged: deque[int] = deque()
        self.looks: tuple[Place, ...] = ()  # weights and biases that it looks at
        self.listed: tuple[Place, ...] = ()  # those told example by example
        self._looking = RateLimit(MOST_LOOKS, LOOKS_PER_SECOND, now)
        self._is_slowed = False  # whether it was told that its looks are too many
        self._closing: Closing | None = None
        self._mistakes = RateLimit(20, 2, now)
        self._ready = asyncio.Event()

    @property
    def is_ending(self) -> bool:
        return self._closing is not None

    @property
    def is_taking_frames(self) -> bool:
        return len(self._unacknowledged) < MOST_UNACKNOWLEDGED

    def may_look(self, now: float) -> bool:
        """Say whether it may look at something else by now.

        Who looks about too quickly is told so once, and never closed for it.
        """
        was_slowed, self._is_slowed = self._is_slowed, not self._looking.allow(now)
        if self._is_slowed and not was_slowed:
            problem = Problem("Slow down: expected fewer looks at once.", "places")
            self.refuse(problem)
        return not self._is_slowed

    def tell(self, kind: str, text: str) -> None:
        """Send an event; one of its kind that waits, or a frame, is out of date."""
        self._drop_frame()
        self._events.pop(kind, None)
        self._events[kind] = text
        self._ready.set()

    def answer(self, text: str) -> None:
        """Send what must not be lost."""
        if len(self._answers) >= MOST_ANSWERS:
            self.end(POLICY, "This page does not read its answers.")
            return
        self._answers.append(text)
        self._ready.set()

    def refuse(self, problem: Problem, number: int | None = None) -> None:
        """Send a problem to the page that caused it."""
        self.answer(encode_event(problem_event(problem, number)))

    def refuse_and_count(
        self, problem: Problem, number: int | None, now: float
    ) -> None:
        """Refuse what our page never sends; who goes on sending it is closed."""
        self.refuse(problem, number)
        self.count_mistake(now)

    def count_mistake(self, now: float) -> None:
        """Close the socket of a page that makes too many."""
        if not self._mistakes.allow(now):
            self.end(POLICY, "Too many messages that could not be understood.")

    def show(self, frame: bytes, sequence: int, version: int) -> None:
        """Send a moment; one that still waits is out of date."""
        self._drop_frame()
        self._frame, self.version = frame, version
        self._unacknowledged.append(sequence)
        self._ready.set()

    def acknowledge(self, sequence: int) -> bool:
        """Note that a frame, and so all before it, is on the screen.

        False where no frame of that number is on its way.
        """
        if sequence not in self._unacknowledged:
            return False
        while self._unacknowledged.popleft() != sequence:
            pass
        return True

    def end(self, code: int, reason: str) -> None:
        """Close the socket once what waits is sent."""
        self._closing = self._closing or Closing(code, reason)
        self._ready.set()

    def _drop_frame(self) -> None:
        if self._frame is not None:
            self._frame, self.version = None, None
            self._unacknowledged.pop()

    async def next(self) -> str | bytes | Closing:
        """Wait for the next message: events first, since a frame may need them."""
        while True:
            if self._events:
                return self._events.pop(next(iter(self._events)))
            if self._answers:
                return self._answers.popleft()
            if self._closing:
                return self._closing
            if self._frame is not None:
                frame, self._frame = self._frame, None
                return frame
            self._ready.clear()
            await self._ready.wait()


def problem_event(problem: Problem, number: int | None = None) -> ProblemEvent:
    """Tell a problem; ``number`` is that of the command it answers."""
    return {
        "kind": "problem",
        "number": number,
        "message": str(problem),
        "field": problem.field,
    }
