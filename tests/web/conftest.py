"""One server for all tests that need no limits of their own."""

from collections.abc import Iterator

import pytest

from tests.web.served import Page, Served, served


@pytest.fixture(scope="session")
def playground() -> Iterator[Served]:
    with served() as address:
        yield address


@pytest.fixture
def page(playground: Served) -> Iterator[Page]:
    with playground.driver() as driver:
        yield driver
