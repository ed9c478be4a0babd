"""Moments of random experiments as a page receives them, one JSON object a line.

``python -m tests.page.network.moments COUNT``: each line has the experiment event
and the frames, in base64, of every phase of a few steps; everything in the network is
looked at. Before them come the ends of a few steps with each optimizer.
"""

import json
import sys
from base64 import b64encode
from random import Random
from typing import Any

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.schedules import SCHEDULES
from network_playground.runs.edits.edit import Place
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from network_playground.web.wire import encode_frame

SETS = ("worked_example", "xor", "iris", "sine", "moons", "blobs", "auto_mpg")


def experiment_of(rng: Random) -> Experiment | None:
    """Draw an experiment; None where what was drawn does not go together."""
    hidden = tuple(rng.randint(1, 4) for _ in range(rng.randint(0, 3)))
    names = [row.name for row in ACTIVATIONS.values() if row.is_for_hidden]
    rule = OPTIMIZERS[rng.choice([*OPTIMIZERS])]
    fields: dict[str, Any] = {
        "data": rng.choice(SETS),
        "hidden": list(hidden),
        "activations": [rng.choice(names) for _ in hidden] or ["tanh"],
        "output": rng.choice(["auto", "auto", *ACTIVATIONS]),
        "loss": rng.choice(["auto", "auto", *LOSSES]),
        "optimizer": rule.name,
        "settings": {one.name: round(rng.uniform(0.01, 0.9), 3) for one in rule.numbers}
        if rng.random() < 0.3
        else {},
        "learning_rate": rng.choice([0.003, 0.05, 0.3]),
        "schedule": rng.choice([*SCHEDULES]),
        "horizon": rng.choice([2, 7, 100]),
        "l1": rng.choice([0.0, 0.0, 0.01]),
        "l2": rng.choice([0.0, 0.0, 0.1]),
        "dropout": rng.choice([0.0, 0.0, 0.4]),
        "batch_size": rng.choice([1, 1, 3, 16]),
        "dtype": rng.choice(["float64", "float64", "float32"]),
        "seed": rng.randint(0, 1000),
    }
    try:
        experiment = Experiment.model_validate(fields, strict=False)
        Session(experiment)
    except Problem:
        return None
    return experiment


def places_of(session: Session) -> list[Place]:
    """Name every weight and bias of a session's network."""
    sizes = session.trial.run.sizes
    places = []
    for layer, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:], strict=False), 1):
        for j in range(fan_out):
            places.append(Place("biases", layer, [j]))
            places += [Place("weights", layer, [i, j]) for i in range(fan_in)]
    return places


def moments_of(rng: Random, experiment: Experiment) -> dict[str, Any]:
    """Walk some phases, with edits by hand on the way, and keep every moment."""
    session = Session(experiment, step=rng.choice([0, 1, 5, 40]))
    places = places_of(session)
    session.look(places, places)
    frames = []
    for _ in range(2 * len(session.trial.run.phases) + 2):
        if rng.random() < 0.15:
            place = rng.choice(places)
            kind = rng.choice(["set_parameter", "freeze"])
            fields = {"name": place.name, "layer": place.layer, "index": place.index}
            if kind == "set_parameter":
                fields["value"] = round(rng.uniform(-1, 1), 2)
            session.handle(parse_command({"kind": kind, **fields}))
        frames.append(encoded(session))
        session.handle(parse_command({"kind": "step", "unit": "phase"}))
    return {"experiment": introduction(session), "frames": frames}


def steps_of(optimizer: str) -> dict[str, Any]:
    """Take some steps with an optimizer, and keep the end of each."""
    experiment = Experiment(
        data="xor", hidden=(2,), batch_size=4, optimizer=optimizer, learning_rate=0.02
    )
    session = Session(experiment)
    session.look(places_of(session), places_of(session))
    frames = []
    for _ in range(5):
        session.handle(parse_command({"kind": "step", "unit": "step"}))
        frames.append(encoded(session))
    return {"experiment": introduction(session), "frames": frames}


def frames_of(session: Session) -> list[str]:
    """Walk through one step, part by part, and keep every moment."""
    frames = []
    for _ in session.trial.run.phases:
        frames.append(encoded(session))
        session.handle(parse_command({"kind": "step", "unit": "phase"}))
    return frames


def encoded(session: Session) -> str:
    frame = session.frame()
    return b64encode(
        encode_frame({**frame.header, "sequence": 1}, frame.numbers)
    ).decode()


def introduction(session: Session) -> dict[str, Any]:
    (told,) = (e for e in session.snapshot_events() if e["kind"] == "experiment")
    return dict(told)


def main(count: int) -> None:
    for optimizer in OPTIMIZERS:
        print(json.dumps(steps_of(optimizer)))
    rng = Random(7)
    found = 0
    while found < count:
        experiment = experiment_of(rng)
        if experiment is not None:
            found += 1
            print(json.dumps(moments_of(rng, experiment)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
