"""The settings of the network: its layers, and how it starts."""

from typing import Any

from network_playground.datasets.catalog import DATASETS
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.precisions import PRECISIONS
from network_playground.engine.rows import KnownFailure
from network_playground.runs.settings.choices import AUTO, Choice, Choices
from network_playground.runs.settings.kinds import Number, Whole, Widths
from network_playground.runs.settings.setting import Button, Condition, Setting, Word

MOST_LAYERS = 6  # hidden ones
MOST_NODES = 512  # of one layer

HAS_HIDDEN = Condition("hidden", "!=", ())


def needs_a_bend(run: Any) -> bool:
    """Say whether no straight cut through what enters can part the classes."""
    experiment = run.experiment
    if experiment.data not in DATASETS or experiment.points is not None:
        return False
    straight_with = DATASETS[experiment.data].straight_with
    columns = {single.column for single in run.data.inputs}
    if straight_with is None:
        return False
    return not straight_with or not straight_with <= columns


def is_straight(run: Any) -> bool:
    """Say whether no hidden layer bends anything, as where there is none."""
    return all(activation.name == "linear" for activation in run.activations[:-1])


def is_out_of_reach(run: Any) -> bool:
    """Say whether there are targets that the output cannot give."""
    targets, output = run.data.train_targets, run.activations[-1]
    return bool(targets.min() < output.lowest or targets.max() > output.highest)


NETWORK = (
    Setting(
        name="hidden",
        kind=Widths(most_layers=MOST_LAYERS, most_nodes=MOST_NODES),
        usual=(8,),
        plain="Nodes in between",
        technical="Hidden layers",
        plain_help="How many nodes stand between what is given and the answer, in each "
        f"layer, such as 16, 8: up to {MOST_LAYERS} layers of 1 to {MOST_NODES}.",
        technical_help="Width of each hidden layer, from the input on, such as 16, 8: "
        f"up to {MOST_LAYERS} layers of 1 to {MOST_NODES}; empty for none.",
        empty="none",
        word=Word("hidden", (8,)),
        group="network",
        known_failures=(
            KnownFailure(
                "hidden",
                lambda run: needs_a_bend(run) and not run.experiment.hidden,
                "Without a layer in between it can only cut straight: not enough here.",
                "Without a hidden layer the boundary is a straight line; these classes "
                "are not linearly separable.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="activations",
        kind=Choices(table=ACTIVATIONS, is_offered=lambda row: row.is_for_hidden),
        usual=("tanh",),
        plain="How a node answers",
        technical="Activation",
        plain_help="How a node in between turns its sum into the number it passes on.",
        technical_help="Activation of the hidden layers: one for all, or one for each.",
        short="",
        word=Word("activation", ("tanh",)),
        group="network",
        shown_if=(HAS_HIDDEN,),
        is_in_scripts=True,
    ),
    Setting(
        name="output",
        kind=Choice(table=ACTIVATIONS, has_auto=True),
        usual=AUTO,
        forgotten_with=("data",),
        plain="How the last node answers",
        technical="Output activation",
        plain_help="How the last node turns its sum into the answer.",
        technical_help="Activation of the output layer; auto: sigmoid, softmax or "
        "linear.",
        word=Word("output", AUTO),
        group="network",
        goes_with="loss",
        known_failures=(
            KnownFailure(
                "output",
                is_out_of_reach,
                "Some of the true numbers are beyond what the last node can say.",
                "Some targets lie outside the range of the output activation; linear "
                "reaches all.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="initializer",
        kind=Choice(table=INITIALIZERS),
        usual="glorot",
        plain="First connections",
        technical="Initializer",
        plain_help="Which random numbers the connections start with.",
        technical_help="Distribution of the first weights.",
        short="",
        word=Word("initializer", "glorot"),
        group="network",
        is_in_scripts=True,
    ),
    Setting(
        name="initial_bias",
        kind=Number(lowest=-10, highest=10),
        usual=0.0,
        plain="First bias",
        technical="Initial bias",
        plain_help="What every node starts with before anything comes in.",
        technical_help="First value of every bias.",
        word=Word("initial_bias", 0),
        group="network",
        known_failures=(
            KnownFailure(
                "initial_bias",
                lambda run: (
                    abs(run.experiment.initial_bias) >= 5 and not is_straight(run)
                ),
                "Every node starts so far to one side that it hardly reacts to "
                "anything.",
                "Biases this large saturate the nodes, or kill ReLU: gradients start "
                "near 0.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="seed",
        kind=Whole(lowest=0, highest=2**31 - 1),
        usual=0,
        plain="Which random start",
        technical="Seed",
        plain_help="The same number gives the same start, the same test part, the same "
        "order.",
        technical_help="Seeds the first weights, the split, the shuffling and dropout.",
        word=Word("seed", 0),
        group="network",
        button=Button("New seed", "another"),
        is_in_scripts=True,
    ),
    Setting(
        name="dtype",
        kind=Choice(table=PRECISIONS),
        usual="float64",
        plain="Digits",
        technical="Precision",
        plain_help="How many digits the machine calculates with.",
        technical_help="Precision of all arrays of the network.",
        word=Word("dtype", "float64"),
        group="network",
        is_in_scripts=True,
    ),
)
