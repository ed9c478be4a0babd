"""What is sent may lie about its length, never end, break off or take too long."""

import socket
import threading
from pathlib import Path

import pytest

from network_playground.web.pages.files import KEY
from network_playground.web.rooms.rooms import Limits
from tests.patience import PATIENCE
from tests.web.asking import key_of
from tests.web.bringing import TABLE, sent, table
from tests.web.served import served


def test_a_length_that_is_too_large_is_refused_before_anything_is_sent(playground):
    with playground.driver() as page:
        answer = talk(playground, key_of(page), "Content-Length: 10000000000", 0)
        assert b" 413 " in answer and b"at most 5 MB" in answer


@pytest.mark.parametrize("path", ["/data", "/data?name=x"])
def test_a_body_without_end_is_cut_at_5_mb_and_the_room_lives_on(playground, path):
    with playground.driver() as page:
        before = memory()
        answer = talk(playground, key_of(page), "Transfer-Encoding: chunked", 10_000)
        assert b" 413 " in answer and b"at most 5 MB" in answer
        assert memory() - before < 30_000_000
        assert page.do("step", unit="step")["kind"] == "done"


def test_a_body_that_breaks_off_harms_nobody(playground, caplog):
    with playground.driver() as page:
        host, port = playground.host.split(":")
        head = (
            f"POST /data HTTP/1.1\r\nHost: {playground.host}\r\n"
            f"Origin: {playground.origin}\r\n{KEY}: {key_of(page)}\r\n"
            "Content-Length: 4000\r\n\r\na,b\n1,2\n"
        )
        with socket.create_connection(
            (host, int(port)), timeout=PATIENCE
        ) as connection:
            connection.sendall(head.encode())
        assert sent(playground, page, TABLE).status == 200
        assert page.do("step", unit="step")["kind"] == "done"
        assert not caplog.records


def test_other_rooms_go_on_while_a_body_without_end_comes(playground):
    with playground.driver() as page, playground.driver() as other:
        sending = threading.Thread(
            target=talk,
            args=(playground, key_of(page), "Transfer-Encoding: chunked", 10_000),
        )
        sending.start()
        for _ in range(20):
            assert other.do("step", unit="phase")["kind"] == "done"
        sending.join(10)
        assert not sending.is_alive()


def talk(playground, key: str, length: str, megabytes: int) -> bytes:
    """Post a body piece by piece until the server closes; give its answer.

    So many megabytes would be sent to a server that takes them all.
    """
    host, port = playground.host.split(":")
    head = (
        f"POST /data HTTP/1.1\r\nHost: {playground.host}\r\n"
        f"Origin: {playground.origin}\r\n{KEY}: {key}\r\n{length}\r\n\r\n"
    )
    piece = b"10000\r\n" + b"a,b\n" * 16_384 + b"\r\n"
    answer = b""
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(head.encode())
        try:
            for count in range(16 * megabytes):
                connection.sendall(piece)
                assert count < 16 * 64, "The server takes all that is sent."
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            while part := connection.recv(65_536):
                answer += part
        except ConnectionResetError:
            pass
    return answer


def memory() -> int:
    """Give the bytes that this process, and so the server in it, holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def test_a_file_that_takes_too_long_to_read_is_given_up():
    with served(Limits(read_within=1e-6)) as playground, playground.driver() as page:
        answer = sent(playground, page, table(10_000))
        assert answer.status == 408
        assert "can be read in 1e-06 seconds" in answer.json["message"]
        assert page.do("step", unit="step")["kind"] == "done"
