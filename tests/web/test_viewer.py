"""What waits for a page: answers all, of events and frames the newest."""

import asyncio
import json

from network_playground.runs.problem import Problem
from network_playground.web.rooms.viewer import MOST_ANSWERS, POLICY, Closing, Viewer


def taken(viewer, count):
    async def take():
        return [await asyncio.wait_for(viewer.next(), 1) for _ in range(count)]

    return asyncio.run(take())


def test_events_come_before_answers_and_answers_before_the_frame():
    viewer = Viewer(0)
    viewer.answer("done")
    viewer.tell("status", "status")
    viewer.show(b"frame", sequence=1, version=1)
    assert taken(viewer, 3) == ["status", "done", b"frame"]


def test_of_events_of_a_kind_and_of_frames_only_the_newest_is_sent():
    viewer = Viewer(0)
    for turn in range(3):
        viewer.tell("curve", f"curve {turn}")
        viewer.tell("status", f"status {turn}")
        viewer.answer(f"done {turn}")
    for turn in range(3):
        viewer.show(b"frame %d" % turn, sequence=turn, version=turn)
    sent = taken(viewer, 6)
    assert sent[:2] == ["curve 2", "status 2"]
    assert sent[2:] == ["done 0", "done 1", "done 2", b"frame 2"]


def test_a_frame_that_an_event_made_out_of_date_is_not_sent():
    viewer = Viewer(0)
    viewer.show(b"old layout", sequence=1, version=7)
    viewer.tell("experiment", "new layout")
    assert viewer.version is None  # so that the room shows it the present moment again
    viewer.show(b"new layout", sequence=2, version=8)
    assert taken(viewer, 2) == ["new layout", b"new layout"]
    assert viewer.acknowledge(2)


def test_two_frames_may_be_on_their_way():
    viewer = Viewer(0)
    for sequence in (1, 2):
        assert viewer.is_taking_frames
        viewer.show(b"frame", sequence, sequence)
        taken(viewer, 1)
    answers = [(viewer.acknowledge(n), viewer.is_taking_frames) for n in (3, 1, 1, 2)]
    assert answers == [(False, False), (True, True), (False, True), (True, True)]


def test_a_later_frame_on_the_screen_settles_those_before_it():
    viewer = Viewer(0)
    for sequence in (1, 2):
        viewer.show(b"frame", sequence, sequence)
        taken(viewer, 1)
    assert viewer.acknowledge(2)
    assert not viewer.acknowledge(1)


def test_a_page_that_reads_no_answers_is_closed_after_the_last_one():
    viewer = Viewer(0)
    for _ in range(MOST_ANSWERS + 5):
        viewer.answer("done")
    *answers, end = taken(viewer, MOST_ANSWERS + 1)
    assert set(answers) == {"done"}
    assert isinstance(end, Closing) and end.code == POLICY


def test_the_first_reason_to_close_is_the_one_that_is_told():
    viewer = Viewer(0)
    viewer.end(1012, "restart")
    viewer.end(1008, "policy")
    assert taken(viewer, 1) == [Closing(1012, "restart")]


def test_a_problem_names_the_command_and_the_field():
    viewer = Viewer(0)
    viewer.refuse(Problem("Expected more.", "seed"), 7)
    assert json.loads(taken(viewer, 1)[0]) == {
        "kind": "problem",
        "number": 7,
        "message": "Expected more.",
        "field": "seed",
    }
