"""A loss that is not a number is told as such, and not as an endless one."""

from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session
from tests.sessions.acting import do, header_of

LARGEST = 1e6  # that may be set by hand
DEEP = Experiment(
    data="xor",
    hidden=(2,) * 6,
    activations=("linear",),
    output="linear",
    loss="half_squared_error",
    dtype="float32",
)


def with_last_weights(first, second):
    """Make a network whose last hidden nodes nearly overflow in single precision."""
    session = Session(DEEP)
    for layer in range(1, 8):
        for start in range(2):
            for end in range(2 if layer < 7 else 1):
                value = (LARGEST if start == 0 else 0.0) if layer < 7 else first
                if layer == 7 and start == 1:
                    value = second
                place = {"name": "weights", "layer": layer, "index": [start, end]}
                do(session, "set_parameter", value=value, **place)
    return session


def test_endless_less_endless_is_not_a_number():
    header = header_of(with_last_weights(LARGEST, -LARGEST))
    assert header["train_loss"] is None
    assert "train_loss" in header["not_a_number"]


def test_an_endless_loss_is_a_number_that_is_too_large():
    header = header_of(with_last_weights(LARGEST, 0.0))
    assert header["train_loss"] is None
    assert header["not_a_number"] == []


def test_what_is_not_measured_yet_is_no_number_gone_wrong():
    header = header_of(Session(Experiment()))
    assert header["loss"] is None
    assert header["not_a_number"] == []
