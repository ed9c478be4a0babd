"""Points placed by hand are data like any other: learned from, saved, undone."""

import json

import numpy as np
import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from tests.sessions.acting import do, header_of

FOUR = [[1, 1, 0], [-1, -1, 0], [1, -1, 1], [-1, 1, 1]]


def placed(points=FOUR, data="xor"):
    session = Session(Experiment(data=data, hidden=(3,), batch_size=2))
    session.take_events()
    session.handle(parse_command({"kind": "set_points", "points": points}))
    return session


def introduction(session):
    events = session.take_events() or session.snapshot_events()
    return next(event for event in events if event["kind"] == "experiment")


def test_the_network_learns_from_the_points_that_were_placed():
    session = placed()
    told = introduction(session)["points"]
    assert sorted(told["train"]) == sorted(FOUR)
    assert told["test"] == []
    assert session.trial.run.dataset.size == 4


def test_the_rows_give_the_points_back_in_their_order():
    points = [[i / 10, -i / 20, i % 2] for i in range(40)]
    told = introduction(placed(points))["points"]
    assert len(told["test"]) == 8
    by_row = dict(zip(told["rows"]["train"], told["train"], strict=True))
    by_row |= dict(zip(told["rows"]["test"], told["test"], strict=True))
    assert [by_row[row] for row in range(40)] == points


def test_a_numbers_set_takes_points_with_any_height():
    session = placed([[0, 0, 0.5], [1, 1, -0.25], [2, 0, 1.0]], "regression_gauss")
    assert [point[2] for point in sorted(introduction(session)["points"]["train"])] == [
        0.5,
        -0.25,
        1.0,
    ]


def test_saved_points_come_back_with_the_moment():
    session = placed()
    session.handle(parse_command({"kind": "step", "unit": "epoch"}))
    again = Session.restored(json.loads(json.dumps(session.saved())))
    assert again.experiment == session.experiment
    parameters = session.trial.run.network.parameters
    assert np.array_equal(again.trial.run.network.parameters, parameters)


def test_undo_brings_the_drawn_points_back():
    session = placed()
    session.handle(parse_command({"kind": "undo"}))
    assert session.experiment.points is None
    assert session.trial.run.dataset.size == 500


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([], "Points: expected 1 to 5000, found 0."),
        ([[0, 0, 2]], "Point 1: expected a class from 0 to 1, found 2"),
        ([[0, 0]], "expected a value"),
        ([["a", 0, 1]], "points.0.0: expected a number, found 'a'."),
        ([[0, float("nan"), 1]], "points.0.1: expected a finite number, found nan."),
        ([5], "points.0: expected a list, found 5."),
    ],
)
def test_points_that_cannot_be_placed_change_nothing(points, sentence):
    session = Session(Experiment(data="circle"))
    before = session.version
    with pytest.raises(Problem, match=sentence.replace(".", r"\.")) as refused:
        session.handle(parse_command({"kind": "set_points", "points": points}))
    assert refused.value.field == "points"
    assert session.version == before


@pytest.mark.parametrize("data", ["plane", "regression_gauss", "sine"])
@pytest.mark.parametrize("fields", [{}, {"dtype": "float32", "is_scaled": False}])
def test_the_highest_points_can_be_shown_and_higher_ones_are_refused(data, fields):
    session = Session(Experiment(data=data, **fields))
    for height in (1e154, -1e7):
        with pytest.raises(Problem, match="from -1000000 to 1000000, found"):
            do(
                session,
                "set_experiment",
                experiment={"points": [[0, 0, height], [1, 1, 0]]},
            )
    do(
        session,
        "set_experiment",
        experiment={"points": [[0, 0, 1e6], [1, 1, -1e6], [2, 2, 0]]},
    )
    for _ in range(10):
        frame = session.frame()
        assert np.isfinite(frame.numbers).all()
        json.dumps([frame.header, session.take_events()], allow_nan=False)
        session.walk("phase", 1)


def test_a_map_says_what_its_darkest_colours_stand_for():
    chances = header_of(Session(Experiment(data="circle")))["map"]
    assert chances["range"] == [0.0, 1.0]
    heights = header_of(Session(Experiment(data="plane")))["map"]
    low, high = heights["range"]
    truths = Session(Experiment(data="plane")).trial.run.dataset.values["truth"]
    assert low < 0 < high
    assert high >= truths.max() or -low >= -truths.min()


def parts(session):
    """Give the points that teach and those that examine, each with its place."""
    events = session.snapshot_events()
    told = next(event["points"] for event in events if event["kind"] == "experiment")
    return [
        sorted(zip(told["rows"][part], map(tuple, told[part]), strict=True))
        for part in ("train", "test")
    ]


def bounds(session):
    return header_of(session)["map"]["bounds"]


def in_order(train, test):
    return [point for _, point in sorted([*train, *test])]


def place(session, points, held_out):
    command = {"kind": "set_points", "points": points, "held_out": held_out}
    session.handle(parse_command(command))


def test_a_placed_point_leaves_the_others_in_their_parts_and_the_axes_as_they_were():
    session = Session(Experiment(data="circle"))
    train, test = parts(session)
    axes = bounds(session)
    drawn = in_order(train, test)
    held_out = [row for row, _ in test]

    place(session, [*drawn, (axes[1], 0.5, 1)], held_out)
    assert parts(session) == [[*train, (len(drawn), (round(axes[1], 4), 0.5, 1))], test]
    assert bounds(session) == axes

    furthest = max(range(len(drawn)), key=lambda i: max(map(abs, drawn[i][:2])))
    moved = [*drawn]
    moved[furthest] = (0.0, 0.0, drawn[furthest][2])
    place(session, moved, held_out)
    assert [row for row, _ in parts(session)[1]] == held_out
    assert bounds(session) == axes

    place(session, [*drawn, (2 * axes[1], 0, 0)], held_out)
    assert bounds(session)[1] > 2 * axes[1]


def test_another_share_for_the_test_draws_anew_which_placed_points_examine():
    session = Session(Experiment(data="circle"))
    points = [[i / 10, -i / 20, i % 2] for i in range(40)]
    place(session, points, [0, 1])
    assert [row for row, _ in parts(session)[1]] == [0, 1]
    changes = {"kind": "set_experiment", "experiment": {"test_share": 0.5}}
    session.handle(parse_command(changes))
    assert len(parts(session)[1]) == 20
    again = Session.restored(json.loads(json.dumps(session.saved())))
    assert parts(again) == parts(session)


def test_placed_points_and_their_parts_are_saved_and_undone():
    session = Session(Experiment(data="xor", batch_size=2))
    drawn = parts(session)
    place(session, FOUR, [2])
    again = Session.restored(json.loads(json.dumps(session.saved())))
    assert parts(again)[1] == [(2, (1.0, -1.0, 1.0))]
    session.handle(parse_command({"kind": "undo"}))
    assert parts(session) == drawn


@pytest.mark.parametrize(
    ("held_out", "sentence"),
    [
        ([4], "Held out: expected points from 0 to 3, found 4."),
        ([-1], "Held out: expected points from 0 to 3, found -1."),
        ([1, 1], "Held out: expected each point once, found one twice."),
        ([0, 1, 2, 3], "expected at least one that teaches, found all 4 held out."),
        (["a"], "expected a whole number, found 'a'."),
    ],
)
def test_parts_that_cannot_be_are_refused(held_out, sentence):
    session = placed()
    before = session.version
    with pytest.raises(Problem, match=sentence.replace(".", r"\.")):
        place(session, FOUR, held_out)
    assert session.version == before
