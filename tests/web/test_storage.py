"""What rooms hold outlives the server, and whoever has the key finds it again."""

import json
import logging
import os
import sqlite3

import numpy as np
import pytest

from network_playground.runs.own_table import Offer
from network_playground.sessions.session import Session
from network_playground.web.rooms.rooms import Limits
from network_playground.web.rooms.storage import (
    Kept,
    Storage,
    content_of,
    session_of,
    usual_place,
)
from network_playground.web.server import opened_storage
from tests.sessions.acting import do
from tests.web.served import eventually, served

OFTEN = Limits(keep_every=0.02)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "playgrounds.sqlite"


@pytest.fixture
def storage(path):
    opened = Storage(path)
    yield opened
    opened.close()


def train(driver, steps):
    """Take some whole steps; gives the frame of the moment."""
    for _ in range(steps):
        driver.do("step", unit="step")
    return driver.frame(lambda frame: frame["step"] == steps)


def tinker(driver):
    """Train, change a weight by hand, and stop within a step, at another speed."""
    train(driver, 20)
    driver.do("set_parameter", name="weights", layer=1, index=[0, 0], value=0.5)
    driver.do("set_speed", speed=2)
    driver.do("step", unit="phase")
    driver.send("step", unit="phase")
    return driver.frame(lambda frame: frame["phase"]["index"] == 1)


def numbers(frame):
    return np.array(frame["numbers"])


def test_a_restart_of_the_server_loses_nothing(path):
    with served(storage=Storage(path)) as first, first.driver() as driver:
        before = tinker(driver)
        told = driver.told("welcome")
    with served(storage=Storage(path)) as second:
        with second.driver(told["key"]) as driver:
            welcome = driver.told("welcome")
            after = driver.told("frame")
            assert (welcome["key"], welcome["follow"]) == (told["key"], told["follow"])
            assert after["step"] == before["step"] == 20
            assert after["phase"] == before["phase"]
            assert driver.told("status")["speed"] == 2
            np.testing.assert_array_equal(numbers(after), numbers(before))
            driver.send("step", unit="phase")  # it goes on
            driver.frame(lambda frame: frame["phase"] != after["phase"])


def test_what_a_power_cut_leaves_is_seconds_old_at_most(path):
    with served(OFTEN, Storage(path)) as running, running.driver() as driver:
        train(driver, 7)
        key = driver.told("welcome")["key"]
        other = Storage(path)  # who looks at the file while the server is alive

        def is_kept():
            kept = other.find("key", key)
            return kept and session_of(kept).frame().header["step"] == 7

        eventually(is_kept)
        other.close()
        assert running.rooms.find(key)


def test_a_room_that_was_closed_opens_again_for_who_has_its_key(path):
    limits = Limits(forget_after=0.1, keep_every=0.02)
    with served(limits, Storage(path)) as running:
        with running.driver() as driver:
            train(driver, 3)
            key = driver.told("welcome")["key"]
        eventually(lambda: len(running.rooms) == 0)
        with running.driver(key) as driver:
            assert driver.told("frame")["step"] == 3


def test_who_drives_and_who_follows_come_back_to_one_room(path):
    with served(storage=Storage(path)) as first, first.driver() as driver:
        told = driver.told("welcome")
    with served(storage=Storage(path)) as second:
        with second.follower(told["follow"]) as follower:
            with second.driver(told["key"]) as driver:
                train(driver, 2)
                follower.frame(lambda frame: frame["step"] == 2)
            assert len(second.rooms) == 1


def test_an_id_that_follows_is_no_key(path):
    with served(storage=Storage(path)) as first, first.driver() as driver:
        told = driver.told("welcome")
    with served(storage=Storage(path)) as second:
        with second.driver(told["follow"]) as driver:
            assert driver.told("welcome")["key"] not in (told["key"], told["follow"])


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"run": null, "speed": 1}', '{"run": {"version": 99}}'],
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(path, content, caplog):
    key, follow = "k" * 22, "f" * 22
    storage = Storage(path)
    storage.keep([Kept(key, follow, content)])
    with caplog.at_level(logging.WARNING), served(storage=storage) as running:
        with running.driver(key) as driver:
            assert driver.told("welcome")["key"] != key
            assert driver.told("frame")["step"] == 0
    assert "could not be opened again" in caplog.text


def test_a_speed_that_there_is_not_is_refused():
    content = content_of(Session()).replace('"speed": ', '"speed": 9')
    with pytest.raises(IndexError):
        session_of(Kept("k", "f", content))


def test_the_newest_playgrounds_are_kept(storage, monkeypatch):
    monkeypatch.setattr("network_playground.web.rooms.storage.MOST_ROWS", 2)
    for name in "abc":
        storage.keep([Kept(name, name, "{}")])
    assert storage.find("key", "a") is None
    assert storage.find("key", "b") and storage.find("follow", "c")


def test_only_its_owner_may_read_what_is_kept(path):
    path.parent.mkdir(mode=0o700)
    path.with_name(f"{path.name}-wal").touch(0o644)  # that an earlier server left
    before = os.umask(0o022)
    try:
        storage = Storage(path)
        storage.keep([Kept("a", "b", "{}")])
    finally:
        os.umask(before)
    files = {file.name for file in path.parent.iterdir()}
    assert files == {f"{path.name}{ending}" for ending in ("", "-wal", "-shm")}
    for file in (path.parent, *path.parent.iterdir()):
        assert file.stat().st_mode & 0o077 == 0
    storage.close()


def test_a_persons_own_table_outlives_the_server_while_they_look_at_other_data():
    rows = "".join(f"{n % 5};{n % 2}\n" for n in range(40))

    def bring(session):
        session.offer = Offer("mine", f"x;kind\n{rows}", "UTF-8")
        do(session, "use_table", target="kind", missing="median")

    for elsewhere in ({}, {"data": "xor"}):
        session = Session()
        bring(session)
        do(session, "set_experiment", experiment=elsewhere)
        again = session_of(Kept("k", "f", content_of(session)))
        do(again, "set_experiment", experiment={"data": "own"})
        assert again.trial.run.dataset.title == "mine"
    table = json.loads(content_of(again))
    assert table["own"] is None and table["run"]["own"]["title"] == "mine"


def test_where_nothing_can_be_kept_the_server_says_so_and_goes_on(tmp_path, caplog):
    (tmp_path / "file").write_text("no folder")
    with caplog.at_level(logging.WARNING):
        assert opened_storage(tmp_path / "file" / "playgrounds.sqlite") is None
        broken = tmp_path / "broken.sqlite"
        broken.write_bytes(b"this is no database, and was never one" * 100)
        assert opened_storage(broken) is None
    assert caplog.text.count("last as long as this server") == 2


def test_a_file_that_breaks_later_is_told_and_nothing_else_ends(path, caplog):
    storage = Storage(path)
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE playgrounds")
    with caplog.at_level(logging.WARNING):
        storage.keep([Kept("a", "b", "{}")])
        assert storage.find("key", "a") is None
    assert "could not be kept" in caplog.text and "could not be read" in caplog.text
    storage.close()
    database.close()


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", "state/network-playground/playgrounds.sqlite"),
        ("darwin", "Library/Application Support/network-playground/playgrounds.sqlite"),
    ],
)
def test_each_system_has_its_place_for_it(tmp_path, monkeypatch, platform, place):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("sys.platform", platform)
    assert usual_place() == tmp_path / place
