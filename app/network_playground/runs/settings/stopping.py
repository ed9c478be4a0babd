"""The settings of when it stops by itself."""

from network_playground.engine.rows import KnownFailure
from network_playground.runs.settings.kinds import Number, Whole
from network_playground.runs.settings.setting import Setting, Word

STOPPING = (
    Setting(
        name="stop_epochs",
        kind=Whole(lowest=1),
        usual=None,
        can_be_empty=True,
        plain="After so many rounds",
        technical="Epochs",
        plain_help="Stop after all examples were seen so many times; empty: go on.",
        technical_help="Stop at this epoch; empty for never.",
        empty="never",
        word=Word("stop_epochs", None),
        group="stopping",
        is_in_scripts=True,  # they take as many steps as they are told
    ),
    Setting(
        name="stop_loss",
        kind=Number(lowest=0, is_above=True),
        usual=None,
        can_be_empty=True,
        plain="When it is this good",
        technical="Loss below",
        plain_help="Stop when it is hardly ever wrong any more; empty: go on.",
        technical_help="Stop when the test loss is below this; empty for never.",
        empty="never",
        word=Word("stop_loss", None),
        group="stopping",
        is_in_scripts=True,
    ),
    Setting(
        name="patience",
        kind=Whole(lowest=1),
        usual=None,
        can_be_empty=True,
        plain="When it gets no better",
        technical="Patience",
        plain_help="Stop when it got no better through so many rounds; empty: go on.",
        technical_help="Early stopping: epochs without a lower test loss; empty for "
        "never.",
        empty="never",
        word=Word("patience", None),
        group="stopping",
        known_failures=(
            KnownFailure(
                "patience",
                lambda run: (
                    run.experiment.patience is not None and not len(run.data.test_rows)
                ),
                "Nothing is kept for a test: it watches only what it learns by heart.",
                "Without a test part patience watches the training loss, which hardly "
                "rises.",
            ),
        ),
        is_in_scripts=True,
    ),
)
