"""All rooms: open one, find it again by its key, close it when nobody came back.

Where there is a storage, what rooms hold is written down every few seconds, and a room
that was closed, or was open when the server ended, opens again for who has its key.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from re import compile as pattern
from secrets import token_urlsafe

from starlette.exceptions import HTTPException

from network_playground.runs.problem import Problem
from network_playground.sessions.first import first_session
from network_playground.sessions.session import Session
from network_playground.web.rooms.audience import Audience
from network_playground.web.rooms.room import Room
from network_playground.web.rooms.storage import (
    Column,
    Kept,
    Storage,
    content_of,
    session_of,
)
from network_playground.web.rooms.viewer import RESTARTING

ID = pattern(r"[A-Za-z0-9_-]{22}")  # 128 random bits, as token_urlsafe(16) writes them
CLOSE_WITHIN = 2  # seconds to write down what all rooms hold, when the server ends

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rooms, how many seconds they last without a viewer, and how many a
    file may take to be read."""

    most_rooms: int = 500
    pause_after: float = 30
    forget_after: float = 15 * 60
    keep_every: float = 4
    read_within: float = 5


@dataclass(slots=True, eq=False)
class Open:
    """A room with its two ids: who has the key drives, who has the other follows."""

    key: str
    follow: str
    room: Room
    task: asyncio.Task[None]
    kept: tuple[int, int] | None = field(default=None)  # what of it is on disk


class Full(Problem):
    """There are as many rooms as there may be, and all are in use."""


class Rooms:
    """Rooms live in one event loop, each in a task of its own."""

    def __init__(
        self, limits: Limits | None = None, storage: Storage | None = None
    ) -> None:
        self.limits = limits or Limits()
        self._storage = storage
        self._waking: dict[str, asyncio.Lock] = {}
        self._by_key: dict[str, Open] = {}
        self._by_follow: dict[str, Open] = {}
        self._playing: set[Room] = set()
        self._opening = 0

    def __len__(self) -> int:
        return len(self._by_key)

    @property
    def training(self) -> int:
        """Count the rooms that train or explore at this moment."""
        return len(self._playing)

    async def open(self) -> Open:
        """Open a room with a session of its own. Raises Full."""
        return await self._open(first_session, token_urlsafe(16), token_urlsafe(16))

    async def _open(self, make: Callable[[], Session], key: str, follow: str) -> Open:
        if len(self) + self._opening >= self.limits.most_rooms:
            self._make_space()
        self._opening += 1
        try:
            session = await asyncio.to_thread(make)
        finally:
            self._opening -= 1
        loop = asyncio.get_running_loop()
        audience = Audience(loop.time())
        room = Room(session, audience, self._playing, self.limits.pause_after)
        opened = Open(key, follow, room, loop.create_task(room.run()))
        self._by_key[key] = self._by_follow[follow] = opened
        opened.task.add_done_callback(lambda _: self._forget(opened))
        return opened

    def find(self, key: str | None) -> Open | None:
        """Find the open room that a key drives."""
        return self._by_key.get(key or "")

    async def driven(self, key: str | None) -> Open | None:
        """Find the room that a key drives, also one that was closed. Raises Full."""
        return await self._woken(self._by_key, "key", key)

    async def followed(self, follow: str) -> Open | None:
        """Find the room that an id follows, also one that was closed."""
        with suppress(Full):  # there is no room for it to be shown in
            return await self._woken(self._by_follow, "follow", follow)
        return None

    async def _woken(
        self, opened: Mapping[str, Open], column: Column, id: str | None
    ) -> Open | None:
        if not id or id in opened or self._storage is None or not ID.fullmatch(id):
            return opened.get(id or "")
        kept = await asyncio.to_thread(self._storage.find, column, id)
        if kept is None:
            return None
        # Whoever drives and whoever follows come at once, and it is opened once.
        async with self._waking.setdefault(kept.key, asyncio.Lock()):
            try:
                return self._by_key.get(kept.key) or await self._open(
                    lambda: session_of(kept), kept.key, kept.follow
                )
            except Full:
                raise
            except (ValueError, LookupError, TypeError) as problem:
                log.warning("A playground could not be opened again: %s", problem)
                return None
            finally:
                self._waking.pop(kept.key, None)

    async def keep_house(self) -> None:
        """Write down what rooms hold, and close those that nobody came back to."""
        limits = self.limits
        while True:
            await asyncio.sleep(min(limits.keep_every, limits.forget_after / 2))
            await self._keep()
            oldest = asyncio.get_running_loop().time() - limits.forget_after
            for left_at, opened in self._without_viewers():
                if left_at <= oldest:
                    opened.task.cancel()

    async def _keep(self) -> None:
        """Write down all rooms that have changed since they were written down."""
        if self._storage is None:
            return
        rows = await asyncio.gather(*map(self._kept, [*self._by_key.values()]))
        await asyncio.to_thread(self._storage.keep, [row for row in rows if row])

    async def _kept(self, opened: Open) -> Kept | None:
        state = opened.room.state
        if opened.kept == state:
            return None
        try:
            content = await opened.room.jobs.do(content_of)
        except HTTPException:
            return None  # it has ended meanwhile, or has too much to do
        except Exception:
            log.exception("A playground could not be written down")
            return None
        opened.kept = state
        return Kept(opened.key, opened.follow, content)

    async def close(self) -> None:
        """Close all rooms, once it is written down what they hold."""
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_WITHIN):
                await self._keep()
        tasks = [opened.task for opened in self._by_key.values()]
        for opened in self._by_key.values():
            opened.room.audience.end(RESTARTING, "The server restarts.")
            opened.task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _make_space(self) -> None:
        deserted = self._without_viewers()
        if not deserted:
            raise Full(
                f"Expected at most {self.limits.most_rooms} playgrounds at a time, and "
                "all are in use. Please try again in a minute."
            )
        _, longest = min(deserted, key=lambda pair: pair[0])
        self._forget(longest)
        longest.task.cancel()

    def _without_viewers(self) -> list[tuple[float, Open]]:
        return [
            (opened.room.audience.left_at, opened)
            for opened in self._by_key.values()
            if opened.room.audience.left_at is not None
        ]

    def _forget(self, opened: Open) -> None:
        if self._by_key.get(opened.key) is opened:  # not one that came after it
            del self._by_key[opened.key], self._by_follow[opened.follow]
