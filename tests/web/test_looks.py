"""Whoever looks about quickly is slowed down, never shut out."""

import asyncio

import pytest

from network_playground.web.rooms.viewer import MOST_LOOKS, POLICY, Closing, Viewer


def place(node: int) -> dict[str, object]:
    return {"name": "weights", "layer": 1, "index": [node, 0]}


@pytest.fixture(params=["driver", "follower"])
def looker(request, playground, page):
    if request.param == "driver":
        yield page
        return
    with playground.follower(page.told("welcome")["follow"]) as follower:
        follower.frame()
        yield follower


def test_the_newest_of_many_looks_at_once_is_shown(looker):
    for turn in range(MOST_LOOKS - 1):
        looker.say({"kind": "look", "places": [place(turn % 4)]})
    looker.say({"kind": "look", "places": [place(7)]})
    frame = looker.frame(lambda f: [p["index"] for p in f["looked"]] == [[7, 0]])
    assert frame["looked"][0]["name"] == "weights"
    assert all(told["kind"] != "problem" for told in looker.received)


def test_looks_that_are_too_many_are_refused_once_and_the_connection_stays(
    looker, page
):
    for turn in range(10 * MOST_LOOKS):
        looker.say({"kind": "look", "places": [place(turn % 4)]})
    problem = looker.until(lambda message: message["kind"] == "problem")
    assert problem["message"] == "Slow down: expected fewer looks at once."
    assert (problem["number"], problem["field"]) == (None, "places")
    for phase in (1, 2):
        assert page.do("step", unit="phase")["kind"] == "done"
        looker.frame(lambda f, phase=phase: f["phase"]["index"] == phase)


def test_a_refusal_is_told_once_until_a_look_is_allowed_again():
    viewer = Viewer(0.0)
    allowed = [viewer.may_look(0.0) for _ in range(MOST_LOOKS + 300)]
    assert allowed == [True] * MOST_LOOKS + [False] * 300
    assert not viewer.is_ending
    assert [viewer.may_look(now) for now in (0.01, 0.2, 0.2)] == [False, True, True]
    assert not viewer.may_look(0.2)
    assert count_waiting(viewer) == 2


def count_waiting(viewer: Viewer) -> int:
    """Count what there is to send, and see that nothing else is."""

    async def count() -> int:
        viewer.end(POLICY, "The test is over.")
        told = 0
        while not isinstance(await viewer.next(), Closing):
            told += 1
        return told

    return asyncio.run(count())
