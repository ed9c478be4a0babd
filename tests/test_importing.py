"""Importing the package, or any room of it, changes nothing that others share."""

import os
import subprocess
import sys

import pytest

from network_playground.threads import VARIABLES, use_one_thread
from tests.patience import PATIENCE

pytestmark = pytest.mark.slow

# All that a program shares with what it imports, and what it would miss.
IMPORT_ALL = """
import logging, os, pkgutil, signal, sys, threading, warnings
import numpy as np

def shared():
    return {
        "environment": dict(os.environ),
        "signals": [signal.getsignal(number) for number in signal.valid_signals()],
        "threads": threading.active_count(),
        "switch interval": sys.getswitchinterval(),
        "warnings": warnings.filters[:],
        "log": (logging.root.level, logging.root.handlers[:]),
        "folder": os.getcwd(),
        "numbers": (np.geterr(), np.get_printoptions()),
        "chance": np.random.get_state()[1].tolist(),
    }

# What we use may do such things: that is theirs, and comes first.
import click, fastapi, jinja2, latex2mathml.converter, pydantic, pygments, segno
import uvicorn, websockets
before = shared()
import network_playground
rooms = pkgutil.walk_packages(network_playground.__path__, "network_playground.")
names = [room.name for room in rooms if not room.name.endswith("__main__")]
for name in names:
    __import__(name)
after = shared()
print(len(names), [name for name in before if before[name] != after[name]])
"""
TRAIN = """
import os
from network_playground.cli import main
main(["train", "--steps", "1"], standalone_mode=False)
print(*(f"{name}={os.environ.get(name)}" for name in %r))
"""


def run(code, environment):
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    ).stdout


def without_a_limit():
    return {name: value for name, value in os.environ.items() if name not in VARIABLES}


def test_importing_all_rooms_changes_nothing_that_is_shared():
    count, changed = run(IMPORT_ALL, without_a_limit()).split(maxsplit=1)
    assert int(count) > 100
    assert changed == "[]\n"


def test_the_command_takes_one_thread_where_nobody_said_how_many():
    *_, told = run(TRAIN % (VARIABLES,), without_a_limit()).splitlines()
    assert told.split() == [f"{name}=1" for name in VARIABLES]


@pytest.mark.parametrize("name", VARIABLES)
def test_a_limit_that_the_user_set_stays_and_stands_alone(monkeypatch, name):
    for other in VARIABLES:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "3")
    use_one_thread()
    assert {other: os.environ.get(other) for other in VARIABLES} == {
        other: "3" if other == name else None for other in VARIABLES
    }


def test_a_limit_that_the_user_set_stays_in_the_command():
    environment = {**without_a_limit(), "OMP_NUM_THREADS": "2"}
    *_, told = run(TRAIN % (VARIABLES,), environment).splitlines()
    assert "OMP_NUM_THREADS=2" in told and told.count("=None") == len(VARIABLES) - 1
