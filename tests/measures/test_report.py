"""A report's figures are what one counts by hand."""

import json

import numpy as np
import pytest

from network_playground.engine.evaluation import area_under_curve
from network_playground.measures.report import confusion, roc_curve, spread
from network_playground.runs.experiment import Experiment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session


def asked(session, **message):
    session.take_events()
    session.handle(parse_command(message))
    (event,) = session.take_events()
    json.dumps(event, allow_nan=False)
    return event


def test_two_classes():
    session = Session(Experiment(), step=400)
    report = asked(session, kind="report")
    assert (report["part"], report["examples"]) == ("test", 2000)
    header = session.frame().header
    assert report["accuracy"] == header["test_score"]
    (stay, false_alarm), (missed, hit) = report["confusion"]
    assert stay + false_alarm + missed + hit == 2000
    assert (stay + hit) / 2000 == pytest.approx(report["accuracy"])
    counts = np.array(report["histogram"]["counts"])
    assert counts.sum(1).tolist() == [stay + false_alarm, missed + hit]
    roc = report["roc"]
    area = np.trapezoid(roc["hits"], roc["false_alarms"])
    assert area == pytest.approx(report["area_under_curve"], abs=0.003)
    assert (roc["hits"][0], roc["hits"][-1]) == (0, 1)


def test_several_classes():
    session = Session(Experiment(data="iris"), step=200)
    report = asked(session, kind="report")
    counts = np.array(report["confusion"])
    assert counts.shape == (3, 3)
    assert counts.sum(1).tolist() == [10, 10, 10]
    assert counts.trace() / 30 == pytest.approx(report["accuracy"])
    assert report["majority"] == pytest.approx(1 / 3)
    report = asked(Session(Experiment(data="digits")), kind="report")
    counts = np.array(report["confusion"])
    assert report["majority"] == pytest.approx(counts.sum(1).max() / counts.sum())


def test_numbers_are_told_in_their_own_units():
    session = Session(Experiment(data="auto_mpg"), step=300)
    report = asked(session, kind="report")
    true, predicted = np.array(report["scatter"]).T
    assert 8 < true.min() < true.max() < 48
    assert np.corrcoef(true, predicted)[0, 1] > 0.8
    assert report["unit"] == "mpg"
    assert report["determination"] == session.frame().header["test_score"]


def test_without_a_held_out_part_it_is_about_what_was_taught():
    report = asked(Session(Experiment(data="worked_example")), kind="report")
    assert (report["part"], report["examples"]) == ("train", 1)


def test_dead_and_saturated_nodes_are_named():
    session = Session(Experiment(data="xor", hidden=(3,), activations=("relu",)))
    place = {"kind": "set_parameter", "name": "biases", "layer": 1, "index": [1]}
    session.handle(parse_command({**place, "value": -1000.0}))
    assert 1 in asked(session, kind="report")["layers"][0]["dead"]
    session = Session(Experiment(data="xor", hidden=(3,)))
    session.handle(parse_command({**place, "value": 1000.0}))
    layers = asked(session, kind="report")["layers"]
    assert layers[0]["saturated"] == [1]
    assert layers[1]["saturated"] == layers[1]["dead"] == []


def test_counting_by_hand():
    truth, said = np.array([0, 0, 1, 2, 2]), np.array([0, 1, 1, 2, 0])
    assert confusion(truth, said, 3) == [[1, 1, 0], [0, 1, 0], [1, 0, 1]]
    alarms, hits = roc_curve(
        np.array([0.9, 0.8, 0.8, 0.1]), np.array([1, 1, 0, 0]) == 1
    )
    assert alarms.tolist() == [0, 0, 0.5, 1]
    assert hits.tolist() == [0, 0.5, 1, 1]
    shown = spread(np.array([-2.0, 0.1, 2.0]))
    assert (shown["edges"][0], shown["edges"][-1]) == (-2, 2)
    assert sum(shown["counts"]) == 3
    assert spread(np.zeros(4))["counts"][10] == 4


def test_the_roc_curve_has_the_area_of_the_ranks():
    rng = np.random.default_rng(1)
    scores, is_yes = np.round(rng.random(300), 2), rng.random(300) < 0.3
    alarms, hits = roc_curve(scores, is_yes)
    area = np.trapezoid(hits, alarms)
    assert area == pytest.approx(area_under_curve(scores, is_yes), abs=1e-9)


@pytest.mark.parametrize(
    ("data", "column", "values"),
    [
        ("bank", "Age", 30),
        ("bank", "Country", 3),
        ("bank", "IsActiveMember", 2),
        ("auto_mpg", "weight", 30),
    ],
)
def test_how_the_answer_depends_on_one_column(data, column, values):
    session = Session(Experiment(data=data), step=300)
    event = asked(session, kind="dependence", column=column)
    (answers,) = np.array(event["answers"])
    assert len(event["values"]) == len(answers) == values
    if data == "bank":
        assert ((answers > 0) & (answers < 1)).all()
    else:
        assert answers[0] > answers[-1]  # the heavier the car, the fewer miles
        assert ((answers > 5) & (answers < 45)).all()
    assert np.ptp(answers) > 0


def test_of_several_classes_every_chance_is_told_and_all_add_up_to_one():
    session = Session(Experiment(data="iris"), step=100)
    event = asked(session, kind="dependence", column="petal_length")
    answers = np.array(event["answers"])
    assert answers.shape == (3, 30)
    assert np.allclose(answers.sum(axis=0), 1)


def test_derived_inputs_depend_on_what_they_follow_from():
    experiment = Experiment(data="circle", columns=("x1_squared", "x2_squared"))
    session = Session(experiment, step=200)
    event = asked(session, kind="dependence", column="x1")
    (answers,) = event["answers"]
    assert answers == pytest.approx(answers[::-1], abs=0.15)
