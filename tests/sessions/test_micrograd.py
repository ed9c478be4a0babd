"""micrograd's published demo is a preset, and runs as it did there."""

import json
from pathlib import Path

import pytest

from network_playground.sessions.session import Session
from tests.sessions.acting import do

GOLDEN = json.loads(
    (Path(__file__).parents[1] / "golden" / "micrograd.json").read_text("utf-8")
)


def test_the_published_demo_is_trained_again():
    session = Session()
    do(session, "open_preset", name="micrograd")
    network = session.trial.run.network
    assert session.trial.run.sizes == (2, 16, 16, 1)
    do(session, "step")
    assert network.loss == pytest.approx(GOLDEN["loss_before_step"]["0"], abs=1e-12)
    do(session, "jump", step=0)
    for _ in range(100):
        do(session, "step")
    assert network.loss == pytest.approx(GOLDEN["loss_before_step"]["99"], abs=1e-9)
    assert session.frame().header["train_score"] == GOLDEN["accuracy"]["99"] == 1.0


def test_a_link_to_it_leads_to_the_same_moment():
    session = Session()
    do(session, "open_preset", name="micrograd")
    fields = session.experiment.model_dump(mode="json")
    assert session.snapshot_events()[-1]["preset"] == "micrograd"
    followed = Session()
    do(followed, "open", experiment=fields, preset="micrograd", step=3)
    for _ in range(3):
        do(session, "step")
    assert followed.frame().numbers.tobytes() == session.frame().numbers.tobytes()
