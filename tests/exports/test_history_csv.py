"""The history is a table of numbers that can be read back, and runs nowhere."""

import csv
from io import StringIO

import pytest

from network_playground.exports.history_csv import harmless, history_csv
from network_playground.runs.curve import Curve
from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session


def rows_of(text):
    return list(csv.reader(StringIO(text, newline="")))


def test_a_curve_is_read_back_exactly():
    session = Session(Experiment(data="xor"))
    for step in (3, 7, 20):
        session.trial.go_to(step)
        session.trial.score()
    points = session.trial.curve.points()
    head, *rows = rows_of(history_csv({"xor": session.trial.curve}))
    assert head == ["run", "step", "train_loss", "test_loss"]
    assert [int(step) for _, step, _, _ in rows] == [0, 3, 7, 20]
    assert [(int(s), float(a), float(b)) for _, s, a, b in rows] == points


def test_runs_follow_one_another_and_no_test_part_is_no_number():
    first, second = Curve(), Curve()
    first.add(0, 0.7, 0.8)
    second.add(0, 0.1 + 0.2, None)
    text = history_csv({"a, b": first, 'say "c"': second})
    assert text.endswith("\r\n")
    assert rows_of(text)[1:] == [
        ["a, b", "0", "0.7", "0.8"],
        ['say "c"', "0", "0.30000000000000004", ""],
    ]


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("http://example.org")',
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =cmd|' /C calc'!A0",
        "＝1",
    ],
)
def test_a_name_that_a_spreadsheet_would_run_is_made_text(name):
    curve = Curve()
    curve.add(0, 0.7, None)
    assert rows_of(history_csv({name: curve}))[1][0] == f"'{name}"


def test_other_names_stay_as_they_are():
    for name in ("", "Bank customers", "learning rate 0.1 = fast", "ä-b"):
        assert harmless(name) == name
