"""Others watch: the same moments, never a word to say, and nobody is slowed."""

import pytest

from network_playground.web.rooms.audience import Audience
from network_playground.web.rooms.room import Room
from tests.web.served import Served

FULL_SPEED = 8


@pytest.fixture
def driver(playground: Served):
    with playground.driver() as page:
        yield page


@pytest.fixture
def follow(driver):
    return driver.told("welcome")["follow"]


def test_a_follower_sees_what_the_driver_sees(playground, driver, follow):
    with playground.follower(follow) as follower:
        assert follower.frame()["numbers"] == driver.told("frame")["numbers"]
        welcome = follower.told("welcome")
        assert welcome["role"] == "follower" and welcome["follow"] == follow
        assert "key" not in welcome
        for _ in range(5):
            driver.do("step", unit="phase")
        seen = follower.frame(lambda frame: frame["phase"]["index"] == 5)
        shown = driver.frame(lambda frame: frame["phase"]["index"] == 5)
        assert seen["numbers"] == shown["numbers"]
        assert seen["sequence"] == shown["sequence"]


def test_who_joins_late_sees_the_present_moment_at_once(playground, driver, follow):
    driver.do("step", unit="epoch")
    driver.do("step", unit="phase")
    shown = driver.frame(lambda f: f["step"] > 0 and f["phase"]["index"] == 0)
    with playground.follower(follow) as follower:
        kinds = [follower.next()["kind"] for _ in range(5)]
        assert kinds == ["welcome", "experiment", "curve", "status", "frame"]
        assert follower.told("frame")["numbers"] == shown["numbers"]
        assert follower.told("frame")["step"] == shown["step"]
        assert follower.told("experiment") == driver.told("experiment")


@pytest.mark.parametrize("kind", ["play", "step", "reset", "hello", "explode"])
def test_a_follower_cannot_command(playground, driver, follow, kind):
    with playground.follower(follow) as follower:
        follower.frame()
        follower.send(kind)
        problem = follower.until(lambda message: message["kind"] == "problem")
        assert problem["message"] == "Followers watch; they cannot command."
    driver.do("pause")
    assert driver.told("frame")["step"] == 0
    assert driver.told("frame")["phase"]["index"] == 0
    assert not driver.told("status")["is_playing"]


def test_a_follower_that_insists_is_cut_off(playground, follow):
    with playground.follower(follow) as follower:
        follower.frame()
        for _ in range(3):
            follower.send("play")
        assert follower.close_code() == 1008


def test_what_a_follower_is_served_with_leads_to_no_session(playground, driver):
    opened = playground.rooms.find(driver.told("welcome")["key"])
    assert isinstance(opened.room.audience, Audience)
    seen, left = set(), [opened.room.audience]
    while left:
        thing = left.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        assert not isinstance(thing, Room)
        room = type(thing).__module__.removeprefix("network_playground.").split(".")[0]
        assert room not in {"sessions", "exports", "measures", "words", "runs"}
        left += vars(thing).values() if hasattr(thing, "__dict__") else []
        left += thing if isinstance(thing, list | set | tuple) else []
    assert len(seen) > 3


@pytest.mark.parametrize("follow", ["A" * 22, "short", "A" * 2000, "%00", "..%5c..%5c"])
def test_an_id_that_nobody_has_ends_the_connection_for_good(playground, follow):
    with playground.follower(follow) as follower:
        assert follower.next()["kind"] == "problem"
        assert follower.close_code() == 4404


def test_the_key_of_the_driver_follows_nothing(playground, driver):
    with playground.follower(driver.told("welcome")["key"]) as follower:
        assert follower.next()["kind"] == "problem"
        assert follower.close_code() == 4404


def test_a_slow_follower_gets_fewer_and_fresh_frames(playground, driver, follow):
    with playground.follower(follow) as slow:
        slow.is_acknowledging = False
        slow.frame()
        driver.do("set_speed", speed=FULL_SPEED)
        driver.do("play")
        ages = []
        for _ in range(4):
            # While it does not say that it has shown them, it gets two and no more.
            while len(unacknowledged(slow)) < 2:
                slow.frame()
            for _ in range(15):
                newest = driver.frame()
            with pytest.raises(TimeoutError):
                slow.next(0.001)
            sequence = unacknowledged(slow)[-1]
            ages.append(newest["sequence"] - sequence)
            slow.shown(sequence)
            slow.acknowledged = sequence
            fresh = slow.frame()
            assert fresh["sequence"] >= newest["sequence"]
        assert min(ages) >= 10
        slow_frames = [m for m in slow.received if m["kind"] == "frame"]
        driver_frames = [m for m in driver.received if m["kind"] == "frame"]
        assert len(slow_frames) <= 10 < 60 <= len(driver_frames)


def unacknowledged(page):
    last = getattr(page, "acknowledged", 0)
    frames = [m["sequence"] for m in page.received if m["kind"] == "frame"]
    return [sequence for sequence in frames if sequence > last]


def test_followers_that_never_read_slow_nobody(playground, driver, follow):
    stuck = [playground.follower(follow) for _ in range(10)]
    for page in stuck:
        page.is_acknowledging = False
    driver.do("set_speed", speed=FULL_SPEED)
    driver.do("play")
    first = driver.frame()
    last = [driver.frame() for _ in range(60)][-1]
    assert last["sequence"] - first["sequence"] <= 62  # hardly any was left out
    for page in stuck:
        page.close()
