"""Requests as the page of a driver makes them, to a real server."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from network_playground.web.pages.files import KEY
from tests.patience import PATIENCE
from tests.web.served import Page, Served


@dataclass(frozen=True)
class Answer:
    status: int
    content: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.content)


def ask(
    playground: Served,
    path: str,
    body: bytes | None = None,
    key: str | None = None,
    origin: str | None = None,
) -> Answer:
    """GET without a body, POST with one, as a page of ours does."""
    connection = HTTPConnection(playground.host, timeout=PATIENCE)
    headers = {"Origin": origin or playground.origin}
    if key is not None:
        headers[KEY] = key
    connection.request("GET" if body is None else "POST", path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    named = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, content, named)


def key_of(page: Page) -> str:
    key = page.told("welcome")["key"]
    assert isinstance(key, str)
    return key


def everything(page: Page) -> list[float]:
    """Give the numbers of the last frame."""
    numbers = page.told("frame")["numbers"]
    assert isinstance(numbers, list)
    return numbers
