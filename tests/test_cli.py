"""The command line as a person uses it: each test is a process of its own."""

import json
import os
import pty
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from network_playground import __version__
from network_playground.datasets.sets.shipped import FILES
from network_playground.sessions.run_file import read_run_file
from network_playground.sessions.session import Session
from tests.command_line import PLAYGROUND, ROOT, playground
from tests.patience import PATIENCE

pytestmark = pytest.mark.slow


@pytest.fixture
def experiment(tmp_path):
    path = tmp_path / "experiment.json"
    path.write_text('{"hidden": [4], "optimizer": "adam", "learning_rate": 0.01}')
    return path


def lines(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_version_is_told_without_loading_what_it_does_not_need():
    code = (
        "import sys\n"
        "from network_playground.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'fastapi', 'uvicorn', 'pydantic'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == f"Network Playground {__version__}\n[]\n"


def test_training_prints_a_line_a_step_and_the_losses_at_the_end(experiment):
    *steps, end = lines(playground("train", experiment, "--steps", 300))
    assert [line["step"] for line in steps] == list(range(1, 301))
    assert all(set(line) == {"step", "loss"} for line in steps)
    assert end["step"] == 300
    assert end["train_loss"] < steps[0]["loss"]
    assert 0 < end["test_loss"] < 1 and 0.7 < end["test_score"] < 1


def test_every_option_can_come_from_the_environment(experiment):
    surroundings = os.environ | {"NETWORK_PLAYGROUND_TRAIN_STEPS": "3"}
    *steps, _ = lines(playground("train", experiment, env=surroundings))
    assert [line["step"] for line in steps] == [1, 2, 3]
    done = playground(env=os.environ | {"NETWORK_PLAYGROUND_SERVE_PORT": "many"})
    assert done.returncode == 2
    assert "'--port': 'many' is not a valid" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete_a_command(shell):
    asking = {"_NETWORK_PLAYGROUND_COMPLETE": f"{shell}_source"}
    command = Path(sys.executable).with_name("network-playground")
    script = subprocess.run(
        [command], env=os.environ | asking, capture_output=True, text=True
    )
    assert script.returncode == 0, script.stderr
    assert f"_NETWORK_PLAYGROUND_COMPLETE={shell}_complete" in script.stdout


def test_training_twice_gives_the_same_losses(experiment):
    first = playground("train", experiment, "--steps", 50)
    second = playground("train", experiment, "--steps", 50)
    assert first.stdout == second.stdout and len(first.stdout) > 1000


def test_a_run_that_was_written_opens_at_the_same_moment(experiment, tmp_path):
    out = tmp_path / "run.json"
    *_, end = lines(playground("train", experiment, "--steps", 40, "--out", out))
    header = Session.restored(read_run_file(out.read_bytes()).saved).frame().header
    assert header["step"] == 40
    assert header["train_loss"] == end["train_loss"]


def test_a_table_of_ones_own_is_learned(tmp_path, experiment):
    table = FILES / "iris.csv"
    *steps, end = lines(
        playground("train", experiment, "--steps", 200, "--data", table)
    )
    assert len(steps) == 200
    assert end["score"] == "accuracy" and end["train_score"] > 0.6


def test_a_table_alone_is_learned_as_usual_and_its_run_opens_with_it(tmp_path):
    table, out = tmp_path / "Kunden.csv", tmp_path / "run.json"
    rows = "".join(f"{n % 9},5;{'ja' if n % 9 > 4 else 'nein'}\n" for n in range(90))
    table.write_text(f"alter;kauft\n{rows}", encoding="utf-16")
    *steps, end = lines(
        playground("train", "--steps", 60, "--data", table, "--out", out)
    )
    assert len(steps) == 60 and end["test_score"] > 0.9
    opened = Session.restored(read_run_file(out.read_bytes()).saved)
    assert opened.trial.run.dataset.title == "Kunden"
    assert opened.frame().header["train_loss"] == end["train_loss"]


def test_the_column_to_predict_can_be_named(experiment, tmp_path):
    table = tmp_path / "houses.csv"
    rows = "\n".join(f"{50 + i % 40},{i % 7},{2000 + 3 * (i % 40)}" for i in range(200))
    table.write_text(f"area,age,price\n{rows}\n")
    *_, end = lines(
        playground(
            *("train", experiment, "--steps", 20, "--data", table, "--target", "area")
        )
    )
    assert end["score"] == "R²"


PROBLEMS = {
    "no JSON": ("{", "Expected an experiment in JSON"),
    "a list": ("[]", "Expected an experiment, an object"),
    "deep": ("[" * 100_000, "Expected an experiment in JSON"),
    "NaN": ('{"learning_rate": NaN}', "learning_rate: expected a finite number"),
    "no such field": ('{"hiden": [3]}', "hiden: expected no such field"),
    "no such data": ('{"data": "nowhere"}', "nowhere"),
    "too large": ('{"hidden": [512, 512]}', "at most 200"),
    "diverging": (
        '{"learning_rate": 100, "activations": ["relu"], "output": "linear",'
        ' "loss": "half_squared_error"}',
        "a smaller learning rate",
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_one_line_and_exit_code_2(tmp_path, name):
    text, words = PROBLEMS[name]
    path = tmp_path / "experiment.json"
    path.write_text(text)
    done = playground("train", path, "--steps", 500)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.json", "--steps", 1), "nowhere.json"),
        (("{experiment}", "--steps", 1, "--data", "nowhere.csv"), "nowhere.csv"),
        (("{experiment}", "--steps", 10**9, "--out", "/nowhere/a.json"), "/nowhere/a"),
        (("{experiment}", "--steps", 10**9, "--out", "/"), "/: Is a directory"),
        (("{experiment}", "--steps", 1, "--target", "age"), "--target: expected a"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(experiment, words, told):
    words = [str(word).replace("{experiment}", str(experiment)) for word in words]
    done = playground("train", *words)
    assert done.returncode == 2 and not done.stdout
    assert told in done.stderr and len(done.stderr.splitlines()) == 1


def full_disk():
    """Let this process write no byte more into any file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_what_is_full_is_named(experiment, tmp_path):
    out = tmp_path / "run.json"
    words = ("train", str(experiment), "--steps", "3")
    done = playground(*words, "--out", out, preexec_fn=full_disk)
    assert done.returncode == 2
    assert done.stderr == f"Cannot use {out}: File too large.\n"
    with out.open("w") as full:
        done = subprocess.run(
            [*PLAYGROUND, *words],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            preexec_fn=full_disk,
        )
    assert done.returncode == 2
    assert done.stderr == "Cannot use the output: File too large.\n"


def test_a_run_takes_the_place_of_another_whatever_the_output_can_write(tmp_path):
    experiment, out = tmp_path / "sine.json", tmp_path / "run.json"
    experiment.write_text('{"data": "sine"}')
    out.write_text("another run" * 10_000)
    ascii = {**os.environ, "PYTHONIOENCODING": "ascii"}
    words = ("train", experiment, "--steps", 2, "--out", out)
    *_, end = lines(playground(*words, env=ascii))
    assert end["score"] == "R²"
    opened = Session.restored(read_run_file(out.read_bytes()).saved)
    assert opened.frame().header["step"] == 2


def test_on_a_terminal_training_shows_how_far_it_is(experiment):
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal:
        done = subprocess.run(
            [*PLAYGROUND, "train", str(experiment), "--steps", "200"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=terminal,
            timeout=PATIENCE,
        )
    shown = b""
    with suppress(OSError):  # which is how a terminal ends
        while part := os.read(ours, 4096):
            shown += part
    os.close(ours)
    assert b"Training" in shown and b"100%" in shown
    assert len(done.stdout.splitlines()) == 201
