"""A run that is saved and opened again is the same run, or a sentence says why not."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import OwnTable
from network_playground.runs.problem import Problem
from network_playground.runs.timeline import Moment
from network_playground.sessions import run_file as run_files
from network_playground.sessions.run_file import (
    RunFile,
    read_run_file,
    run_file,
)
from network_playground.sessions.saved_run import trial_from
from network_playground.sessions.session import Session

GOLDEN = Path(__file__).parents[1] / "golden" / "runs"

EDITS = (
    SetLearningRate(step=2, value=0.7),
    Freeze(step=4, name="biases", layer=1, index=(0,)),
)
OWN = OwnTable(
    title="Mäuse",
    text="grow;kind\n" + "".join(f"{n},5;{'ab'[n % 2]}\n" for n in range(30)),
    target="kind",
)


def session_at(moment, experiment=None, **given):
    session = Session(experiment or Experiment(data="xor", batch_size=10), **given)
    session.timeline.go(moment)
    return session


def written(session):
    return run_file(session.trial).encode()


@pytest.fixture(scope="module")
def content():
    return written(session_at(Moment(6, 2), edits=EDITS))


SESSIONS: dict[str, tuple[Moment, dict[str, Any]]] = {
    "the start": (Moment(0, 0), {}),
    "inside of a step": (Moment(6, 2), {"edits": EDITS}),
    "an optimizer that remembers": (
        Moment(90, 7),
        {"experiment": Experiment(data="iris", optimizer="adam", dtype="float32")},
    ),
    "a table of one's own": (
        Moment(3, 1),
        {"experiment": Experiment(data="own"), "own": OWN},
    ),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_an_opened_run_is_the_same_to_the_last_bit(name):
    moment, given = SESSIONS[name]
    session = session_at(moment, **given)
    file = read_run_file(written(session))
    opened = Session.restored(file.saved)
    assert opened.experiment == session.experiment
    assert opened.timeline.edits == session.timeline.edits
    assert opened.timeline.moment == moment
    assert opened.timeline.furthest == session.timeline.furthest
    assert opened.frame().numbers.tobytes() == session.frame().numbers.tobytes()
    assert file.weights == tuple(session.trial.run.network.parameters.tolist())
    assert file.remark(opened.trial) is None
    assert written(opened) == written(session)


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.json")), ids=lambda f: f.stem)
def test_a_run_of_any_version_is_opened(file):
    opened = read_run_file(file.read_bytes())
    trial = trial_from(opened.saved)
    assert trial.timeline.moment == Moment(2, 3)
    assert [edit.step for edit in trial.timeline.edits].count(0) == 12
    assert trial.timeline.edits[-1] == SetLearningRate(step=1, value=0.25)
    assert trial.run.experiment.data == "worked_example"
    assert opened.remark(trial) is None


def test_there_is_a_golden_run_of_every_version():
    names = {file.stem for file in GOLDEN.glob("*.json")}
    assert names == {f"v{version}" for version in range(1, run_files.VERSION + 1)}
    assert set(run_files.MIGRATIONS) == set(range(1, run_files.VERSION))


def test_any_flipped_byte_is_found(content):
    for place in range(len(content)):
        for flip in (1, 32):
            changed = bytearray(content)
            changed[place] ^= flip
            if changed.strip() != content.strip():
                with pytest.raises(Problem):
                    read_run_file(bytes(changed))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_file_cut_short_is_refused(content, share):
    with pytest.raises(Problem, match="Expected a saved run"):
        read_run_file(content[: int(len(content) * share)])


def test_a_file_whose_end_of_line_was_changed_is_opened(content):
    assert (
        read_run_file(content.rstrip() + b"\r\n").saved == read_run_file(content).saved
    )


def sealed(fields):
    fields = {name: value for name, value in fields.items() if name != "sha256"}
    return run_files._sealed(fields).encode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": 2}, "saved by a newer Network Playground"),
        ({"version": 0}, "version: expected 1 to 1, found 0"),
        ({"version": "1"}, "version: expected 1 to 1, found '1'"),
        ({"version": True}, "version: expected 1 to 1, found True"),
        ({"format": "a cake"}, "format: expected 'network-playground-run'"),
        ({"run": []}, "run: expected named values"),
        ({"weights": None}, "weights: expected a list of numbers"),
        ({"weights": [1]}, "weights: expected a list of numbers"),
        ({"weights": ["a"]}, "weights: expected a list of numbers"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(content, change, sentence):
    with pytest.raises(Problem, match=sentence):
        read_run_file(sealed({**json.loads(content), **change}))


@pytest.mark.parametrize(
    ("bytes_", "sentence"),
    [
        (b"", "saved run"),
        (b"[]", "found \\[\\]"),
        (b"null", "found None"),
        (b'{"a": NaN}', "finite numbers, found NaN"),
        (b'{"a": -Infinity}', "finite numbers, found -Infinity"),
        (b'{"a": 1e400}', "finite numbers, found 1e400"),
        (b'{"a": ' + b"9" * 5000 + b"}", "saved run"),
        (b"[" * 100_000, "saved run"),
        (b'{"a": "\\ud800"}', "saved run"),
        (b"\x80\x04\x95", "UTF-8"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b"\x00", "saved run"),
        (b'{"format": "network-playground-run", "version": 1}', "sha256"),
    ],
)
def test_bytes_that_are_no_run_are_refused_in_a_sentence(bytes_, sentence):
    with pytest.raises(Problem, match=sentence):
        read_run_file(bytes_)


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(Problem, match="at most 40 MB, found 41 MB"):
        read_run_file(bytes(41 * 2**20))


def test_an_older_version_is_brought_up_to_date(content, monkeypatch):
    monkeypatch.setattr(run_files, "VERSION", 2)
    monkeypatch.setattr(
        run_files,
        "MIGRATIONS",
        {1: lambda fields: {**fields, "run": {**fields["run"], "furthest": 40}}},
    )
    assert read_run_file(content).saved["furthest"] == 40


def test_a_machine_that_comes_to_other_numbers_is_told(content):
    file = read_run_file(content)
    trial = trial_from(file.saved)
    other = np.array(file.weights)
    other[3] += 1e-3
    remark = RunFile(file.saved, tuple(other.tolist())).remark(trial)
    assert remark == (
        "This machine rounds differently: the weights differ by up to 0.001 from those "
        "in the file."
    )
    with pytest.raises(Problem, match="weights: expected 33 for this network, found 2"):
        RunFile(file.saved, (1.0, 2.0)).remark(trial)


def test_an_experiment_that_does_not_exist_is_refused_on_opening(content):
    fields = json.loads(content)
    fields["run"]["experiment"]["activations"] = ["wave"]
    file = read_run_file(sealed(fields))
    with pytest.raises(Problem, match="found 'wave'"):
        Session.restored(file.saved)
