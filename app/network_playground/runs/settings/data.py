"""The settings of the data: which it is, what enters, and what is kept for the test."""

from collections.abc import Iterator

from network_playground.datasets.catalog import DATASETS
from network_playground.datasets.source import Source
from network_playground.engine.rows import KnownFailure
from network_playground.runs.own_table import OWN
from network_playground.runs.settings.choices import Choice
from network_playground.runs.settings.kinds import (
    Flag,
    Number,
    Places,
    Points,
    Texts,
    Whole,
)
from network_playground.runs.settings.setting import Numbers, Setting, Word


def options_of(source: Source) -> Iterator[Setting]:
    """Describe the numbers by which a data set is drawn."""
    for name, option in source.options.items():
        yield Setting(
            name=name,
            kind=Whole(lowest=option.minimum, highest=option.maximum),
            usual=option.default,
            plain=option.plain,
            technical=option.technical,
            plain_help=option.plain_help,
            technical_help=option.technical_help,
            unit=option.unit,
            word=Word(option.word or name, option.default),
        )


DATA = (
    Setting(
        name="data",
        kind=Choice(
            table=DATASETS,
            unlisted=(OWN,),
            words_of=lambda source: (source.teaches, source.teaches),
        ),
        usual="bank",
        plain="What it learns from",
        technical="Data set",
        plain_help="The examples: customers, flowers, points on a plane, or your own.",
        technical_help="The data set that the network is trained and tested on.",
        word=Word("data", "bank"),
        is_in_scripts=True,
    ),
    Setting(
        name="data_options",
        kind=Numbers(of="data", table=DATASETS, parts=options_of),
        usual={},
        forgotten_with=("data",),
        plain="How they are drawn",
        technical="Options of the data set",
        plain_help="How many points are drawn, and how much chance is in them.",
        technical_help="What the rule draws the sample with; other data has none.",
        short="",
        is_in_scripts=True,
    ),
    Setting(
        name="columns",
        kind=Texts(),
        usual=None,
        can_be_empty=True,
        forgotten_with=("data",),
        plain="What enters",
        technical="Input columns",
        plain_help="What the machine is told of each example.",
        technical_help="The columns that enter the network; the usual ones if empty.",
        short="inputs",
        word=Word("columns", None),
        is_in_scripts=True,
    ),
    Setting(
        name="test_share",
        kind=Number(lowest=0, highest=0.9),
        usual=0.2,
        plain="Kept for the test",
        technical="Test share",
        plain_help="The part it never learns from, to see what it really knows.",
        technical_help="Share of the rows held out as the test part.",
        short="held out",
        word=Word("test_share", 0.2),
        group="data",
        known_failures=(
            KnownFailure(
                "test_share",
                lambda run: (
                    not len(run.data.test_rows) and len(run.data.train_rows) > 1
                ),
                "Nothing is kept for a test: learning by heart looks like knowing.",
                "Without a test part overfitting cannot be seen.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="is_scaled",
        kind=Flag(),
        usual=True,
        plain="Bring to one scale",
        technical="Standardise inputs",
        plain_help="Bring all that is known to one scale, so that large numbers do not "
        "drown small ones.",
        technical_help="Standardise number columns by mean and deviation of the "
        "training part.",
        short="scaled",
        word=Word("scaled", True),
        group="data",
        known_failures=(
            KnownFailure(
                "is_scaled",
                lambda run: (
                    not run.experiment.is_scaled
                    and float(abs(run.data.train_inputs).max()) > 20
                ),
                "Large numbers drown the small ones, and the nodes are at their limit "
                "at once.",
                "Unscaled inputs this large saturate the nodes; the gradient vanishes "
                "or explodes.",
            ),
        ),
        is_in_scripts=True,
    ),
    Setting(
        name="points",
        kind=Points(),
        usual=None,
        can_be_empty=True,
        forgotten_with=("data", "data_options"),
        plain="Points placed by hand",
        technical="Placed points",
        plain_help="The points that you added, moved or left, instead of those drawn.",
        technical_help="Points [x1, x2, class or number] in place of the sample.",
        short="own points",
        is_in_scripts=True,
    ),
    Setting(
        name="held_out",
        kind=Places(),
        usual=None,
        can_be_empty=True,
        forgotten_with=("data", "data_options", "points", "test_share"),
        plain="Points that only examine",
        technical="Held-out points",
        plain_help="Which of the placed points it never learns from.",
        technical_help="Indices of placed points in the test part; drawn if empty.",
        short="",
        is_in_scripts=True,
    ),
)
