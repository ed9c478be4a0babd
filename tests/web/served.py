"""A real server in a thread of this process, and pages that talk to it as ours do."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import uuid4

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from network_playground.web.address import listen
from network_playground.web.rooms.rooms import Limits, Rooms
from network_playground.web.rooms.storage import Storage
from network_playground.web.server import configured
from network_playground.web.wire import decode_frame
from tests.patience import PATIENCE

Message = dict[str, Any]


@dataclass(frozen=True)
class Served:
    """Where a playground is served, and its rooms, to look at from outside."""

    host: str  # with the port
    rooms: Rooms

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    def page(self, path: str = "/socket") -> "Page":
        """Open a socket as a page of ours does."""
        return Page(
            connect(
                f"ws://{self.host}{path}",
                origin=Origin(self.origin),
                compression=None,
                max_size=None,
                max_queue=None,
                open_timeout=PATIENCE,
            )
        )

    def driver(self, key: str | None = None, client: str | None = None) -> "Page":
        """Open a page that drives and has got its first picture."""
        page = self.page()
        page.hello(key, client or uuid4().hex)
        page.until(lambda message: message["kind"] == "frame")
        return page

    def follower(self, follow: str) -> "Page":
        return self.page(f"/follow/{follow}/socket")


class Page:
    """One page: ``received`` has all it was told; frames are acknowledged at once
    unless ``is_acknowledging`` is turned off."""

    def __init__(self, opening: AbstractContextManager[ClientConnection]) -> None:
        self.opening = opening
        self.socket = opening.__enter__()
        self.is_acknowledging = True
        self.received: list[Message] = []
        self.number = 0

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.opening.__exit__(None, None, None)

    def hello(self, key: str | None = None, client: str = "tab") -> None:
        self.say({"kind": "hello", "key": key, "client": client})

    def say(self, message: Any) -> None:
        is_raw = isinstance(message, str | bytes)
        self.socket.send(message if is_raw else json.dumps(message))

    def send(self, kind: str, **fields: Any) -> int:
        """Send a command; gives its number."""
        self.number += 1
        self.say({"kind": kind, "number": self.number, **fields})
        return self.number

    def do(self, kind: str, **fields: Any) -> Message:
        """Send a command and wait for its answer: done, or a problem."""
        number = self.send(kind, **fields)
        return self.until(lambda message: message.get("number") == number)

    def next(self, seconds: float = PATIENCE) -> Message:
        """Receive a message; raises TimeoutError or ConnectionClosed."""
        received = self.socket.recv(timeout=seconds)
        if isinstance(received, str):
            message: Message = json.loads(received)
        else:
            header, numbers = decode_frame(received)
            message = {**header, "numbers": numbers.tolist()}
            if self.is_acknowledging:
                self.shown(header["sequence"])
        self.received.append(message)
        return message

    def shown(self, sequence: int) -> None:
        self.say({"kind": "shown", "sequence": sequence})

    def until(self, is_wanted: Callable[[Message], bool]) -> Message:
        """Receive until a message is the one that is waited for."""
        end = monotonic() + PATIENCE
        while (left := end - monotonic()) > 0:
            message = self.next(left)
            if is_wanted(message):
                return message
        raise TimeoutError(f"Last of {len(self.received)}: {self.received[-1:]}")

    def frame(self, is_wanted: Callable[[Message], bool] = lambda _: True) -> Message:
        """Receive until a frame is the one that is waited for."""
        return self.until(lambda m: m["kind"] == "frame" and is_wanted(m))

    def told(self, kind: str) -> Message:
        """Give the newest message of a kind, of those received."""
        return next(m for m in reversed(self.received) if m["kind"] == kind)

    def close_code(self) -> int:
        """Receive until the server closes the socket; gives its code."""
        try:
            while True:
                self.next()
        except ConnectionClosed as closed:
            assert closed.rcvd is not None, "The connection broke instead."
            return closed.rcvd.code


@contextmanager
def served(
    limits: Limits | None = None, storage: Storage | None = None
) -> Iterator[Served]:
    """Serve at a free port; ends when the block does."""
    address = listen("127.0.0.1", 0)
    server = configured(address, limits=limits, storage=storage)
    thread = threading.Thread(target=server.run, args=([address.listener],))
    thread.start()
    gate: Any = server.config.app
    try:
        host = f"127.0.0.1:{address.port}"
        yield Served(host, gate.app.state.rooms)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        assert not thread.is_alive(), "The server did not end."


def eventually(is_so: Callable[[], bool]) -> None:
    """Wait until a condition holds. Raises TimeoutError."""
    end = monotonic() + PATIENCE
    pause = threading.Event()
    while not is_so():
        if monotonic() > end:
            raise TimeoutError("It did not come true.")
        pause.wait(0.002)
