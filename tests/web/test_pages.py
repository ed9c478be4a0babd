"""Pages and files: of the right kind, fresh, and nothing from outside the house."""

import re
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from starlette.testclient import TestClient

from network_playground import __version__
from network_playground.web.pages.pages import folder
from network_playground.web.server import create_app
from tests.patience import PATIENCE


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app(), base_url="http://localhost:8000") as client:
        yield client


def test_the_first_page_names_the_playground(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert "Network Playground" in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/beside", "/beside/half", "/nowhere", "/follow/nobody"]
)
def test_a_page_has_no_script_or_style_of_its_own_and_loads_only_ours(client, path):
    text = client.get(path, headers={"accept": "text/html"}).text
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", text)
    for address in re.findall(r'(?:src|href)="([^"]*)"', text):
        assert address.startswith("/") and not address.startswith("//")
        if address.startswith("/static/"):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("main.js", "text/javascript; charset=utf-8"),
        ("vendor/preact.mjs", "text/javascript; charset=utf-8"),
        ("styles/tokens.css", "text/css; charset=utf-8"),
        ("vendor/fonts/inter.woff2", "font/woff2"),
        ("favicon.svg", "image/svg+xml"),
    ],
)
def test_a_file_has_the_kind_that_browsers_insist_on(client, file, kind):
    answer = client.get(f"/static/{file}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.content == (folder("static") / file).read_bytes()


def test_a_file_that_did_not_change_is_not_sent_again(client):
    first = client.get("/static/main.js")
    assert first.headers["cache-control"] == "no-cache"
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get("/static/main.js", headers=tag)
    assert again.status_code == 304 and not again.content
    assert again.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pyproject.toml",
        "/static/..%2fpyproject.toml",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static//etc/passwd",
        "/static/..%5cpyproject.toml",
        "/static/C:%5cwindows",
        "/static/%00",
        "/static/",
        "/static/styles",
        "/static/" + "a" * 5000,
        "/docs",
        "/redoc",
        "/openapi.json",
        "/follow/",
        "/socket",
    ],
)
def test_there_is_nothing_else(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.text == "There is no page at this address.\n"


@pytest.mark.parametrize("path", ["/nowhere", "/static/nowhere.js"])
def test_a_person_is_told_so_on_a_page_that_leads_back(client, path):
    answer = client.get(path, headers={"accept": "text/html,*/*"})
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("follow", ["nobody", "A" * 22, "<script>", "%00", "A" * 3000])
def test_who_follows_nobody_gets_a_friendly_page(client, follow):
    answer = client.get(f"/follow/{follow}")
    assert answer.status_code == 404
    assert "Nothing to follow here" in answer.text
    assert "<script>" not in answer.text


def test_who_follows_somebody_gets_a_page_that_knows_whom(playground):
    with playground.driver() as page:
        welcome = page.told("welcome")
        assert welcome["version"] == __version__
        address = f"{playground.origin}/follow/{welcome['follow']}"
        with urlopen(address, timeout=PATIENCE) as answer:
            text = answer.read().decode()
        assert f'"/follow/{welcome["follow"]}/socket"' in text
        assert welcome["key"] not in text
        with pytest.raises(HTTPError, match="404") as refused:
            urlopen(f"{playground.origin}/follow/{welcome['key']}", timeout=PATIENCE)
        refused.value.close()


def test_the_server_says_that_it_is_well(client):
    answer = client.get("/healthz")
    assert answer.text == "ok\n"
    assert answer.headers["cache-control"] == "no-store"
