"""The server as a person starts and stops it: each test is a process of its own."""

import os
import signal
import subprocess
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Origin

from network_playground import __version__
from network_playground.web.address import listen
from tests.command_line import PLAYGROUND, ROOT, playground
from tests.patience import PATIENCE
from tests.running_server import running_server

pytestmark = pytest.mark.slow


def test_serving_needs_no_name_and_ends_well(tmp_path):
    with running_server(ROOT) as address:
        with urlopen(f"{address}/healthz", timeout=PATIENCE) as answer:
            assert answer.read() == b"ok\n"


def test_a_busy_port_is_told_in_one_line_and_the_next_is_taken():
    taken = listen("127.0.0.1", 0)
    with taken.listener, started("--port", str(taken.port), "--no-open") as process:
        said = process.stdout.readline()
        assert said.startswith(f"Port {taken.port} is in use: taking ")
        found = process.stdout.readline()
        assert found.startswith(
            f"Network Playground {__version__} at http://127.0.0.1:"
        )
        assert found.endswith("/ (Ctrl+C to stop)\n")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_the_server_ends_well_while_a_page_watches_it_train(name):
    with started("--port", "0", "--no-open") as process:
        host = process.stdout.readline().split("http://")[1].split("/")[0]
        with connect(f"ws://{host}/socket", origin=Origin(f"http://{host}")) as page:
            page.send('{"kind":"hello","key":null,"client":"tab"}')
            page.send('{"kind":"set_speed","number":1,"speed":8}')
            page.send('{"kind":"play","number":2}')
            while '"number":2' not in str(page.recv(timeout=PATIENCE)):
                pass
            process.send_signal(getattr(signal, name))
            with pytest.raises(ConnectionClosed) as closed:
                while True:
                    page.recv(timeout=PATIENCE)
            assert closed.value.rcvd and closed.value.rcvd.code == 1012
        assert process.wait(PATIENCE) == 0
        assert process.stdout.read() == ""


def test_an_address_that_does_not_exist_is_a_sentence():
    done = playground("--host", "nowhere.invalid", "--no-open")
    assert done.returncode == 2
    assert "nowhere.invalid" in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "found",
    ["*", "slides.example.org", "https://slides.example.org/", "https://a b", "data:"],
)
def test_what_is_no_origin_may_not_embed(found):
    done = playground("--embed-in", found, "--no-open")
    assert done.returncode == 2
    assert f"found '{found}'" in done.stderr and len(done.stderr.splitlines()) == 1


@contextmanager
def started(*words):
    """Start a server, and kill it if the test leaves it running."""
    process = subprocess.Popen(
        [*PLAYGROUND, *words, "--no-storage"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()
