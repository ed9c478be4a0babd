"""Where the playground is served: a port that is free, and the names that lead to it.

Only the standard library, so that a browser can be on its way while the rest loads.
"""

import errno
import re
import socket
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

PORTS_TO_TRY = 100
# A page that takes no byte for so long is gone (milliseconds; Linux only). Without it
# the system waits a quarter of an hour, and what is to be sent waits in memory.
USER_TIMEOUT = 20_000
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
# Asking for a way to it sends nothing; the address is set aside for examples, RFC 5737.
ELSEWHERE = ("192.0.2.1", 9)
ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?|file:")


class AddressProblem(ValueError):
    """The playground cannot be served so; its text is the sentence."""


@dataclass(frozen=True)
class Address:
    """An open socket that listens, and what leads to it."""

    listener: socket.socket
    port: int
    is_local: bool  # reached from this machine only
    hosts: tuple[str, ...]  # as a browser writes them, the best first

    def urls(self) -> list[str]:
        return [f"http://{host}:{self.port}/" for host in self.hosts]


def refuse_no_origins(found: Iterable[str]) -> None:
    """Raise AddressProblem unless all are origins as a browser writes them."""
    for one in found:
        if not ORIGIN.fullmatch(one):
            raise AddressProblem(
                "--embed-in: expected an origin such as https://slides.example.org, "
                f"or file:, found '{one}'."
            )


def listen(host: str, port: int) -> Address:
    """Listen at a port, or the next free one; port 0 is any. Raises AddressProblem."""
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except (OSError, UnicodeError) as refused:  # the second for a name like "a..b"
        raise AddressProblem(
            f"--host: expected an address of this machine, found '{host}' ({refused})."
        ) from None
    family, _, _, _, (bound, *_) = found[0]
    for candidate in _candidates(port):
        # asyncio sends at once (TCP_NODELAY) only where the socket itself says TCP;
        # else every answer waits 40 ms for more to send along.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            _prepare(listener)
            listener.bind((bound, candidate))
            listener.listen(2048)
        except OSError as refused:
            listener.close()
            if refused.errno != errno.EADDRINUSE:
                raise AddressProblem(
                    f"Cannot listen at {host}, port {candidate}: {refused.strerror}."
                ) from None
        else:
            taken = listener.getsockname()[1]
            return Address(listener, taken, *_names(str(bound)))
    raise AddressProblem(
        f"--port: expected a free port from {port} on, found {PORTS_TO_TRY} in use."
    )


def _candidates(port: int) -> Iterator[int]:
    if port == 0:
        yield 0
    else:
        yield from range(port, min(port + PORTS_TO_TRY, 65_536))


def _prepare(listener: socket.socket) -> None:
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where reuse means sharing
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, USER_TIMEOUT)


def _names(bound: str) -> tuple[bool, tuple[str, ...]]:
    """Tell whether an address is local, and the names under which it is reached."""
    address = ip_address(bound.partition("%")[0])
    written = f"[{address}]" if address.version == 6 else str(address)
    if address.is_loopback:
        first = written if written in LOOPBACK else "127.0.0.1"
        rest = [name for name in (*LOOPBACK, written) if name != first]
        return True, (first, *rest)
    name = socket.gethostname().lower()
    own = [*_own_addresses()] if address.is_unspecified else [written]
    names = ["127.0.0.1", *own, *LOOPBACK, name, f"{name}.local"]
    return False, tuple(dict.fromkeys(names))


def _own_addresses() -> Iterator[str]:
    """Find the addresses under which other machines reach this one."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(ELSEWHERE)
        yield probe.getsockname()[0]
    with suppress(OSError):
        yield from (
            found
            for found in socket.gethostbyname_ex(socket.gethostname())[2]
            if not ip_address(found).is_loopback
        )
