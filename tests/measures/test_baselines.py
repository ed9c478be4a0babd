"""On every set the network does as well as a network of another library does there.

Measured with scikit-learn on one stratified split of each set: 16 ReLU nodes, Adam with
rate 0.003, batches of 32, 60 times through the examples; on points 8-8 tanh, Adam with
0.01, batches of 16, 300 times. Accuracy, or R squared where a number is predicted.

Its splits are not ours, and few rows are held out: in iris and wine a single one is
more than the distance that is allowed. So the median over five splits counts, each
with other weights. Bank customers have 2,000 held out: there one split says enough.
"""

from math import ceil
from statistics import median

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.reach import step_work
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session

pytestmark = pytest.mark.slow

TABLE = Experiment(
    hidden=(16,),
    activations=("relu",),
    optimizer="adam",
    learning_rate=0.003,
    batch_size=32,
)
POINTS = Experiment(hidden=(8, 8), optimizer="adam", learning_rate=0.01, batch_size=16)
ALLOWED = 0.015  # below the baseline
WORK = 2_500_000_000  # multiplications for each set: all of them stay under a minute

BASELINES = [
    ("iris", TABLE, 60, 5, 0.933),
    ("penguins", TABLE, 60, 5, 1.0),
    ("wine", TABLE, 60, 5, 1.0),  # no row missed: so in 33 % of splits, theirs 42 %
    ("breast_cancer", TABLE, 60, 5, 0.963),
    ("digits", TABLE, 60, 5, 0.968),
    ("auto_mpg", TABLE, 60, 5, 0.892),
    ("diabetes", TABLE, 60, 5, 0.29),
    ("bank", TABLE, 60, 1, 0.846),
    ("circle", POINTS, 300, 5, 1.0),
    ("xor", POINTS, 300, 5, 1.0),
    ("spiral", POINTS, 300, 5, 0.99),
    ("moons", POINTS, 300, 5, 0.98),
]


def trained(experiment, times):
    """Train on as many examples as there are, so many times; give the work it took and
    the score of what is held out.

    What fits in no whole batch waits here, while others take a smaller batch. So the
    steps are counted, not the epochs.
    """
    session = Session(experiment)
    run = session.trial.run
    assert run.data.test_rows.size == round(0.2 * run.dataset.size)
    steps = times * ceil(run.data.train_rows.size / run.batches.batch_size)
    session.handle(parse_command({"kind": "play"}))
    assert session.play(steps, lambda: True) == steps
    return steps * step_work(run), session.frame().header["test_score"]


@pytest.mark.parametrize(
    ("data", "settings", "times", "splits", "baseline"),
    BASELINES,
    ids=[row[0] for row in BASELINES],
)
def test_the_network_reaches_the_baseline(data, settings, times, splits, baseline):
    found = [
        trained(settings.with_changes({"data": data, "seed": seed}), times)
        for seed in range(splits)
    ]
    work, scores = zip(*found, strict=True)
    assert median(scores) >= baseline - ALLOWED, scores
    assert sum(work) <= WORK
