"""The settings of how it learns: optimizer, batches, loss, penalties."""

from collections.abc import Iterator
from typing import Any

from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import KnownFailure, Rule
from network_playground.engine.schedules import SCHEDULES
from network_playground.runs.settings.choices import AUTO, Choice
from network_playground.runs.settings.kinds import Flag, Number, Whole
from network_playground.runs.settings.setting import (
    Button,
    Condition,
    Numbers,
    Setting,
    Word,
)

RATES = Number(lowest=0, is_above=True, highest=100)  # of learning, by hand too


def numbers_of(rule: Rule) -> Iterator[Setting]:
    """Describe the numbers of an optimizer's own."""
    for number in rule.numbers:
        yield Setting(
            name=number.name,
            kind=Number(
                lowest=0, is_above=number.divides, highest=number.below, is_below=True
            ),
            usual=number.usual,
            plain=number.plain,
            technical=number.technical,
            plain_help=number.plain_help,
            technical_help=number.technical_help,
            word=Word(number.name, number.usual),
        )


def fades_early(run: Any) -> bool:
    """Say whether hardly anything is left of the rate when the first epoch is over."""
    horizon, per_epoch = run.experiment.horizon, run.batches.per_epoch
    return bool(horizon < per_epoch and run.schedule(per_epoch, horizon) < 0.1)


LEARNING = (
    Setting(
        name="optimizer",
        kind=Choice(table=OPTIMIZERS),
        usual="gradient_descent",
        plain="How it corrects itself",
        technical="Optimizer",
        plain_help="How it gets from its mistakes to better connections.",
        technical_help="The rule that turns gradients into changes.",
        short="",
        word=Word("optimizer", "gradient_descent"),
        group="learning",
        is_in_scripts=True,
    ),
    Setting(
        name="settings",
        kind=Numbers(of="optimizer", table=OPTIMIZERS, parts=numbers_of),
        usual={},
        forgotten_with=("optimizer",),
        plain="Its own numbers",
        technical="Numbers of the optimizer",
        plain_help="What this way of correcting has to know; another way forgets them.",
        technical_help="Momentum, decays and the like; another optimizer has others.",
        group="learning",
        is_in_scripts=True,
    ),
    Setting(
        name="learning_rate",
        kind=RATES,
        usual=0.1,
        plain="Size of a correction",
        technical="Learning rate",
        plain_help="How far each correction goes: small is slow, large overshoots.",
        technical_help="Factor of the gradient in every update.",
        short="rate",
        word=Word("learning_rate", 0.1),
        group="learning",
        known_failures=(
            KnownFailure(
                "learning_rate",
                lambda run: run.experiment.learning_rate >= 10,
                "Corrections this large overshoot again and again: it gets worse, not "
                "better.",
                "At a learning rate of 10 or more training oscillates or diverges.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="schedule",
        kind=Choice(table=SCHEDULES),
        usual="constant",
        plain="Its size later on",
        technical="Schedule",
        plain_help="Whether the corrections get smaller as time goes on.",
        technical_help="Share of the learning rate over the steps.",
        short="",
        word=Word("schedule", "constant"),
        group="learning",
        is_in_scripts=True,
    ),
    Setting(
        name="horizon",
        kind=Whole(lowest=1, highest=10_000_000),
        usual=10_000,
        plain="Steps until then",
        technical="Horizon",
        plain_help="How many steps the slowing down is made for.",
        technical_help="Steps of the schedule: to a halving, or to its end.",
        word=Word("horizon", 10_000),
        group="learning",
        shown_if=(Condition("schedule", "!=", "constant"),),
        known_failures=(
            KnownFailure(
                "horizon",
                fades_early,
                "The corrections shrink to nothing before all examples were seen once.",
                "The horizon is shorter than one epoch: the learning rate is near 0 "
                "before the first is over.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="batch_size",
        kind=Whole(lowest=1, highest=20_000),
        usual=32,
        plain="Examples in one step",
        technical="Batch size",
        plain_help="After how many examples it corrects itself: from 1 to all of them.",
        technical_help="Examples per update; the gradient is their mean.",
        short="batch",
        word=Word("batch", 32),
        group="learning",
        button=Button("All", "train_size"),
        known_failures=(
            KnownFailure(
                "batch_size",
                lambda run: run.experiment.batch_size > run.batches.batch_size,
                "There are not so many examples to learn from: each step takes all of "
                "them.",
                "Larger than the training part: every step is a full batch.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="loss",
        kind=Choice(table=LOSSES, has_auto=True),
        usual=AUTO,
        forgotten_with=("data",),
        plain="How wrong is counted",
        technical="Loss",
        plain_help="How being wrong is counted: what learning makes small.",
        technical_help="The loss; auto: cross-entropy for classes, half squared for "
        "numbers.",
        short="",
        word=Word("loss", AUTO),
        group="learning",
        goes_with="output",
        is_in_scripts=True,
    ),
    Setting(
        name="l1",
        kind=Number(lowest=0, highest=10),
        usual=0.0,
        plain="Pull to zero",
        technical="L1 penalty",
        plain_help="Pulls every connection towards zero, so that only what is needed "
        "stays.",
        technical_help="Penalty on the sum of |w|: makes weights sparse.",
        word=Word("l1", 0),
        group="learning",
        known_failures=(
            KnownFailure(
                "l1",
                lambda run: run.experiment.l1 >= 0.03,
                "The pull to zero is stronger than what the examples say: all goes to "
                "zero.",
                "L1 this strong outweighs the gradient of the loss: the weights "
                "collapse to 0.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="l2",
        kind=Number(lowest=0, highest=10),
        usual=0.0,
        plain="Hold large ones back",
        technical="L2 penalty",
        plain_help="Pulls large connections back, so that none decides alone.",
        technical_help="Penalty on half the sum of squared weights (weight decay).",
        word=Word("l2", 0),
        group="learning",
        known_failures=(
            KnownFailure(
                "l2",
                lambda run: run.experiment.l2 >= 0.1,
                "Holding back is stronger than what the examples say: all goes to "
                "zero.",
                "L2 this strong outweighs the gradient of the loss: the weights decay "
                "to 0.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="penalises_biases",
        kind=Flag(),
        usual=False,
        plain="Hold back biases too",
        technical="Penalise biases",
        plain_help="Whether what every node starts with is held back like connections.",
        technical_help="L1 and L2 on biases as well as on weights.",
        short="biases too",
        word=Word("biases_too", False),
        group="learning",
        is_in_scripts=True,
    ),
    Setting(
        name="dropout",
        kind=Number(lowest=0, highest=0.9),
        usual=0.0,
        plain="Silent nodes",
        technical="Dropout",
        plain_help="Share of the nodes in between that are silent, others in each "
        "step.",
        technical_help="Probability that a hidden activation is dropped while "
        "training.",
        word=Word("dropout", 0),
        group="learning",
        known_failures=(
            KnownFailure(
                "dropout",
                lambda run: run.experiment.dropout > 0 and not run.experiment.hidden,
                "There is no node in between that could be silent: this changes "
                "nothing.",
                "Dropout acts on hidden layers, and there is none.",
            ),
            KnownFailure(
                "dropout",
                lambda run: (
                    run.experiment.dropout >= 0.8 and bool(run.experiment.hidden)
                ),
                "So many nodes are silent in a step that hardly anything is left to "
                "learn.",
                "With 0.8 or more dropped, most updates see almost no hidden node.",
            ),
        ),
        is_in_scripts=True,
    ),
)
