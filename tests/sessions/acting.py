"""What a person does with a session, and what they see of it."""

import json
from typing import Any

from network_playground.runs.experiment import Experiment
from network_playground.runs.timeline import Moment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from tests.runs.plain_replay import shown_at

POINTS = Experiment(data="xor", hidden=(4,), batch_size=50, optimizer="momentum")


def do(session: Session, kind: str, **fields: Any) -> None:
    session.handle(parse_command({"kind": kind, **fields}))


def header_of(session: Session) -> dict[str, Any]:
    """Give the words and figures of the present moment, as a page gets them."""
    header: dict[str, Any] = json.loads(json.dumps(session.frame().header))
    return header


def problems(session: Session) -> list[str]:
    return [e["message"] for e in session.take_events() if e["kind"] == "problem"]


def seen(session: Session) -> tuple[Moment, Any]:
    return session.timeline.moment, shown_at(session.timeline, session.trial.example)
