"""The playground as a process of its own, as a person starts it."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from tests.command_line import PLAYGROUND, assert_nothing_was_left_open
from tests.patience import PATIENCE

ADDRESS = re.compile(r"Network Playground (\S+) at (http://127\.0\.0\.1:\d+)/ ")


@contextmanager
def running_server(
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    *words: str,
    program: Sequence[str] = PLAYGROUND,
) -> Iterator[str]:
    """Start a server on a free port, yield its address, end it as Ctrl+C does.

    Further ``words`` are those of the command line of ``program``.

    The address comes without a slash at its end. Raises AssertionError when the server
    does not start, does not end with exit code 0, or leaves something open.
    """
    command = [*program, "serve", "--no-open", "--port", "0"]
    if "--storage" not in words:
        command.append("--no-storage")
    command.extend(words)
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said: list[str] = []
    addresses: SimpleQueue[str | None] = SimpleQueue()
    reader = threading.Thread(target=_read, args=(process, said, addresses))
    reader.start()
    try:
        yield _first(addresses, said)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            code: int | str = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = f"none within {PATIENCE} s"
        reader.join()
    assert code == 0, (
        f"Expected exit code 0 after Ctrl+C, found {code}:\n{''.join(said)}"
    )
    assert_nothing_was_left_open("".join(said))


def _read(
    process: subprocess.Popen[str], said: list[str], addresses: SimpleQueue[str | None]
) -> None:
    # Reads to the end: a full pipe would stop the server in the middle of a line.
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            said.append(line)
            found = ADDRESS.match(line)
            if found:
                addresses.put(found[2])
    addresses.put(None)


def _first(addresses: SimpleQueue[str | None], said: list[str]) -> str:
    try:
        address = addresses.get(timeout=PATIENCE)
    except Empty:
        address = None
    assert address, f"The server printed no address:\n{''.join(said)}"
    return address
