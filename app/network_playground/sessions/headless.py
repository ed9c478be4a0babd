"""Train without anybody watching: the same session, played step by step to the end."""

import json
from collections.abc import Iterator
from typing import Any

from network_playground.datasets.reading.csv_table import read_text
from network_playground.datasets.reading.csv_text import decode
from network_playground.runs.experiment import experiment_from
from network_playground.runs.own_table import OWN, Offer
from network_playground.runs.problem import Problem
from network_playground.sessions.commands.moving import Step
from network_playground.sessions.session import Session


def session_from(
    experiment: bytes,
    table: bytes | None = None,
    title: str = "",
    target: str | None = None,
) -> Session:
    """Open a session for an experiment in JSON, if given, on a table in CSV.

    Raises Problem or DataProblem.
    """
    try:
        fields = json.loads(experiment)
    except (ValueError, RecursionError) as found:
        raise Problem(f"Expected an experiment in JSON, found: {found}.") from None
    if not isinstance(fields, dict):
        raise Problem("Expected an experiment, an object in JSON, found another value.")
    if table is None:
        return Session(experiment_from(fields))
    text, encoding = decode(table)
    read = read_text(text, encoding, title)
    offer = Offer(read.title, text, encoding)
    own = offer.chosen(target or read.target, {}, "median")
    return Session(experiment_from({**fields, "data": OWN}), own=own)


def losses(session: Session, steps: int) -> Iterator[tuple[int, float]]:
    """Train, and give each step's number and the loss of its batch.

    Raises Problem where the loss stops being finite.
    """
    for step in range(1, steps + 1):
        session.handle(Step(unit="step"))
        for event in session.take_events():
            if event["kind"] == "problem":
                raise Problem(event["message"])
        yield step, float(session.trial.run.network.loss)


def scores(session: Session) -> dict[str, Any]:
    """Measure the present moment on all examples, taught and held out."""
    header = session.frame().header
    return {
        "step": header["step"],
        "train_loss": header["train_loss"],
        "test_loss": header["test_loss"],
        "train_score": header["train_score"],
        "test_score": header["test_score"],
        "score": header["score_name"],
    }
