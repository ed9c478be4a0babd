"""Jobs: what HTTP requests want of a session, done in a thread between two turns.

So the session is never used by two at once, also when the one who asked is gone.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.exceptions import HTTPException

from network_playground.sessions.session import Session

T = TypeVar("T")

MOST_WAITING = 16  # jobs

Job = tuple[Callable[[Session], Any], asyncio.Future[Any]]


class Jobs:
    """The jobs of one room; ``wake`` tells the room that there is one."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._waiting: deque[Job] = deque()
        self._is_closed = False

    async def do(self, work: Callable[[Session], T]) -> T:
        """Have some work done with the session. Raises what the work raises."""
        if self._is_closed:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        if len(self._waiting) >= MOST_WAITING:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE)
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, answer))
        self._wake()
        return await answer

    async def run(self, session: Session) -> None:
        """Do all that waits."""
        while self._waiting:
            work, answer = self._waiting.popleft()
            try:
                result = await asyncio.to_thread(work, session)
            except Exception as problem:
                if not answer.done():
                    answer.set_exception(problem)
            except asyncio.CancelledError:
                _refuse(answer)
                raise
            else:
                if not answer.done():
                    answer.set_result(result)

    def close(self) -> None:
        """Let nobody wait for a room that has ended."""
        self._is_closed = True
        for _, answer in self._waiting:
            _refuse(answer)


def _refuse(answer: asyncio.Future[Any]) -> None:
    if not answer.done():
        answer.set_exception(HTTPException(HTTPStatus.SERVICE_UNAVAILABLE))
