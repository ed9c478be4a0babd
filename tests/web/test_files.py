"""What a person takes home they can bring back, and nobody else can have either."""

import json
import zipfile
from io import BytesIO

import numpy as np
import pytest

from network_playground.sessions.run_file import run_file
from network_playground.sessions.session import Session
from network_playground.web.pages.files import FILES
from tests.web.asking import ask, everything, key_of

ROUTES = [("GET", f"/files/{name}") for name in FILES] + [
    ("POST", "/run"),
    ("POST", "/data"),
    ("POST", "/data/plan"),
]


def trained(playground, steps=3):
    page = playground.driver()
    for _ in range(steps):
        page.do("step", unit="step")
    page.frame(lambda frame: frame["step"] == steps)
    return page


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize("key", [None, "", "x", "A" * 22, "../../etc/passwd"])
def test_no_file_passes_without_the_key(playground, method, path, key):
    body = b"" if method == "POST" else None
    answer = ask(playground, path, body, key)
    assert answer.status == 403
    assert "Expected the key" in answer.json["message"]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_the_id_to_follow_is_no_key(playground, method, path):
    with playground.driver() as page:
        body = b"" if method == "POST" else None
        assert ask(playground, path, body, page.told("welcome")["follow"]).status == 403


@pytest.mark.parametrize("path", ["/run", "/data", "/data/plan"])
def test_a_foreign_page_brings_nothing(playground, path):
    with playground.driver() as page:
        answer = ask(playground, path, b"a,b", key_of(page), "http://evil.example")
        assert answer.status == 403


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_attached_under_its_name_and_not_kept(playground, name):
    with trained(playground) as page:
        answer = ask(playground, f"/files/{name}", None, key_of(page))
        assert answer.status == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-type"] == FILES[name].kind
        assert answer.content


@pytest.mark.parametrize(
    "name", ["run", "x.json", "..%2f..%2fREADME.md", "%00", "run.json%00.py", "C:"]
)
def test_there_is_no_file_of_another_name(playground, name):
    with playground.driver() as page:
        assert ask(playground, f"/files/{name}", None, key_of(page)).status == 404


def test_the_weights_are_those_of_the_moment(playground):
    with trained(playground) as page:
        answer = ask(playground, "/files/weights.npz", None, key_of(page))
        layout = page.told("experiment")["layout"]
        (row,) = [r for r in layout if (r["name"], r["layer"]) == ("weights", 1)]
        with np.load(BytesIO(answer.content), allow_pickle=False) as arrays:
            weights = arrays["weights_1"]
        start = row["offset"]
        shown = everything(page)[start : start + weights.size]
        assert weights.reshape(-1).tolist() == shown
        assert zipfile.is_zipfile(BytesIO(answer.content))


def test_a_run_is_opened_where_it_was_saved_also_in_another_room(playground):
    with trained(playground, 5) as page, playground.driver() as other:
        saved = ask(playground, "/files/run.json", None, key_of(page)).content
        assert ask(playground, "/run", saved, key_of(other)).status == 204
        other.frame(lambda frame: frame["step"] == 5)
        assert everything(other) == everything(page)
        curve = json.loads(saved)["run"]["curve"]
        assert other.told("curve")["points"] == curve
        assert other.do("undo")["kind"] == "done"
        other.frame(lambda frame: frame["step"] == 0)


def test_the_same_run_is_taken_home_again(playground):
    with trained(playground, 2) as page:
        saved = ask(playground, "/files/run.json", None, key_of(page)).content
        assert ask(playground, "/run", saved, key_of(page)).status == 204
        page.frame(lambda frame: frame["revision"] > 0)
        assert ask(playground, "/files/run.json", None, key_of(page)).content == saved


def good_run() -> bytes:
    return run_file(Session(step=2).trial).encode()


def with_a_flipped_byte() -> bytes:
    run = good_run()
    place = run.index(b'"seed":0') + len(b'"seed":')
    return run[:place] + b"1" + run[place + 1 :]


def of_a_newer_version() -> bytes:
    return json.dumps({**json.loads(good_run()), "version": 99}).encode()


BROKEN_RUNS = {
    "an empty file": (b"", "Expected a saved run"),
    "a pickle": (b"\x80\x04\x95\x0b\x00\x00\x00cos\nsystem\n.", "found"),
    "an npz archive": (b"PK\x03\x04" + bytes(100), "found"),
    "a truncated run": (good_run()[:-300], "Expected a saved run"),
    "a flipped byte": (with_a_flipped_byte(), "changed or damaged"),
    "a newer version": (of_a_newer_version(), "newer Network Playground"),
    "another JSON file": (b'{"a": 1}', "expected 'network-playground-run'"),
    "a deep nest": (b"[" * 200_000, "Expected a saved run"),
    "NaN": (b'{"weights": [NaN]}', "finite numbers"),
}


@pytest.mark.parametrize("name", BROKEN_RUNS)
def test_a_run_that_cannot_be_opened_is_refused_and_the_current_one_kept(
    playground, name
):
    content, sentence = BROKEN_RUNS[name]
    with trained(playground) as page:
        before = everything(page)
        answer = ask(playground, "/run", content, key_of(page))
        assert answer.status == 422
        assert sentence in answer.json["message"]
        page.do("focus_example", index=0)
        page.frame()
        assert everything(page) == before
        assert page.told("frame")["step"] == 3


def test_a_link_is_drawn_as_a_code_unless_it_is_too_long(playground):
    answer = ask(playground, "/link/qr.svg?fragment=%23data%3Dxor%26step%3D5")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert ask(playground, f"/link/qr.svg?fragment={'x' * 1_000}").status == 200
    for long in ("x" * 1_101, "%E2%82%AC" * 1_000):  # 1 000 times €
        answer = ask(playground, f"/link/qr.svg?fragment={long}")
        assert answer.status == 414
        assert "link: expected at most 1,100 bytes" in answer.json["message"]
