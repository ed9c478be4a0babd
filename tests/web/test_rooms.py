"""Rooms live beside each other, and those that nobody looks at come to an end."""

import pytest

from network_playground.web.rooms.rooms import Limits
from tests.web.served import eventually, served

FULL_SPEED = 8
HEAVY = {"data": "digits", "hidden": [512, 256], "batch_size": 256}


def test_a_command_takes_effect_while_another_room_trains_at_full_speed(playground):
    with playground.driver() as busy, playground.driver() as other:
        busy.do("set_speed", speed=FULL_SPEED)
        busy.do("play")
        for _ in range(20):
            assert other.do("step", unit="phase")["kind"] == "done"
        step = busy.frame()["step"]
        busy.frame(lambda frame: frame["step"] > step)


def test_a_step_that_takes_long_keeps_only_its_own_room_waiting(playground):
    with playground.driver() as busy, playground.driver() as other:
        busy.do("set_experiment", experiment=HEAVY)
        busy.do("set_speed", speed=FULL_SPEED)
        busy.do("play")
        for _ in range(20):
            assert other.do("focus_example", index=0)["kind"] == "done"
        assert busy.do("pause")["kind"] == "done"


def test_a_room_that_nobody_looks_at_pauses_and_keeps_its_moment():
    with served(Limits(pause_after=0.05)) as playground:
        with playground.driver() as page:
            page.do("set_speed", speed=FULL_SPEED)
            page.do("play")
            step = page.frame(lambda frame: frame["step"] > 0)["step"]
            assert playground.rooms.training == 1
        eventually(lambda: playground.rooms.training == 0)
        with playground.driver(page.told("welcome")["key"]) as again:
            assert again.told("frame")["step"] >= step
            assert not again.told("status")["is_playing"]


def test_a_room_with_a_follower_goes_on_without_its_driver():
    with served(Limits(pause_after=0.01)) as playground:
        driver = playground.driver()
        with playground.follower(driver.told("welcome")["follow"]) as follower:
            driver.do("set_speed", speed=FULL_SPEED)
            driver.do("play")
            step = follower.frame(lambda frame: frame["step"] > 0)["step"]
            driver.close()
            later = follower.frame(lambda frame: frame["step"] > step + 20)
            assert later["is_playing"]


def test_a_room_is_forgotten_when_nobody_comes_back():
    with served(Limits(forget_after=0.05)) as playground:
        with playground.driver() as page:
            assert len(playground.rooms) == 1
        eventually(lambda: len(playground.rooms) == 0)
        key, follow = page.told("welcome")["key"], page.told("welcome")["follow"]
        with playground.follower(follow) as follower:
            assert follower.close_code() == 4404
        with playground.driver(key) as again:
            assert again.told("welcome")["key"] != key


def test_a_room_that_is_looked_at_is_never_forgotten():
    with served(Limits(forget_after=0.02)) as playground, playground.driver() as page:
        for _ in range(20):
            page.do("step")
        with playground.driver() as other:
            other.do("step")
        eventually(lambda: len(playground.rooms) == 1)
        assert page.do("step")["kind"] == "done"


def test_a_full_house_refuses_newcomers_and_serves_who_is_there():
    with served(Limits(most_rooms=2)) as playground:
        first, second = playground.driver(), playground.driver()
        with playground.page() as third:
            third.hello()
            problem = third.next()
            assert problem["kind"] == "problem" and "in use" in problem["message"]
            assert third.close_code() == 1013
        assert first.do("step")["kind"] == "done"
        second.close()
        first.close()
        with playground.driver() as fourth:  # in the room that was left the longest ago
            assert fourth.told("frame")["step"] == 0
            assert len(playground.rooms) == 2


def test_a_restart_says_so_to_every_page():
    with served() as playground:
        driver = playground.driver()
        follower = playground.follower(driver.told("welcome")["follow"])
        follower.frame()
        driver.do("set_speed", speed=FULL_SPEED)
        driver.do("play")
    assert driver.close_code() == 1012
    assert follower.close_code() == 1012
    driver.close()
    follower.close()


@pytest.mark.parametrize("rooms", [12])
def test_rooms_share_the_time_evenly(rooms):
    with served() as playground:
        pages = [playground.driver() for _ in range(rooms)]
        for page in pages:
            page.do("set_speed", speed=FULL_SPEED)
            page.do("play")
        for page in pages:
            page.frame(lambda frame: frame["step"] > 200)
        assert playground.rooms.training == rooms
        for page in pages:
            page.close()


def test_a_room_whose_landscape_is_done_no_longer_counts_as_one_that_trains():
    with served() as playground, playground.driver() as page:
        page.do("set_experiment", experiment={"data": "xor", "hidden": [2]})
        assert page.do("draw_landscape", by="random", seed=1)["kind"] == "done"
        page.until(lambda message: message["kind"] == "landscape")
        eventually(lambda: playground.rooms.training == 0)
