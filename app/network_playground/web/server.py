"""The server: put the parts together, serve, and end cleanly."""

import asyncio
import gc
import logging
import os
import socket
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI, WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from network_playground.web.address import LOOPBACK, Address
from network_playground.web.gate import Gate, served_hosts
from network_playground.web.pages.files import add_files
from network_playground.web.pages.pages import add_pages
from network_playground.web.rooms.rooms import Limits, Rooms
from network_playground.web.rooms.storage import Storage
from network_playground.web.socket import drive, follow
from network_playground.web.wire import MOST_BYTES

PING = 10  # seconds between two questions whether a page is still there, and to answer
FLUSH = 1  # seconds that a page which did not answer has to take what was sent
GRACE = 4  # seconds to end in
SWITCH = 0.001

log = logging.getLogger(__name__)


def create_app(
    hosts: Iterable[str] = LOOPBACK,
    port: int = 8000,
    limits: Limits | None = None,
    embedders: Iterable[str] = (),
    storage: Storage | None = None,
) -> Gate:
    """Build the application as it is served under these host names, at this port.

    Pages of ``embedders``, which are origins, may show it in a frame.
    """
    rooms = Rooms(limits, storage)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        housekeeping = asyncio.create_task(rooms.keep_house())
        yield
        housekeeping.cancel()
        await rooms.close()
        if storage is not None:
            storage.close()

    application = FastAPI(
        docs_url=None, redoc_url=None, openapi_url=None, lifespan=life
    )
    application.state.rooms = rooms
    add_pages(application, rooms)
    add_files(application, rooms)

    @application.websocket("/socket")
    async def driving(socket: WebSocket) -> None:
        await drive(socket, rooms)

    @application.websocket("/follow/{id}/socket")
    async def watching(socket: WebSocket, id: str) -> None:
        opened = await rooms.followed(id)
        await follow(socket, opened.room.audience if opened else None, id)

    return Gate(application, served_hosts(hosts, port), embedders)


class Connection(WebSocketsSansIOProtocol):
    """Uvicorn's, but a page that answers no ping is cut off for good.

    Closing alone waits until the page has taken what was sent, which may be never.
    """

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.loop.call_later(FLUSH, self.transport.abort)


class Server(uvicorn.Server):
    """Uvicorn's, but one Ctrl+C is a good end, and a second one ends at once."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self.should_exit:
            os._exit(128 + sig)
        self.should_exit = True


def configured(
    address: Address,
    log_level: int = logging.WARNING,
    limits: Limits | None = None,
    embedders: Iterable[str] = (),
    storage: Storage | None = None,
) -> Server:
    """Make a server for an address; ``run([address.listener])`` serves it."""
    config = uvicorn.Config(
        create_app(address.hosts, address.port, limits, embedders, storage),
        ws=Connection,
        ws_max_size=MOST_BYTES,
        ws_ping_interval=PING,
        ws_ping_timeout=PING,
        ws_per_message_deflate=False,
        lifespan="on",
        log_config=None,
        log_level=log_level,
        access_log=log_level <= logging.INFO,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    return Server(config)


def serve(
    address: Address,
    log_level: int,
    embedders: Iterable[str] = (),
    place: Path | None = None,
) -> None:
    """Serve until Ctrl+C; playgrounds are kept in the file at ``place``."""
    # Threads of large networks give way to the event loop after this many seconds.
    sys.setswitchinterval(SWITCH)
    listeners: list[socket.socket] = [address.listener]
    storage = opened_storage(place) if place else None
    server = configured(address, log_level, embedders=embedders, storage=storage)
    # What is there now stays: the collector, which holds all rooms up, passes it over.
    gc.freeze()
    server.run(listeners)


def opened_storage(place: Path) -> Storage | None:
    """Open the file that keeps playgrounds; where it cannot be, say so and go on."""
    try:
        return Storage(place)
    except OSError as problem:
        log.warning("Playgrounds last as long as this server: %s", problem)
        return None
