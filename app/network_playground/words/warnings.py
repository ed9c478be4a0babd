"""Settings that are known to fail: they may be tried, and it is said beforehand why.

One row for each, with a rule that looks at a run as it was built. Whether a row tells
the truth is tested by training.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network_playground.engine.schedules import constant
from network_playground.runs.run import Run

ADAPTIVE = ("adam", "rmsprop")  # a step is as long as the rate, whatever the gradient

# Data that no straight cut divides, and the columns that would undo the bend.
BENT: dict[str, frozenset[str]] = {
    "circle": frozenset({"x1_squared", "x2_squared"}),
    "xor": frozenset({"x1_x2"}),
    "spiral": frozenset(),
    "spiral3": frozenset(),
}


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """One row: ``is_met(run)`` says whether it holds; ``field`` is what to change."""

    field: str
    is_met: Callable[[Run], bool]
    plain: str
    technical: str


def warnings_of(run: Run) -> list[dict[str, Any]]:
    """Warn of what is known to fail in a run, each at its field, as plain JSON."""
    return [
        {"field": row.field, "plain": row.plain, "technical": row.technical}
        for row in KNOWN_FAILURES
        if row.is_met(run)
    ]


def cannot_bend(run: Run) -> bool:
    """Say whether the network can only cut straight through data that needs a bend."""
    experiment = run.experiment
    if experiment.data not in BENT or experiment.points is not None:
        return False
    columns = {single.column for single in run.data.inputs}
    return is_straight(run) and not columns & BENT[experiment.data]


def is_straight(run: Run) -> bool:
    """Say whether no hidden layer bends anything, as where there is none."""
    return all(activation.name == "linear" for activation in run.activations[:-1])


def count_hidden(run: Run, name: str) -> int:
    """Count the hidden layers of one activation."""
    return [activation.name for activation in run.activations[:-1]].count(name)


def effective_rate(run: Run) -> float:
    """Give how far a steady slope carries in the end: rate / (1 - momentum)."""
    usual = run.rule.settings.get("momentum", 0.0)
    momentum = run.experiment.settings.get("momentum", usual)
    return run.experiment.learning_rate / (1 - momentum)


def is_out_of_reach(run: Run) -> bool:
    """Say whether there are targets that the output cannot give."""
    targets, output = run.data.train_targets, run.activations[-1]
    return bool(targets.min() < output.lowest or targets.max() > output.highest)


KNOWN_FAILURES = (
    KnownFailure(
        "hidden",
        lambda run: cannot_bend(run) and not run.experiment.hidden,
        "Without a layer in between it can only cut straight: not enough here.",
        "Without a hidden layer the boundary is a straight line; these classes are "
        "not linearly separable.",
    ),
    KnownFailure(
        "activations",
        lambda run: cannot_bend(run) and bool(run.experiment.hidden),
        "Nodes that pass their sum on can only cut straight: not enough here.",
        "Linear layers collapse into one linear map; these classes are not linearly "
        "separable.",
    ),
    KnownFailure(
        "activations",
        lambda run: count_hidden(run, "sigmoid") >= 3,
        "Through so many layers of this kind hardly any correction comes through: "
        "the first layers do not learn.",
        "The sigmoid's slope is at most 1/4: over three and more layers the gradient "
        "vanishes. Try tanh or ReLU.",
    ),
    KnownFailure(
        "activations",
        lambda run: count_hidden(run, "relu") > 0 and run.experiment.learning_rate >= 3,
        "With such large corrections nodes of this kind go silent for ever.",
        "At this learning rate ReLU units die: z is pushed below 0 for all examples, "
        "and its gradient is 0 from then on.",
    ),
    KnownFailure(
        "output",
        is_out_of_reach,
        "Some of the true numbers are beyond what the last node can say.",
        "Some targets lie outside the range of the output activation; linear reaches "
        "all.",
    ),
    KnownFailure(
        "initializer",
        lambda run: (
            run.experiment.initializer == "zeros" and bool(run.experiment.hidden)
        ),
        "All nodes of a layer start the same and stay the same: it cannot learn.",
        "Zero weights keep the nodes of a layer identical: symmetry is never broken.",
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
        "learning_rate",
        lambda run: run.experiment.learning_rate < 10 <= effective_rate(run),
        "With so much of the last movement going on, corrections add up and overshoot.",
        "Momentum multiplies the step: rate / (1 - momentum) is 10 or more.",
    ),
    KnownFailure(
        "learning_rate",
        lambda run: (
            run.rule.name in ADAPTIVE and 0.1 < run.experiment.learning_rate < 10
        ),
        "This way of correcting takes steps of just this size: it jumps about. "
        "Try 0.01.",
        "Adam and RMSProp move each weight by about the rate itself: above 0.1 the "
        "loss jumps. 0.001 to 0.03 is usual.",
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
