"""Numbers that grow beyond all bounds end at the last finite step, with a sentence."""

import json
import re
from typing import Any

import numpy as np
import pytest

from network_playground.runs.divergence import is_finite
from network_playground.runs.experiment import Experiment
from network_playground.runs.timeline import Moment
from network_playground.sessions.session import Session
from tests.sessions.acting import do, problems

WILD = {
    "number": Experiment(data="sine", learning_rate=100.0, batch_size=8),
    "softmax": Experiment(
        data="iris",
        activations=("relu",),
        learning_rate=100.0,
        batch_size=8,
        dtype="float32",
    ),
    "shown as float32": Experiment(
        data="digits",
        hidden=(40, 40, 40),
        activations=("linear",),
        output="linear",
        loss="half_squared_error",
        learning_rate=100.0,
    ),
    "two classes": Experiment(
        data="xor", output="linear", loss="half_squared_error", learning_rate=100.0
    ),
}
STRANGE_WORDS = re.compile(r"\b(nan|inf)\b|beyond all bounds")
LARGE: dict[str, Any] = {
    "kind": "set_parameter",
    "layer": 1,
    "index": [0, 0],
    "value": 1e6,
}


@pytest.fixture(params=WILD)
def session(request):
    session = Session(WILD[request.param])
    for layer in (1, 2):
        do(session, **{**LARGE, "layer": layer}, name="weights")
    session.take_events()
    return session


def assert_it_stands_at_the_last_finite_step(session, told):
    (sentence,) = told
    timeline = session.timeline
    done = timeline.steps_done
    assert sentence.startswith(f"In step {done + 1} the numbers grew beyond all bounds")
    assert "learning rate 100" in sentence
    assert not session.is_playing
    assert timeline.furthest == done
    assert timeline.phase.name == "repeat" or done == 0
    frame = session.frame()
    assert np.isfinite(frame.numbers).all()
    json.dumps([frame.header, session.snapshot_events()], allow_nan=False)
    with np.errstate(all="ignore"):
        timeline.go(Moment(done, timeline.last_phase))
    assert not is_finite(timeline)


def test_playing_steps_ends_there(session):
    do(session, kind="play")
    do(session, kind="set_speed", speed=8)
    for _ in range(50):
        session.play(100, lambda: True)
        if not session.is_playing:
            break
    assert_it_stands_at_the_last_finite_step(session, problems(session))


def test_playing_parts_ends_there(session):
    do(session, kind="play")
    do(session, kind="set_speed", speed=0)
    for _ in range(300):
        session.play(7, lambda: True)
        session.frame()
        if not session.is_playing:
            break
    assert_it_stands_at_the_last_finite_step(session, problems(session))


@pytest.mark.parametrize("unit", ["phase", "step", "epoch"])
def test_stepping_by_hand_ends_there_and_never_shows_what_is_broken(session, unit):
    for _ in range(2000):
        do(session, kind="step", unit=unit)
        frame = session.frame()
        assert np.isfinite(frame.numbers).all()
        json.dumps(frame.header, allow_nan=False)
        assert not STRANGE_WORDS.search(" ".join(frame.header["sentence"].values()))
        told = problems(session)
        if told:
            break
    assert_it_stands_at_the_last_finite_step(session, told)


def test_all_paths_end_at_the_same_step(session):
    saved = session.saved()
    ends = set()
    for unit in ("phase", "step", "epoch"):
        again = Session.restored(saved)
        while not problems(again):
            do(again, kind="step", unit=unit)
        ends.add(again.timeline.moment)
    assert len(ends) == 1


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf, 1e39, -1e39])
@pytest.mark.parametrize("name", ["number", "shown as float32"])
def test_a_number_is_within_bounds_if_a_frame_can_hold_it(name, broken):
    session = Session(WILD[name])
    assert is_finite(session.timeline)
    session.trial.run.network.parameters[3] = broken
    is_held = abs(broken) == 1e39 and name == "number"
    assert is_finite(session.timeline) == is_held


def test_a_smaller_rate_goes_on_from_there(session):
    do(session, kind="step", unit="epoch")
    while not problems(session):
        do(session, kind="step", unit="epoch")
    do(session, kind="jump", step=0)
    do(session, kind="reset")
    do(session, kind="set_learning_rate", value=1e-30)
    do(session, kind="step", unit="epoch")
    assert problems(session) == []


@pytest.mark.parametrize("optimizer", ["gradient_descent", "adam"])
def test_the_learning_rate_is_not_blamed_for_what_was_there_before(optimizer):
    experiment = Experiment(
        data="sine",
        hidden=(1,) * 6,
        activations=("linear",),
        optimizer=optimizer,
        dtype="float32",
        learning_rate=0.001,
    )
    session = Session(experiment)
    for layer in range(1, 8):
        do(session, **{**LARGE, "layer": layer}, name="weights")
    assert problems(session) == []
    do(session, kind="step")
    (sentence,) = problems(session)
    assert "In step 1 the numbers grew beyond all bounds" in sentence
    assert "learning rate" not in sentence
    assert "a weight, an input or a setting" in sentence


