"""A moment that was saved comes back to the last bit, or is refused with a sentence."""

import json

import pytest

from app.playground.problem import Problem
from app.playground.session import Session
from app.playground.timeline import Moment
from tests.playground.acting import POINTS, do, seen


@pytest.fixture
def session():
    return Session(POINTS)


SAVED_AT = [Moment(0, 0), Moment(3, 4), Moment(70, 6), Moment(70, 7)]


@pytest.mark.parametrize("moment", SAVED_AT)
def test_a_saved_moment_is_restored_to_the_last_bit(session, moment):
    do(session, "set_learning_rate", value=0.05)
    do(session, "step", unit="epoch")
    do(session, "freeze", name="weights", layer=1, index=[0, 0])
    do(session, "set_parameter", name="biases", layer=2, index=[0], value=-1)
    session.timeline.go(Moment(80, 0))
    session.timeline.go(moment)
    saved = json.loads(json.dumps(session.saved(), allow_nan=False))
    again = Session.restored(saved)
    assert seen(again) == seen(session)
    assert again.timeline.furthest == session.timeline.furthest
    assert again.saved() == saved
    do(session, "step", unit="step")
    do(again, "step", unit="step")
    assert seen(again) == seen(session)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"experiment": None},
        {"experiment": {"seed": -1}},
        {"edits": 5},
        {"edits": [3]},
        {"edits": [{"kind": "x"}]},
        {"edits": [{"kind": "set_learning_rate", "value": float("nan")}]},
        {
            "edits": [
                {
                    "kind": "freeze",
                    "name": "weights",
                    "layer": 9,
                    "index": [0, 0],
                }
            ]
        },
        {"moment": None},
        {"moment": [1]},
        {"moment": [1, 99]},
        {"moment": [-1, 0]},
        {"moment": [1.5, 0]},
        {"furthest": "x"},
        {"furthest": -1},
    ],
)
def test_what_cannot_be_restored_is_refused_with_a_sentence(session, changes):
    with pytest.raises(Problem, match=r"expected .*found .*\."):
        Session.restored({**session.saved(), **changes})
