"""One connection: what its page says is parsed and passed on, what its room shows is
sent. Both are waited for at the same time, so that neither a silent page nor one that
does not read can hold up anything, least of all the end of the server.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from network_playground import __version__
from network_playground.runs.edits.edit import Place
from network_playground.runs.problem import Problem, shown
from network_playground.sessions.catalog import catalog
from network_playground.web.rate_limit import RateLimit
from network_playground.web.rooms.audience import Audience
from network_playground.web.rooms.command_queue import QueuedCommand
from network_playground.web.rooms.rooms import Full, Open, Rooms
from network_playground.web.rooms.viewer import BUSY, POLICY, UNKNOWN, Closing, Viewer
from network_playground.web.shapes import AliveEvent, Hello, Look, Shown, WelcomeEvent
from network_playground.web.wire import encode_event, parse_text

HELLO_WITHIN = 10  # seconds
SILENCE = 3  # seconds; a page that hears nothing for longer cannot tell it from a loss
ALIVE = encode_event(AliveEvent(kind="alive"))
MOST_COMMANDS = 120  # at once
COMMANDS_PER_SECOND = 60
MOST_ATTEMPTS = 3  # of a follower to command


class Part(Protocol):
    """What a page is here: it drives, it follows, or it is at the wrong address."""

    async def hear(self, message: dict[str, Any], now: float) -> None: ...
    def leave(self, now: float) -> None: ...


async def drive(socket: WebSocket, rooms: Rooms) -> None:
    """Serve a page that commands."""
    viewer = Viewer(_now())
    expired = asyncio.get_running_loop().call_later(
        HELLO_WITHIN, viewer.end, POLICY, f"Expected a hello in {HELLO_WITHIN} seconds."
    )
    await _converse(socket, viewer, Driver(viewer, rooms, expired))


async def follow(socket: WebSocket, audience: Audience | None, follow: str) -> None:
    """Serve a page that watches; None where there is nothing to see."""
    viewer = Viewer(_now())
    if audience is None:
        viewer.refuse(Problem("Expected a playground here, found none: it has ended."))
        viewer.end(UNKNOWN, "There is no such playground.")
        await _converse(socket, viewer, Stranger())
        return
    _welcome(viewer, follow)
    try:
        audience.join(viewer)
    except Problem as problem:
        viewer.refuse(problem)
        viewer.end(BUSY, "Too many watch this playground.")
    await _converse(socket, viewer, Follower(viewer, audience))


class Driver:
    """It says hello, which opens or finds its room, and commands from then on."""

    def __init__(
        self, viewer: Viewer, rooms: Rooms, expired: asyncio.TimerHandle
    ) -> None:
        self._viewer = viewer
        self._rooms = rooms
        self._expired = expired
        self._opened: Open | None = None
        self._client = ""
        self._commands = RateLimit(MOST_COMMANDS, COMMANDS_PER_SECOND, _now())

    async def hear(self, message: dict[str, Any], now: float) -> None:
        if self._opened is None:
            await self._enter(message)
        elif not _is_about_frames(
            message, self._opened.room.audience, self._viewer, now
        ):
            self._command(self._opened, message, now)

    def leave(self, now: float) -> None:
        self._expired.cancel()
        if self._opened is not None:
            self._opened.room.audience.leave(self._viewer, now)

    async def _enter(self, message: dict[str, Any]) -> None:
        if message["kind"] != "hello":
            raise Problem(f"Expected a hello first, found {shown(message['kind'])}.")
        hello = Hello.read(message)
        self._client = hello.client
        self._expired.cancel()
        opened = await self._rooms.driven(hello.key) or await self._rooms.open()
        _welcome(self._viewer, opened.follow, opened.key)
        self._viewer.is_driving = True
        opened.room.audience.join(self._viewer)
        self._opened = opened

    def _command(self, opened: Open, message: dict[str, Any], now: float) -> None:
        number = message.pop("number", None)
        if type(number) is not int or number < 1:
            raise Problem(
                f"number: expected a whole number from 1 on, found {shown(number)}.",
                "number",
            )
        try:
            if not self._commands.allow(now):
                raise Problem("Slow down: expected fewer commands at once.")
            opened.room.commands.add(
                QueuedCommand(self._viewer, self._client, number, message)
            )
        except Problem as problem:
            self._viewer.refuse_and_count(problem, number, now)


class Follower:
    """It holds an audience, which knows of no session: there is nothing to command."""

    def __init__(self, viewer: Viewer, audience: Audience) -> None:
        self._viewer = viewer
        self._audience = audience
        self._attempts = 0

    async def hear(self, message: dict[str, Any], now: float) -> None:
        if _is_about_frames(message, self._audience, self._viewer, now):
            return
        self._attempts += 1
        if self._attempts >= MOST_ATTEMPTS:
            self._viewer.end(POLICY, "Followers watch; they cannot command.")
        raise Problem("Followers watch; they cannot command.")

    def leave(self, now: float) -> None:
        self._audience.leave(self._viewer, now)


class Stranger:
    """It is told that there is nothing here."""

    async def hear(self, message: dict[str, Any], now: float) -> None:
        """There is nothing to say to it but what it was told already."""

    def leave(self, now: float) -> None:
        """It was nowhere."""


async def _converse(socket: WebSocket, viewer: Viewer, part: Part) -> None:
    await socket.accept()
    listening = asyncio.create_task(_listen(socket, viewer, part))
    sending = asyncio.create_task(_send(socket, viewer))
    tasks = (listening, sending)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        part.leave(_now())
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, Exception):
                raise result


async def _listen(socket: WebSocket, viewer: Viewer, part: Part) -> None:
    """Listen until the page is gone, also while what it is told last is being sent."""
    while True:
        received = await socket.receive()
        if received["type"] == "websocket.disconnect":
            return
        if viewer.is_ending:
            continue
        try:
            text = received.get("text")
            if text is None:
                raise Problem("Expected a message as text, found a binary one.")
            await part.hear(parse_text(text), _now())
        except Full as problem:
            viewer.refuse(problem)
            viewer.end(BUSY, "All playgrounds are in use.")
        except Problem as problem:
            viewer.refuse_and_count(problem, None, _now())


async def _send(socket: WebSocket, viewer: Viewer) -> None:
    try:
        while True:
            message = await _next(viewer)
            if isinstance(message, Closing):
                await socket.close(message.code, message.reason)
                return
            if isinstance(message, str):
                await socket.send_text(message)
            else:
                await socket.send_bytes(message)
    except (WebSocketDisconnect, WebSocketDisconnected):
        return  # the page is gone, and with it whoever would read the rest


async def _next(viewer: Viewer) -> str | bytes | Closing:
    """Wait for what there is to send, and break a silence: browsers hide pings."""
    try:
        async with asyncio.timeout(SILENCE):
            return await viewer.next()
    except TimeoutError:
        return ALIVE


def _welcome(viewer: Viewer, follow: str, key: str | None = None) -> None:
    """Welcome a page; only the one that drives gets the key."""
    welcome: WelcomeEvent = {
        "kind": "welcome",
        "role": "driver" if key else "follower",
        "follow": follow,
        "version": __version__,
        "catalog": catalog(),
    }
    if key:
        welcome["key"] = key
    viewer.tell("welcome", encode_event(welcome))


def _is_about_frames(
    message: Mapping[str, Any], audience: Audience, viewer: Viewer, now: float
) -> bool:
    """Tell whether a message is about frames, and if so, note it.

    Who watches may say that too: which frame is on the screen, and which weights and
    biases the next ones shall tell more of.
    """
    if message["kind"] == "look":
        if not viewer.may_look(now):
            return True
        look = Look.read(message)
        places, listed = (
            tuple(Place(one.name, one.layer, one.index) for one in those)
            for those in (look.places, look.listed)
        )
        audience.look(viewer, places, listed)
        return True
    if message["kind"] != "shown":
        return False
    sequence = Shown.read(message).sequence
    if not audience.acknowledge(viewer, sequence):
        raise Problem(
            f"sequence: expected that of a frame on its way, found {shown(sequence)}.",
            "sequence",
        )
    return True


def _now() -> float:
    return asyncio.get_running_loop().time()
