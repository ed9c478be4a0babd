"""What all tests share: hypothesis' examples in every run, and nothing left open."""

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

from network_playground.threads import use_one_thread

use_one_thread()  # before any test imports NumPy

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


def pytest_collection_finish() -> None:
    """Leave the tests themselves out of every later search for what is left."""
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def nothing_is_left_open() -> Iterator[None]:
    """Fail where a file, a socket, a process or a loop was left for others to close.

    They warn when they are collected, a warning is an error, and pytest tells of it: so
    it has to happen here, and not somewhere in a test of another module.
    """
    yield
    gc.collect()
