"""With one input the network's answers are a line among the points."""

import numpy as np
import pytest

from network_playground.measures.line_map import is_line
from network_playground.runs.experiment import Experiment
from network_playground.runs.run import Run
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from tests.sessions.acting import header_of


def told(session):
    return session.snapshot_events()[0]


def test_only_numbers_that_follow_from_one_number_have_a_line():
    keys = ("sine", "plane", "xor", "bank", "auto_mpg", "worked_example")
    assert [key for key in keys if is_line(Run(Experiment(data=key)))] == ["sine"]
    assert told(Session(Experiment(data="xor")))["line"] is None
    assert header_of(Session(Experiment(data="bank")))["line"] is None


def test_the_line_is_what_the_network_answers_when_it_is_asked():
    session = Session(Experiment(data="sine", hidden=(6,)), step=300)
    line = header_of(session)["line"]
    for x1, answer in line[::30]:
        session.take_events()
        session.handle(parse_command({"kind": "ask", "values": {"x1": x1}}))
        (event,) = session.take_events()
        said = float(event["prediction"]["number"].replace("\u2212", "-"))
        assert answer == pytest.approx(said, abs=0.006)


def test_the_line_reaches_a_little_beyond_the_points_on_either_side():
    session = Session(Experiment(data="sine"))
    points = told(session)["line"]
    assert (len(points["train"]), len(points["test"])) == (160, 40)
    places = [x1 for x1, _ in header_of(session)["line"]]
    inner = [x1 for part in points.values() for x1, _ in part]
    assert min(places) < min(inner) < max(inner) < max(places)
    assert np.allclose(
        [np.sin(x1) for x1, _ in points["train"]],
        [y for _, y in points["train"]],
        atol=1e-3,
    )


def test_the_line_follows_training():
    session = Session(Experiment(data="sine", hidden=(8,)))
    before = np.array(header_of(session)["line"])
    session.handle(parse_command({"kind": "step", "unit": "epoch"}))
    after = np.array(header_of(session)["line"])
    assert (before[:, 0] == after[:, 0]).all()
    assert not np.allclose(before[:, 1], after[:, 1])