def test_a_rate_that_is_chosen_too_late_is_not_called_too_large():
    session = Session(Experiment(data="sine", learning_rate=100.0, batch_size=8))
    while not problems(session):
        do(session, kind="step", unit="epoch")
    do(session, kind="set_learning_rate", value=0.01)
    do(session, kind="step")
    (sentence,) = problems(session)
    assert "the weights had grown too large before" in sentence
    assert "learning rate 0.01 cannot bring them back" in sentence


def test_a_penalty_that_overshoots_is_blamed_with_the_rate():
    session = Session(Experiment(data="xor", l2=10.0, learning_rate=0.3))
    while not (told := problems(session)):
        do(session, kind="step", unit="epoch")
    assert "learning rate 0.3 times L2 penalty 10 is 3" in told[0]


ZERO = {"data": "xor", "batch_size": 8, "seed": 3}
BLAMED: dict[str, tuple[dict[str, Any], str, tuple[dict[str, Any], ...]]] = {
    "L2, descent": (
        {**ZERO, "l2": 10.0, "learning_rate": 0.3},
        "learning rate 0.3 times L2 penalty 10 is 3, and from 2 on",
        ({"learning_rate": 0.1}, {"l2": 1.0}),
    ),
    "L2, momentum": (
        {**ZERO, "l2": 10.0, "learning_rate": 0.4, "optimizer": "momentum"},
        "learning rate 0.4 times L2 penalty 10 is 4, and from 3.8 on",
        ({"learning_rate": 0.1}, {"l2": 1.0}),
    ),
    "L2, Nesterov": (
        {**ZERO, "l2": 10.0, "learning_rate": 0.2, "optimizer": "nesterov"},
        "learning rate 0.2 times L2 penalty 10 is 2, and from 1.35714 on",
        ({"learning_rate": 0.1}, {"l2": 1.0}),
    ),
    "decay": (
        {
            **ZERO,
            "learning_rate": 3.0,
            "optimizer": "adamw",
            "settings": {"weight_decay": 0.9},
        },
        "learning rate 3 times weight decay 0.9 is 2.7, and from 2 on",
        ({"learning_rate": 1.0}, {"settings": {"weight_decay": 0.1}}),
    ),
    "rate": (
        {"data": "sine", "learning_rate": 100.0, "batch_size": 8},
        "learning rate 100 is too large here",
        ({"learning_rate": 0.01},),
    ),
    "rate, momentum": (
        {
            "data": "sine",
            "learning_rate": 30.0,
            "batch_size": 8,
            "optimizer": "momentum",
            "settings": {"momentum": 0.99},
        },
        "learning rate 30 is too large here",
        ({"learning_rate": 0.001},),
    ),
    "rate, not scaled": (
        {
            "data": "diabetes",
            "is_scaled": False,
            "activations": ("linear",),
            "learning_rate": 0.1,
        },
        "learning rate 0.1 is too large here",
        ({"learning_rate": 1e-7},),
    ),
    "rate, with L1 and a little L2": (
        {"data": "sine", "learning_rate": 50.0, "l1": 0.01, "l2": 0.001},
        "learning rate 50 is too large here",
        ({"learning_rate": 0.01},),
    ),
}


def told_within(experiment: dict[str, Any], steps: int) -> list[str]:
    """Play so many steps; give what is told of it."""
    session = Session(Experiment(**experiment))
    do(session, kind="set_speed", speed=8)
    do(session, kind="play")
    session.play(steps, lambda: True)
    return problems(session)


@pytest.mark.parametrize("name", BLAMED)
def test_what_is_blamed_is_the_cause_and_changing_it_as_told_helps(name):
    experiment, sentence, changes = BLAMED[name]
    (told,) = told_within(experiment, 3000)
    assert sentence in told
    for change in changes:
        assert told_within({**experiment, **change}, 3000) == [], change


@pytest.mark.parametrize(
    ("optimizer", "l2", "learning_rate"),
    [
        ("momentum", 10.0, 0.3),  # 3 is below 3.8: what overshoots in descent holds
        ("adam", 10.0, 0.3),  # no gradient makes a step of its longer than the rate
        ("nesterov", 10.0, 0.13),
    ],
)
def test_a_pull_below_its_limit_is_finite(optimizer, l2, learning_rate):
    experiment = {
        **ZERO,
        "optimizer": optimizer,
        "l2": l2,
        "learning_rate": learning_rate,
    }
    assert told_within(experiment, 3000) == []


def test_a_far_step_that_is_broken_is_found_from_a_link():
    session = Session(WILD["two classes"], step=500)
    assert 0 < session.timeline.steps_done < 500
    (sentence,) = problems(session)
    assert "beyond all bounds" in sentence
