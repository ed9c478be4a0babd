"""A page drives its playground, whatever it or the network does."""

import pytest

from tests.web.served import Page


def position(page: Page):
    frame = page.told("frame")
    return frame["step"], frame["phase"]["index"]


def test_a_new_page_is_told_everything_before_its_first_frame(page):
    kinds = [message["kind"] for message in page.received]
    assert kinds == ["welcome", "experiment", "curve", "status", "frame"]
    welcome, experiment, _, status, frame = page.received
    assert welcome["role"] == "driver"
    assert welcome["key"] != welcome["follow"]
    assert {len(welcome["key"]), len(welcome["follow"])} == {22}
    assert welcome["catalog"]["speeds"]
    assert frame["revision"] == experiment["revision"]
    assert frame["step"] == 0 and not status["is_playing"]


def test_a_frame_has_exactly_the_numbers_that_the_layout_names(page):
    layout = page.told("experiment")["layout"]
    sizes = [1 for _ in layout]
    for place, array in enumerate(layout):
        for length in array["shape"]:
            sizes[place] *= length
    offsets = [array["offset"] for array in layout]
    assert offsets == [sum(sizes[:place]) for place in range(len(sizes))]
    assert len(page.told("frame")["numbers"]) == sum(sizes)


def test_a_step_changes_the_picture_and_back_restores_it(page):
    opening = page.told("frame")["numbers"]
    assert page.do("step", unit="phase")["kind"] == "done"
    page.frame(lambda frame: frame["phase"]["index"] == 1)
    assert page.told("frame")["numbers"] != opening
    assert page.do("back", unit="phase")["kind"] == "done"
    page.frame(lambda frame: frame["phase"]["index"] == 0)
    assert page.told("frame")["numbers"] == opening


def test_playing_shows_ever_later_steps_and_says_how_fast(page):
    page.do("set_speed", speed=len(page.told("welcome")["catalog"]["speeds"]) - 1)
    page.do("play")
    frame = page.frame(lambda frame: frame["steps_per_second"] is not None)
    assert frame["step"] > 100 and frame["steps_per_second"] > 100
    assert frame["phase"]["name"] == "repeat"
    page.do("pause")
    assert not page.until(lambda m: m["kind"] == "frame")["is_playing"]


def test_a_slow_speed_goes_phase_by_phase(page):
    page.do("set_speed", speed=3)
    page.do("play")
    seen = [page.frame()["phase"]["index"] for _ in range(3)]
    assert seen == [seen[0], seen[0] + 1, seen[0] + 2]
    assert page.told("frame")["steps_per_second"] is None


def test_another_experiment_comes_with_frames_of_its_own_layout(page):
    page.do("set_speed", speed=6)
    page.do("play")
    assert page.do("set_experiment", experiment={"hidden": [3, 2]})["kind"] == "done"
    assert page.told("experiment")["network"]["sizes"] == [12, 3, 2, 1]
    revision = page.told("experiment")["revision"]
    last = page.told("experiment")["layout"][-1]
    frame = page.frame(lambda frame: frame["revision"] == revision)
    size = last["offset"] + last["shape"][0]
    assert len(frame["numbers"]) == size
    # No frame of the old network comes after the new one was introduced.
    told = page.received.index(page.told("experiment"))
    late = [m for m in page.received[told:] if m["kind"] == "frame"]
    assert {frame["revision"] for frame in late} == {revision}


def test_a_known_key_resumes_the_same_moment(playground, page):
    page.do("step", unit="epoch")
    before = page.frame(lambda frame: frame["step"] > 0)
    page.close()
    with playground.driver(page.told("welcome")["key"]) as again:
        assert again.told("welcome")["key"] == page.told("welcome")["key"]
        assert again.told("frame")["step"] == before["step"]
        assert again.told("frame")["numbers"] == before["numbers"]


@pytest.mark.parametrize("key", [None, "A" * 22, "no key", "../../etc/passwd", ""])
def test_an_unknown_key_opens_a_new_playground(playground, key):
    with playground.driver(key) as page:
        assert page.told("welcome")["key"] != key
        assert page.told("frame")["step"] == 0


def test_a_command_that_is_sent_again_is_applied_once(playground):
    with playground.driver(client="tab-1") as page:
        key = page.told("welcome")["key"]
        page.do("step", unit="phase")
        page.send("step", unit="phase")  # the connection is lost before its answer
    with playground.driver(key, client="tab-1") as again:
        for number in (1, 2, 3):
            again.say({"kind": "step", "number": number, "unit": "phase"})
        for number in (1, 2, 3):
            done = again.until(lambda m, n=number: m.get("number") == n)
            assert done["kind"] == "done"
        if position(again) != (0, 3):
            again.frame(lambda frame: frame["phase"]["index"] == 3)
        again.do("pause")  # a later answer: nothing more was applied
        assert position(again) == (0, 3)


def test_a_command_that_was_refused_is_refused_again(playground):
    with playground.driver(client="tab-1") as page:
        key = page.told("welcome")["key"]
        refused = page.do("step", unit="fortnight")
    with playground.driver(key, client="tab-1") as again:
        assert again.do("step", unit="fortnight") == refused


def test_two_pages_of_one_playground_number_their_commands_apart(playground, page):
    page.do("step", unit="phase")
    with playground.driver(page.told("welcome")["key"]) as other:
        assert other.do("step", unit="phase")["kind"] == "done"
        other.frame(lambda frame: frame["phase"]["index"] == 2)
    page.frame(lambda frame: frame["phase"]["index"] == 2)


def test_a_page_hears_that_the_server_is_alive_where_nothing_happens(
    playground, monkeypatch
):
    monkeypatch.setattr("network_playground.web.socket.SILENCE", 0.01)
    with playground.driver() as page:
        for _ in range(2):
            assert page.until(lambda message: message["kind"] == "alive")
        assert page.do("step")["kind"] == "done"
