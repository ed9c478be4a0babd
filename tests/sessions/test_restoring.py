"""A moment that was saved comes back to the last bit, or is refused with a sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network_playground.runs import reach
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.reach import reach_of
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from tests.sessions.acting import POINTS, do, seen


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


GROWING = {"activations": ("linear",), "optimizer": "adam", "learning_rate": 100.0}
FORMS = [
    {},
    {"dtype": "float32", **GROWING},
    {"loss": "half_squared_error", "l2": 10.0, "learning_rate": 100.0},
    {"data": "sine", "learning_rate": 1e-3},
    {"data": "sine", "activations": ("linear",), "learning_rate": 10.0},
]
WORK = [10_000_000, 1_200_000, 60_000]  # a command may do: 64 steps and less
ROOM = [3, 5, 1_000]  # checkpoints, about
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["play", "jump", "phase", "back", "edit"]), st.floats(0, 1)
    ),
    min_size=1,
    max_size=8,
)


def move(session, kind, share):
    if kind == "play":
        do(session, "play")
        session.play(int(share * 300), lambda: True)
        session.frame()
        do(session, "pause")
    elif kind == "jump":
        do(session, "jump", step=int(share * session.timeline.furthest))
    elif kind == "phase":
        do(session, "step", unit="phase")
    elif kind == "back":
        do(session, "back", unit="phase" if share < 0.5 else "step")
    else:
        do(session, "set_learning_rate", value=max(0.001, share))


@settings(max_examples=60)
@given(
    form=st.sampled_from(FORMS), work=st.sampled_from(WORK), moves=MOVES, data=st.data()
)
def test_whatever_is_saved_can_be_opened_again(form, work, moves, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "MOST_WORK", work)  # so that a small network is heavy
        experiment = {"data": "gauss", "hidden": (3,), "batch_size": 20, **form}
        session = Session(Experiment(**experiment))
        timeline = session.timeline
        room = data.draw(st.sampled_from(ROOM))
        timeline.history_bytes = room * timeline.run.network.memory.nbytes
        do(session, "set_speed", speed=5)
        for kind, share in moves:
            move(session, kind, share)
        saved = json.loads(json.dumps(session.saved(), allow_nan=False))
        way = saved["moment"][0] - saved["checkpoint"]["step"]
        assert way < reach_of(session.trial.run)
        again = Session.restored(saved)
        assert seen(again) == seen(session)


def test_a_run_that_grew_beyond_all_bounds_can_be_opened_again():
    session = Session(
        Experiment(
            data="gauss",
            loss="half_squared_error",
            learning_rate=100,
            l2=10,
            batch_size=20_000,
        )
    )
    do(session, "set_speed", speed=5)
    do(session, "play")
    while session.is_playing:
        session.play(1, lambda: True)
        session.frame()
    saved = json.loads(json.dumps(session.saved(), allow_nan=False))
    assert max(loss for _, loss, _ in saved["curve"]) > 1e300
    assert seen(Session.restored(saved)) == seen(session)
