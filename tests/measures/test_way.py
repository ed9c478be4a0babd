"""The way of one example's answer is what the network would have answered then."""

import pytest

from network_playground.measures.way import MOST, way_of
from network_playground.runs.edits.parameters import SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline
from network_playground.sessions.session import Session
from tests.sessions.acting import do

KINDS = {
    "two classes": Experiment(),
    "targets of 1 and -1": Experiment(
        data="moons_micrograd", loss="hinge", output="linear"
    ),
    "classes": Experiment(data="iris", batch_size=16, dropout=0.2),
    "a number": Experiment(data="auto_mpg", dtype="float32"),
}


def said_at(experiment, step, row):
    """Read the answer from the words that are said of an example at a step."""
    session = Session(experiment, step=step)
    do(session, "tell_example", row=row)
    prediction = next(
        event for event in session.take_events() if event["kind"] == "example"
    )["prediction"]
    return prediction, session.trial.run


@pytest.mark.parametrize("kind", KINDS)
def test_each_answer_is_that_of_its_step(kind):
    experiment = KINDS[kind]
    timeline = Timeline(Run(experiment))
    timeline.go_to(200)
    row = int(timeline.run.data.test_rows[0])
    way = way_of(timeline, row)
    assert way.steps == [0, 64, 128, 192, 200]
    for step, answer in zip(way.steps, way.answers, strict=True):
        prediction, run = said_at(experiment, step, row)
        if not run.dataset.outcomes:
            number = float(prediction["number"].split()[0])
            assert answer == pytest.approx(number, abs=0.06)
            continue
        is_two = run.dataset.task == "two_classes"
        told = 1 if is_two else int(run.dataset.classes[row])
        assert answer == pytest.approx(prediction["chances"][told], abs=1e-6)


def test_going_back_shortens_the_way_to_where_one_is():
    timeline = Timeline(Run(Experiment()))
    timeline.go_to(200)
    row = int(timeline.run.data.train_rows[5])
    there = way_of(timeline, row)
    timeline.go_to(64)
    back = way_of(timeline, row)
    assert back.steps == [0, 64]
    assert back.answers == pytest.approx(there.answers[:2], abs=1e-12)


def test_a_long_way_is_thinned_and_still_begins_at_the_start():
    timeline = Timeline(Run(Experiment(data="xor", hidden=(2,))))
    timeline.go_to(64 * 300)
    way = way_of(timeline, int(timeline.run.data.train_rows[0]))
    assert len(way.steps) <= MOST + 1
    assert way.steps[0] == 0 and way.steps[-1] == 64 * 300


def test_what_a_hand_has_changed_is_on_the_way():
    edit = SetParameter(step=64, name="biases", layer=2, index=(0,), value=9.0)
    plain, edited = Timeline(Run(Experiment())), Timeline(Run(Experiment()), [edit])
    row = int(plain.run.data.train_rows[0])
    ways = []
    for timeline in (plain, edited):
        timeline.go_to(100)
        ways.append(way_of(timeline, row).answers)
    assert ways[0][0] == ways[1][0]
    assert ways[1][1] > 0.9 > ways[0][1]


def test_a_row_that_is_no_example_is_refused():
    timeline = Timeline(Run(Experiment()))
    with pytest.raises(Problem, match="row: expected .* found 10000"):
        way_of(timeline, 10_000)
