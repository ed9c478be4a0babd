"""Rows of the engine and a data set, added while it runs, are known everywhere.

What the page makes of them, its inspector and its links, is tested there: see
``tests/page/added.test.js``. Settings, edits and commands have tests of their own.
"""

import json
from typing import Any

import numpy as np
import pytest

from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.problem import Problem
from network_playground.sessions.catalog import catalog
from network_playground.sessions.run_file import read_run_file, run_file
from network_playground.sessions.session import Session
from network_playground.words.warnings import warnings_of
from tests.engine.added import FIELDS, TABLES
from tests.exports.scripts import losses_of, losses_printed
from tests.sessions.acting import do, problems, seen


@pytest.fixture(autouse=True)
def added(monkeypatch):
    for table, name, row in TABLES:
        monkeypatch.setitem(table, name, row)


@pytest.fixture
def session():
    session = Session(Experiment(data="xor"), step=2)
    do(session, "set_experiment", experiment=FIELDS)
    return session


def test_the_page_is_told_of_each_with_its_words():
    told: Any = catalog()
    for place, name in (
        ("activations", "made_up_softsign"),
        ("losses", "made_up_log_cosh"),
        ("optimizers", "made_up_adamax"),
        ("initializers", "made_up_lecun"),
        ("schedules", "made_up_slowing"),
    ):
        (row,) = (row for row in told[place] if row["name"] == name)
        assert row["plain"] and row["technical"]
    (rings,) = (row for row in told["datasets"] if row["key"] == "made_up_rings")
    assert rings["teaches"].startswith("The colour in the middle")
    assert len(rings["sketch"]["points"]) == 80
    choices = {
        choice["name"]
        for setting in told["settings"]
        for choice in setting.get("choices", [])
    }
    assert choices >= {name for _, name, _ in TABLES}


def test_it_learns(session):
    first = session.frame().header["train_loss"]
    for _ in range(20):
        do(session, "step", unit="epoch")
    assert problems(session) == []
    assert session.frame().header["train_loss"] < 0.8 * first


def test_every_part_of_a_step_is_told_in_both_vocabularies(session):
    for _ in session.trial.run.phases:
        sentence = session.frame().header["sentence"]
        assert sentence["plain"] and sentence["technical"]
        do(session, "step", unit="phase")


def test_it_is_undone_saved_and_opened_again(session):
    do(session, "step", unit="epoch")
    here = seen(session)
    do(session, "undo")
    assert session.experiment.data == "xor"
    do(session, "redo")
    assert seen(session) == here
    restored = Session.restored(json.loads(json.dumps(session.saved())))
    assert seen(restored)[0] == here[0]
    other = Session()
    other.open_file(read_run_file(run_file(session.trial).encode()))
    np.testing.assert_array_equal(
        other.trial.run.network.state, session.trial.run.network.state
    )


def test_it_warns_by_its_own_row():
    deep = {**FIELDS, "hidden": [2] * 5, "loss": "auto", "output": "auto"}
    told = warnings_of(Session(experiment_from(deep)).trial.run)
    assert "So many layers of this kind hardly learn." in [one["plain"] for one in told]
    line = {**FIELDS, "hidden": [], "loss": "auto", "output": "auto"}
    told = warnings_of(Session(experiment_from(line)).trial.run)
    assert any(one["field"] == "hidden" for one in told)


def test_the_script_that_needs_numpy_only_prints_the_same_losses(session):
    script = standalone_script(session.timeline)
    assert losses_printed(script, 20) == losses_of(session.timeline, 20)


def test_the_other_scripts_write_what_they_can_and_say_what_not(session):
    with pytest.raises(Problem) as refused:
        pytorch_script(session.timeline)
    assert str(refused.value) == (
        "No script can be written for PyTorch: how it writes 'made_up_adamax' is not "
        "known."
    )
    with pytest.raises(Problem, match="how it writes 'made_up_log_cosh' is not known"):
        scikit_learn_script(session.timeline)
    do(session, "set_experiment", experiment={"optimizer": "adam"})
    script = pytorch_script(session.timeline)
    assert "nn.Softsign()" in script
    assert "(outputs - targets).cosh().log().sum(1).mean()" in script


def test_a_row_that_is_gone_is_refused_in_a_file_by_name(session, monkeypatch):
    saved = session.saved()
    for table, name, _ in TABLES:
        monkeypatch.delitem(table, name)
    with pytest.raises(Problem, match="expected one of .*; found 'made_up_rings'"):
        Session.restored(saved)
