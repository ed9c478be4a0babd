"""What is known to fail: it may be tried, and it is said beforehand why.

What is chosen from a table brings its warnings with its row; here are those of the
settings. Whether a row tells the truth is tested by training.
"""

from typing import Any

from network_playground.datasets.catalog import DATASETS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.rows import (
    Activation,
    Initializer,
    KnownFailure,
    Loss,
    Rule,
    Schedule,
    Setup,
)
from network_playground.engine.schedules import SCHEDULES, constant
from network_playground.runs.run import Run

Row = Activation | Initializer | Loss | Rule | Schedule


def warnings_of(run: Run) -> list[dict[str, Any]]:
    """Warn of what is known to fail in a run, each at its field, as plain JSON."""
    setup = setup_of(run)
    rows: tuple[Row, ...] = (
        *dict.fromkeys(run.activations[:-1]),
        INITIALIZERS[run.experiment.initializer],
        run.rule,
        run.loss,
        SCHEDULES[run.experiment.schedule],
    )
    met = [one for row in rows for one in row.known_failures if one.is_met(setup)]
    met += [one for one in KNOWN_FAILURES if one.is_met(run)]
    return [
        {"field": one.field, "plain": one.plain, "technical": one.technical}
        for one in met
    ]


def setup_of(run: Run) -> Setup:
    """Tell of a run what the engine's rows look at."""
    return Setup(
        hidden_names=tuple(row.name for row in run.activations[:-1]),
        learning_rate=run.experiment.learning_rate,
        numbers={**run.rule.usual, **run.experiment.settings},
        needs_a_bend=needs_a_bend(run),
    )


def needs_a_bend(run: Run) -> bool:
    """Say whether no straight cut through what enters can part the classes."""
    experiment = run.experiment
    if experiment.data not in DATASETS or experiment.points is not None:
        return False
    straight_with = DATASETS[experiment.data].straight_with
    columns = {single.column for single in run.data.inputs}
    return straight_with is not None and not columns & straight_with


def is_straight(run: Run) -> bool:
    """Say whether no hidden layer bends anything, as where there is none."""
    return all(activation.name == "linear" for activation in run.activations[:-1])


def is_out_of_reach(run: Run) -> bool:
    """Say whether there are targets that the output cannot give."""
    targets, output = run.data.train_targets, run.activations[-1]
    return bool(targets.min() < output.lowest or targets.max() > output.highest)


KNOWN_FAILURES = (
    KnownFailure(
        "hidden",
        lambda run: needs_a_bend(run) and not run.experiment.hidden,
        "Without a layer in between it can only cut straight: not enough here.",
        "Without a hidden layer the boundary is a straight line; these classes are "
        "not linearly separable.",
    ),
    KnownFailure(
        "output",
        is_out_of_reach,
        "Some of the true numbers are beyond what the last node can say.",
        "Some targets lie outside the range of the output activation; linear reaches "
        "all.",
    ),
    KnownFailure(
        "initial_bias",
        lambda run: abs(run.experiment.initial_bias) >= 5 and not is_straight(run),
        "Every node starts so far to one side that it hardly reacts to anything.",
        "Biases this large saturate the nodes, or kill ReLU: gradients start near 0.",
    ),
    KnownFailure(
        "learning_rate",
        lambda run: run.experiment.learning_rate >= 10,
        "Corrections this large overshoot again and again: it gets worse, not better.",
        "At a learning rate of 10 or more training oscillates or diverges.",
    ),
    KnownFailure(
        "horizon",
        lambda run: (
            run.schedule is not constant
            and run.experiment.horizon < run.batches.per_epoch
        ),
        "The corrections shrink to nothing before all examples were seen once.",
        "The horizon is shorter than one epoch: the learning rate is near 0 before "
        "the first is over.",
    ),
    KnownFailure(
        "batch_size",
        lambda run: run.experiment.batch_size > run.batches.batch_size,
        "There are not so many examples to learn from: each step takes all of them.",
        "Larger than the training part: every step is a full batch.",
    ),
    KnownFailure(
        "l1",
        lambda run: run.experiment.l1 >= 0.03,
        "The pull to zero is stronger than what the examples say: all goes to zero.",
        "L1 this strong outweighs the gradient of the loss: the weights collapse to 0.",
    ),
    KnownFailure(
        "l2",
        lambda run: run.experiment.l2 >= 0.1,
        "Holding back is stronger than what the examples say: all goes to zero.",
        "L2 this strong outweighs the gradient of the loss: the weights decay to 0.",
    ),
    KnownFailure(
        "dropout",
        lambda run: run.experiment.dropout > 0 and not run.experiment.hidden,
        "There is no node in between that could be silent: this changes nothing.",
        "Dropout acts on hidden layers, and there is none.",
    ),
    KnownFailure(
        "dropout",
        lambda run: run.experiment.dropout >= 0.8 and bool(run.experiment.hidden),
        "So many nodes are silent in a step that hardly anything is left to learn.",
        "With 0.8 or more dropped, most updates see almost no hidden node.",
    ),
    KnownFailure(
        "patience",
        lambda run: run.experiment.patience is not None and not len(run.data.test_rows),
        "Nothing is kept for a test: it watches only what it learns by heart.",
        "Without a test part patience watches the training loss, which hardly rises.",
    ),
    KnownFailure(
        "test_share",
        lambda run: not len(run.data.test_rows) and len(run.data.train_rows) > 1,
        "Nothing is kept for a test: learning by heart looks like knowing.",
        "Without a test part overfitting cannot be seen.",
    ),
    KnownFailure(
        "is_scaled",
        lambda run: (
            not run.experiment.is_scaled
            and float(abs(run.data.train_inputs).max()) > 20
        ),
        "Large numbers drown the small ones, and the nodes are at their limit at once.",
        "Unscaled inputs this large saturate the nodes; the gradient vanishes or "
        "explodes.",
    ),
)
