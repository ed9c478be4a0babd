"""What a session tells has the described shapes: no field is missing, none is extra."""

import json

import pytest

from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.own_table import Offer
from network_playground.runs.problem import Problem
from network_playground.sessions.catalog import catalog
from network_playground.sessions.commands.table import all_commands
from network_playground.sessions.events import EVENTS
from network_playground.sessions.session import Session
from network_playground.sessions.shapes.catalog import Catalog
from network_playground.sessions.shapes.frame import SessionHeader
from tests.checks.wire.description import adapter_of
from tests.sessions.acting import do

CHECKS = {kind: adapter_of(shape) for kind, shape in EVENTS.items()}
HEADER = adapter_of(SessionHeader)
PLACE = {"name": "weights", "layer": 1, "index": [0, 0]}
ROWS = [f"{age},{'no' if age < 40 else 'yes'}" for age in range(20, 60)]
POINTS = [[-1.0, 1.0, 0], [1.0, -1.0, 1], [0.5, 0.5, 1], [-0.5, 0.5, 0]]

EXPERIMENTS = {
    "two classes": Experiment(data="bank"),
    "classes": Experiment(data="iris", hidden=(3, 2), optimizer="adam"),
    "a number": Experiment(data="auto_mpg", schedule="cosine"),
    "a plane": experiment_from({"data": "xor", "points": POINTS}),
    "a line": Experiment(data="sine", test_share=0),
    "a picture": Experiment(data="digits", hidden=(), dtype="float32", dropout=0.1),
    "one example": Experiment(data="worked_example", batch_size=1),
}


def check(session: Session) -> set[str]:
    """Check all that a session tells at present; gives the kinds of its events."""
    events = [*session.take_events(), *session.snapshot_events()]
    for event in events:
        CHECKS[event["kind"]].validate_json(json.dumps([event]))
    HEADER.validate_json(json.dumps([session.frame().header], allow_nan=False))
    return {event["kind"] for event in events}


def everything_done_with(session: Session) -> set[str]:
    """Carry out every command, and check what is told after each of them."""
    told = check(session)

    def carry_out(kind: str, **fields: object) -> None:
        do(session, kind, **fields)
        done.add(kind)
        told.update(check(session))

    done: set[str] = set()
    for _ in session.trial.run.phases:
        carry_out("step", unit="phase")
    carry_out("back", unit="step")
    carry_out("set_speed", speed=5)
    carry_out("play")
    session.play(3, lambda: True)
    carry_out("pause")
    carry_out("jump", step=999)
    carry_out("focus_example", index=0)
    carry_out("set_parameter", **PLACE, value=0.5)
    fan_in, fan_out = session.trial.run.sizes[:2]
    carry_out("set_layer", layer=1, weights=[[0.25] * fan_out] * fan_in)
    carry_out("freeze", **PLACE)
    carry_out("set_learning_rate", value=0.25)
    carry_out("check_gradient", **PLACE)
    carry_out("loss_along", **PLACE, closer=2)
    carry_out("ask", values=session.frame().header["example"]["values"])
    carry_out("tell_example", row=session.frame().header["example"]["row"])
    carry_out("tell_way", row=session.frame().header["example"]["row"])
    column = session.trial.introduction()["columns"][0]["name"]
    carry_out("dependence", column=column)
    carry_out("report")
    carry_out("draw_landscape", seed=3)
    session.explore(lambda: True)
    carry_out("stop_landscape")
    carry_out("reset")
    carry_out("set_experiment", experiment={"seed": 3, "stop_epochs": 1})
    carry_out("undo")
    carry_out("redo")
    carry_out("open_preset", name="worked_example")
    carry_out("open", experiment={"data": "circle"}, step=2)
    carry_out("set_points", points=POINTS, held_out=[1])
    session.offer = Offer("sales", "\n".join(["age,bought", *ROWS]), "UTF-8")
    carry_out("use_table", target="bought")
    assert done == set(all_commands())
    return told


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_all_that_every_command_leads_to_has_the_described_shape(name):
    assert everything_done_with(Session(EXPERIMENTS[name])) == set(EVENTS)


def test_numbers_beyond_all_bounds_are_told_in_the_described_shape():
    session = Session(
        Experiment(
            data="xor", output="linear", loss="half_squared_error", learning_rate=100
        )
    )
    for layer in (1, 2):
        do(session, "set_parameter", **{**PLACE, "layer": layer}, value=1e6)
    do(session, "play")
    session.play(500, lambda: True)
    assert "problem" in check(session)


def test_the_catalog_has_the_described_shape():
    told = json.dumps([catalog()], allow_nan=False)
    (checked,) = adapter_of(Catalog).validate_json(told)
    assert json.loads(json.dumps([checked])) == json.loads(told)


@pytest.mark.parametrize("change", [{"furthest": None}, {"can_undo": 1}, {"x": 1}, {}])
def test_a_field_that_is_missing_too_much_or_of_another_type_is_found(change):
    (status,) = [e for e in Session().snapshot_events() if e["kind"] == "status"]
    changed = {**status, **change}
    if not change:
        del changed["marks"]
    with pytest.raises(ValueError, match="1 validation error"):
        CHECKS["status"].validate_json(json.dumps([changed]))


def test_a_problem_told_while_something_is_refused_has_the_described_shape():
    session = Session(Experiment(data="xor"))
    with pytest.raises(Problem):
        do(session, "jump", step="far")
    assert check(session) == {"experiment", "curve", "status"}
