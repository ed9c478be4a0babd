"""All rooms: open one, find it again by its key, forget it when nobody came back."""

import asyncio
from dataclasses import dataclass
from re import compile as pattern
from secrets import token_urlsafe

from app.playground.problem import Problem
from app.playground.session import Session
from app.web.audience import Audience
from app.web.room import Room
from app.web.viewer import RESTARTING

ID = pattern(r"[A-Za-z0-9_-]{22}")  # 128 random bits, as token_urlsafe(16) writes them


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rooms, how many seconds they last without a viewer, and how many a
    file may take to be read."""

    most_rooms: int = 500
    pause_after: float = 30
    forget_after: float = 15 * 60
    read_within: float = 5


@dataclass(frozen=True, slots=True)
class Open:
    """A room with its two ids: who has the key drives, who has the other follows."""

    key: str
    follow: str
    room: Room
    task: asyncio.Task[None]


class Full(Problem):
    """There are as many rooms as there may be, and all are in use."""


class Rooms:
    """Rooms live in one event loop, each in a task of its own."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._by_key: dict[str, Open] = {}
        self._by_follow: dict[str, Open] = {}
        self._playing: set[Room] = set()
        self._opening = 0

    def __len__(self) -> int:
        return len(self._by_key)

    @property
    def training(self) -> int:
        """Count the rooms that train at this moment."""
        return len(self._playing)

    async def open(self) -> Open:
        """Open a room with a session of its own. Raises Full."""
        if len(self) + self._opening >= self.limits.most_rooms:
            self._make_space()
        self._opening += 1
        try:
            session = await asyncio.to_thread(Session)
        finally:
            self._opening -= 1
        loop = asyncio.get_running_loop()
        key, follow = token_urlsafe(16), token_urlsafe(16)
        audience = Audience(loop.time())
        room = Room(session, audience, self._playing, self.limits.pause_after)
        opened = Open(key, follow, room, loop.create_task(room.run()))
        self._by_key[key] = self._by_follow[follow] = opened
        opened.task.add_done_callback(lambda _: self._forget(opened))
        return opened

    def find(self, key: str | None) -> Open | None:
        """Find the room that a key drives."""
        return self._by_key.get(key) if key and ID.fullmatch(key) else None

    def followed(self, follow: str) -> Open | None:
        """Find the room that an id follows."""
        return self._by_follow.get(follow) if ID.fullmatch(follow) else None

    async def keep_house(self) -> None:
        """Close, for ever, the rooms that nobody came back to."""
        while True:
            await asyncio.sleep(min(60, self.limits.forget_after / 2))
            oldest = asyncio.get_running_loop().time() - self.limits.forget_after
            for left_at, opened in self._forsaken():
                if left_at <= oldest:
                    opened.task.cancel()

    async def close(self) -> None:
        """Close all rooms."""
        tasks = [opened.task for opened in self._by_key.values()]
        for opened in self._by_key.values():
            opened.room.audience.end(RESTARTING, "The server restarts.")
            opened.task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _make_space(self) -> None:
        forsaken = self._forsaken()
        if not forsaken:
            raise Full(
                f"Expected at most {self.limits.most_rooms} playgrounds at a time, and "
                "all are in use. Please try again in a minute."
            )
        _, longest = min(forsaken, key=lambda pair: pair[0])
        self._forget(longest)
        longest.task.cancel()

    def _forsaken(self) -> list[tuple[float, Open]]:
        return [
            (opened.room.audience.left_at, opened)
            for opened in self._by_key.values()
            if opened.room.audience.left_at is not None
        ]

    def _forget(self, opened: Open) -> None:
        self._by_key.pop(opened.key, None)
        self._by_follow.pop(opened.follow, None)
