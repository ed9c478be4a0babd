"""Settings that are added while it runs, for tests: a number, and a choice."""

from typing import NamedTuple

from network_playground.engine.rows import KnownFailure
from network_playground.runs.settings.choices import Choice
from network_playground.runs.settings.kinds import Number
from network_playground.runs.settings.setting import Condition, Setting, Word


class Pace(NamedTuple):
    """A row of a table that only these tests know."""

    name: str
    plain: str
    technical: str
    known_failures: tuple[KnownFailure, ...] = ()


PACES = {
    row.name: row
    for row in (
        Pace("even", "Always alike.", "Constant."),
        Pace(
            "uneven",
            "Now so, now so.",
            "Varying.",
            (
                KnownFailure(
                    "pace",
                    lambda setup: setup.learning_rate >= 1,
                    "Too fast for this pace.",
                    "Diverges at this rate.",
                ),
            ),
        ),
    )
}

ADDED = (
    Setting(
        name="tremble",
        kind=Number(lowest=0, is_above=True, highest=2),
        usual=0.5,
        plain="How it trembles",
        technical="Weight noise",
        plain_help="How far chance moves each connection.",
        technical_help="Deviation of the noise that is added to the weights.",
        word=Word("trembling", 0.25),
        group="learning",
        shown_if=(Condition("hidden", "!=", ()),),
        known_failures=(
            KnownFailure(
                "tremble",
                lambda run: run.experiment.tremble > 1 and run.sizes[0] > 1,
                "So much of it hides what is learnt.",
                "Noise of this size hides the gradient.",
            ),
        ),
    ),
    Setting(
        name="pace",
        kind=Choice(table=PACES),
        usual="even",
        plain="Its pace",
        technical="Pace",
        plain_help="How evenly it goes on.",
        technical_help="How the steps vary.",
        word=Word("pace", "even"),
        group="stopping",
        is_in_scripts=True,
    ),
)
