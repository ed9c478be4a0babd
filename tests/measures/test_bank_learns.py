"""The example that the story is told on can be learnt, with what is on offer."""

import pytest

from network_playground.engine.evaluation import accuracy, area_under_curve
from network_playground.runs.experiment import Experiment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session

pytestmark = pytest.mark.slow

SETTINGS = Experiment(
    hidden=(16,),
    activations=("relu",),
    initializer="he",
    optimizer="adam",
    learning_rate=0.003,
    batch_size=32,
    test_share=0.2,
)
EPOCHS = 20


def test_a_small_network_learns_who_leaves_the_bank():
    session = Session(SETTINGS)
    run, scorer = session.trial.run, session.trial.scorer
    assert run.sizes == (12, 16, 1)
    assert scorer.test.size == 2000
    session.handle(parse_command({"kind": "play"}))
    steps = EPOCHS * run.batches.per_epoch
    assert session.play(steps, lambda: True) == steps
    predictions = scorer.predictions(scorer.test)
    leaves = scorer.test.targets[0] == 1
    header = session.frame().header
    assert header["test_score"] == accuracy(predictions, scorer.test.targets)
    assert header["test_score"] >= 0.84
    assert header["test_score"] > 1 - leaves.mean() + 0.02  # than "nobody leaves"
    assert area_under_curve(predictions[0], leaves) >= 0.82
