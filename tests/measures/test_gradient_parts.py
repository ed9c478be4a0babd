"""The parts of a batch's gradient, example by example, for one that asks for them."""

from typing import Any

import numpy as np
import pytest

from network_playground.measures.looked import MOST_PARTS
from network_playground.runs.edits.edit import Place
from network_playground.runs.experiment import Experiment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session

WEIGHT = Place("weights", 1, [1, 0])
BIAS = Place("biases", 2, [0])


def stepped(fields: dict[str, Any]) -> Session:
    session = Session(Experiment(hidden=(3,), **fields), step=1)
    session.look((WEIGHT, BIAS), (WEIGHT, BIAS))
    return session


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_parts_of_the_examples_add_up_to_the_gradient(dtype: str) -> None:
    session = stepped({"data": "moons", "batch_size": 16, "dtype": dtype})
    batch = session.trial.run.batches.at(session.timeline.moment.step)
    for looked in session.frame().header["looked"]:
        parts = looked["parts"]
        assert parts is not None
        products = np.multiply(parts["deltas"], parts["a"])
        exactness = 1e-12 if dtype == "float64" else 1e-5
        assert products.sum() == pytest.approx(looked["gradient"], rel=exactness)
        assert sorted(parts["places"]) == list(range(16))
        assert parts["rows"] == [int(batch.rows[place]) for place in parts["places"]]
        assert (np.diff(np.abs(products)) <= 0).all()
        assert (parts["rest_count"], parts["rest_sum"]) == (0, 0.0)
        assert (set(parts["a"]) == {1.0}) == (looked["name"] == "biases")


def test_of_a_large_batch_the_rest_is_summed() -> None:
    session = stepped({"data": "bank", "batch_size": 1_500})
    looked = session.frame().header["looked"][0]
    parts = looked["parts"]
    assert parts is not None
    assert (len(parts["rows"]), parts["rest_count"]) == (MOST_PARTS, 500)
    told = np.multiply(parts["deltas"], parts["a"]).sum()
    assert told + parts["rest_sum"] == pytest.approx(looked["gradient"])


def test_parts_are_told_only_where_asked_for_and_known_and_while_it_stands() -> None:
    session = stepped({"data": "moons", "batch_size": 16})

    def told() -> list[bool]:
        return [one["parts"] is not None for one in session.frame().header["looked"]]

    assert told() == [True, True]
    session.look((WEIGHT, BIAS), (BIAS,))
    assert told() == [False, True]
    session.set_playing(True)
    assert told() == [False, False]
    session.set_playing(False)
    assert told() == [False, True]
    session.handle(parse_command({"kind": "step", "unit": "phase"}))
    assert told() == [False, False]  # the next step has no gradient yet
