"""The code that a phone scans to follow."""

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.patience import PATIENCE


def test_the_code_of_a_playground_is_a_picture(playground):
    with playground.driver() as page:
        follow = page.told("welcome")["follow"]
        address = f"{playground.origin}/follow/{follow}/qr.svg"
        with urlopen(address, timeout=PATIENCE) as answer:
            assert answer.headers["content-type"] == "image/svg+xml"
            assert b"<svg" in answer.read()


def test_nobody_has_no_code(playground):
    with pytest.raises(HTTPError, match="404") as refused:
        urlopen(f"{playground.origin}/follow/nobody/qr.svg", timeout=PATIENCE)
    refused.value.close()
