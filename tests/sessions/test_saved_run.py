"""A saved run is checked before any of it is used; what is wrong is said."""

import json
from base64 import b64encode
from copy import deepcopy
from math import inf, nan
from typing import Any

import numpy as np
import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import Offer
from network_playground.runs.problem import Problem
from network_playground.runs.reach import reach_of
from network_playground.sessions.run_file import RunFile
from network_playground.sessions.saved_run import PATIENCE
from network_playground.sessions.session import Session
from tests.sessions.acting import do

ROWS = "".join(f"{n % 13};{n % 7},5;{'ab'[n % 13 > 6]}\n" for n in range(60))
TABLE = Offer("Mäuse", f"x;y;kind\n{ROWS}", "UTF-8")


@pytest.fixture(scope="module")
def saved():
    session = Session(Experiment(data="circle", hidden=(4,), batch_size=10), step=150)
    return json.loads(json.dumps(session.saved(), allow_nan=False))


def changed(saved, path, value):
    """Give a copy in which one place, by its path, has another value."""
    copy = deepcopy(saved)
    *way, last = path
    place = copy
    for name in way:
        place = place[name]
    place[last] = value
    return copy


def packed(numbers) -> str:
    return b64encode(np.asarray(numbers, "<f8").tobytes()).decode()


REFUSED: dict[str, tuple[list[str], Any, str]] = {
    "a newer version": (["version"], 2, "version: expected 1, found 2"),
    "no version": (["version"], None, "version: expected 1, found None"),
    "an unknown activation": (["experiment", "activations"], ["wave"], "'wave'"),
    "an unknown data set": (["experiment", "data"], "nowhere", "'nowhere'"),
    "an unknown field": (["experiment", "magic"], 1, "magic: expected no such field"),
    "no experiment": (["experiment"], None, "expected"),
    "own data without a table": (["experiment", "data"], "own", "found none"),
    "a table that is none": (["own"], "a,b", "expected"),
    "a weight that is not there": (
        ["edits"],
        [
            {
                "kind": "set_parameter",
                "step": 0,
                "name": "weights",
                "layer": 9,
                "index": [0, 0],
                "value": 1.0,
            }
        ],
        "layer: expected 1 to 2, found 9",
    ),
    "an edit that is none": (["edits"], [{"kind": "run", "code": "x"}], "expected"),
    "edits that are no list": (["edits"], 7, "expected"),
    "wrong shapes": (["checkpoint", "memory"], packed([0.5] * 3), "found 24"),
    "NaN weights": (["checkpoint", "memory"], packed([nan] * 17), "found nan"),
    "infinite weights": (["checkpoint", "memory"], packed([inf] * 17), "found inf"),
    "no base64": (["checkpoint", "memory"], "%%%", "base64"),
    "a checkpoint that is none": (["checkpoint"], [1], "expected a step and"),
    "a checkpoint before the start": (
        ["checkpoint", "step"],
        -1,
        "9007199254740991, found -1",
    ),
    "a phase that is not there": (["moment"], [1, 99], "a phase from 0 to 7, found 99"),
    "a moment before the start": (["moment"], [-1, 0], "2 whole numbers from 0"),
    "a step that is no float64": (["moment"], [2**53, 0], "0 to 9007199254740991"),
    "a checkpoint beyond it": (["checkpoint", "step"], 10**400, "to 9007199254740991"),
    "a reach beyond it": (["furthest"], 10**400, "whole number from 0 to"),
    "a curve beyond it": (["curve"], [[10**400, 0.5, None]], "expected [step, train"),
    "half a step": (["moment"], [1.5, 0], "2 whole numbers from 0"),
    "true as a step": (["moment"], [True, 0], "2 whole numbers from 0"),
    "a moment without end": (["moment"], [10**15, 0], "steps from the checkpoint"),
    "an example that is none": (["example"], "last", "example: expected a whole"),
    "an example beyond the batch": (["example"], 10, "expected 0 to 9, found 10"),
    "a reach that is none": (["furthest"], "far", "furthest: expected a whole number"),
    "a curve that is none": (["curve"], {"a": 1}, "curve: expected a list"),
    "a curve without end": (["curve"], [[0, 1, 1]] * 3_000, "at most"),
    "a loss that is none": (["curve"], [[0, "low", None]], "found [0, 'low', None]"),
    "a loss beyond all": (["curve"], [[0, 10**400, None]], "curve: expected"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_opened_is_said_and_the_current_run_kept(saved, name):
    path, value, sentence = REFUSED[name]
    broken = changed(saved, path, value)
    with pytest.raises(Problem) as caught:
        Session.restored(broken)
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")
    session = Session(Experiment(data="xor", batch_size=10), step=4)
    before = session.saved(), session.version
    with pytest.raises(Problem):
        session.open_file(RunFile(broken, ()))
    assert (session.saved(), session.version) == before


@pytest.mark.parametrize("value", [None, [], "run", 7, {}])
def test_what_is_no_saved_run_at_all_is_refused(value):
    with pytest.raises(Problem, match="[Ee]xpected"):
        Session.restored(value)


def test_the_example_in_focus_is_kept_and_older_files_look_at_the_first(saved):
    session = Session.restored(saved)
    session.focus(7)
    again = Session.restored(json.loads(json.dumps(session.saved())))
    assert again.frame().header["example"]["index"] == 7
    older = {name: value for name, value in saved.items() if name != "example"}
    assert Session.restored(older).frame().header["example"]["index"] == 0


def test_the_checkpoint_spares_the_way_from_the_start(saved):
    far = changed(saved, ["checkpoint", "step"], 10**9)
    far["moment"] = [10**9 + 3, 2]
    session = Session.restored(far)
    assert session.frame().header["step"] == 10**9 + 3


def test_a_run_as_it_was_saved_before_there_were_checkpoints_is_opened(saved):
    old = {
        name: value
        for name, value in saved.items()
        if name not in ("checkpoint", "curve", "own")
    }
    again = Session.restored(old)
    assert again.frame().numbers.tobytes() == (
        Session.restored(saved).frame().numbers.tobytes()
    )


def test_one_can_go_on_only_as_far_as_there_is_time_for(saved):
    session = Session.restored(changed(saved, ["furthest"], 10**15))
    most = 150 + PATIENCE * reach_of(session.trial.run)
    assert session.timeline.furthest == most


def test_an_own_table_is_saved_with_the_run_and_comes_back_with_undo():
    session = Session(Experiment(batch_size=8))
    session.offer = TABLE
    do(session, "use_table", target="kind", kinds={"x": "number"}, missing="median")
    session.walk("step", 1)
    then = session.frame()
    saved = json.loads(json.dumps(session.saved(), allow_nan=False))
    again = Session.restored(saved)
    assert again.frame().numbers.tobytes() == then.numbers.tobytes()
    assert again.trial.run.dataset.title == "Mäuse"
    other = Session()
    other.open_file(RunFile(saved, tuple(session.trial.run.network.parameters)))
    assert other.trial.run.dataset.title == "Mäuse"
    other.undo()
    assert other.trial.run.dataset.key == "bank"
    do(other, "set_experiment", experiment={"data": "own"})
    assert other.trial.run.dataset.title == "Mäuse"


def test_another_table_starts_with_what_fits_it():
    session = Session()
    session.offer = TABLE
    do(session, "use_table", target="kind", kinds={}, missing="median")
    do(
        session,
        "set_experiment",
        experiment={"output": "tanh", "loss": "half_squared_error"},
    )
    do(session, "use_table", target="y", kinds={}, missing="median")
    assert session.experiment.output == "auto"
    assert session.trial.run.loss.name == "half_squared_error"
    tasks = [session.trial.run.dataset.task]
    session.undo()
    tasks.append(session.trial.run.dataset.task)
    assert tasks == ["number", "two_classes"]


def test_a_table_of_utf_16_is_kept_as_text_whatever_its_size():
    session = Session()
    session.offer = Offer("t", "name;kind\n" + "漢;a\n字;b\n" * 20, "UTF-16")
    do(session, "use_table", target="kind", kinds={}, missing="median")
    assert session.saved()["own"]["encoding"] == "UTF-16"
    assert Session.restored(session.saved()).trial.run.own == session.trial.run.own
