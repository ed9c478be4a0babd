"""The body of a request, taken in only as far as it may be long."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from network_playground.runs.problem import Problem

T = TypeVar("T")

SENT_WITHIN = 60  # seconds
MOST_READERS = 2  # at a time


class Refused(Problem):
    """A request that is refused with a status of its own."""

    def __init__(self, sentence: str, status: HTTPStatus) -> None:
        super().__init__(sentence)
        self.status = status


async def body_of(request: Request, most: int) -> bytes:
    """Take a body of at most so many bytes. Raises Refused as soon as it is longer."""
    said = request.headers.get("content-length", "")
    taken = bytearray()
    try:
        async with asyncio.timeout(SENT_WITHIN):
            if said.isdecimal() and int(said[:20]) > most:
                raise _too_large(most)
            async for part in request.stream():
                if len(taken) + len(part) > most:
                    raise _too_large(most)
                taken += part
    except ClientDisconnect:
        raise Refused(
            "Expected a whole file, found a part of it.", HTTPStatus.BAD_REQUEST
        ) from None
    except TimeoutError:
        raise Refused(
            f"Expected a file that arrives in {SENT_WITHIN} seconds.",
            HTTPStatus.REQUEST_TIMEOUT,
        ) from None
    return bytes(taken)


class Reader:
    """Read files in threads, a few at a time, each for ``within`` seconds at most."""

    def __init__(self, within: float) -> None:
        self._within = within
        self._free = asyncio.Semaphore(MOST_READERS)

    async def read(self, do: Callable[..., T], *arguments: Any) -> T:
        """Give what a function makes of a file. Raises Refused when it takes long.

        Its thread goes on to its end and counts until then; what it reads is bounded.
        """
        try:
            async with asyncio.timeout(self._within):
                await self._free.acquire()
                task = asyncio.create_task(asyncio.to_thread(do, *arguments))
                task.add_done_callback(self._finish)
                return await asyncio.shield(task)
        except TimeoutError:
            raise Refused(
                f"Expected a file that can be read in {self._within:g} seconds.",
                HTTPStatus.REQUEST_TIMEOUT,
            ) from None

    def _finish(self, task: asyncio.Task[Any]) -> None:
        self._free.release()
        if not task.cancelled():
            task.exception()  # nobody may be left to hear of it


def refusal(problem: ValueError) -> Response:
    """Answer with a problem's sentence."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(problem, Refused):
        status = problem.status
    field = problem.field if isinstance(problem, Problem) else None
    # The rest of a body that is refused is not waited for.
    headers = {"Cache-Control": "no-store", "Connection": "close"}
    return JSONResponse({"message": str(problem), "field": field}, status, headers)


def _too_large(most: int) -> Refused:
    return Refused(
        f"File: expected at most {most // 10**6} MB, found more.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )
