"""Answers beyond all bounds are refused with a sentence, and nothing ends by it."""

import json
from typing import Any

import numpy as np
import pytest

from network_playground.measures.report import spread
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.sessions.session import Session
from tests.sessions.acting import do, problems

FLOWER = {
    "sepal_length": 5.0,
    "sepal_width": 3.0,
    "petal_length": 3.0,
    "petal_width": 1.0,
}
QUESTIONS: list[dict[str, Any]] = [
    {"kind": "dependence", "column": "sepal_length"},
    {"kind": "report"},
    {"kind": "ask", "values": FLOWER},
]
FAR = {"x1": 1e200, "x2": -1e200}
MOST = float(np.finfo(np.float64).max)
LEAST = float(np.finfo(np.float64).smallest_subnormal)


def assert_it_can_be_shown(session):
    frame = session.frame()
    assert np.isfinite(frame.numbers).all()
    events = [session.snapshot_events(), session.take_events()]
    json.dumps([frame.header, events], allow_nan=False)


@pytest.fixture(scope="module")
def diverged():
    """A session at its last finite step: finite for that batch, not for all flowers."""
    session = Session(
        Experiment(data="iris", activations=("linear",), learning_rate=3.0)
    )
    do(session, "set_speed", speed=8)
    do(session, "play")
    while session.is_playing:
        session.play(100, lambda: True)
    assert "beyond all bounds" in problems(session)[0]
    return session


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["kind"])
def test_after_a_divergence_questions_are_refused(diverged, question):
    moment = diverged.timeline.moment
    with pytest.raises(Problem, match="beyond all bounds.*go back a few steps"):
        do(diverged, **question)
    assert diverged.timeline.moment == moment
    assert_it_can_be_shown(diverged)


def test_a_few_steps_back_they_are_answered(diverged):
    do(diverged, "jump", step=diverged.timeline.steps_done // 2)
    diverged.take_events()
    for question in QUESTIONS:
        do(diverged, **question)
    events = diverged.take_events()
    assert [event["kind"] for event in events] == ["dependence", "report", "answer"]
    json.dumps(events, allow_nan=False)


def test_a_gradient_of_a_loss_that_is_not_finite_is_not_checked():
    session = Session(Experiment(data="sine"))
    session.trial.run.network.parameters[:] = 1e160
    place = {"name": "weights", "layer": 2, "index": [0, 0]}
    with pytest.raises(Problem, match="beyond all bounds"):
        do(session, "check_gradient", **place)


@pytest.mark.parametrize(
    "changes",
    [
        {"columns": ("x1_x2",)},
        {"columns": ("x1", "x1_x2"), "activations": ("relu",)},
        {"dtype": "float32"},
        {"activations": ("linear",), "output": "linear", "loss": "half_squared_error"},
    ],
)
def test_an_example_too_far_out_is_refused_or_answered_in_finite_numbers(changes):
    session = Session(Experiment(data="xor").with_changes(changes))
    try:
        do(session, "ask", values=FAR)
    except Problem as refused:
        assert "ask with smaller numbers" in str(refused)
    assert_it_can_be_shown(session)


def test_of_what_is_spread_out_only_finite_numbers_count():
    shown = spread(np.array([np.inf, -np.inf, np.nan, 2.0, -1.0]))
    assert (shown["edges"][0], shown["edges"][-1]) == (-2, 2)
    assert sum(shown["counts"]) == 2
    assert sum(spread(np.full(3, np.nan))["counts"]) == 0


@pytest.mark.parametrize("size", [MOST, LEAST])
def test_numbers_at_the_ends_of_what_can_be_written_are_spread_out(size):
    shown = spread(np.array([-size, 0.0, size]))
    assert sum(shown["counts"]) == 3
    assert (shown["edges"][0], shown["edges"][-1]) == (-size, size)


def test_a_line_too_high_to_be_rounded_is_left_out():
    session = Session(Experiment(data="sine", hidden=(), is_scaled=False))
    session.trial.run.network.view("biases", 1)[0] = MOST / 100
    assert session.frame().header["line"] == []
    assert_it_can_be_shown(session)
