"""What is known to fail: it may be tried, and it is said beforehand why.

Every setting brings its warnings with its row, and so does what is chosen from a table.
Whether a row tells the truth is tested by training.
"""

from collections.abc import Iterator

from network_playground.engine.rows import KnownFailure, Setup
from network_playground.runs.run import Run
from network_playground.runs.settings.network import needs_a_bend
from network_playground.runs.settings.table import in_form_order
from network_playground.words.shapes import SettingWarning


def warnings_of(run: Run) -> list[SettingWarning]:
    """Warn of what is known to fail in a run, in the order of the form's fields.

    Each is plain JSON: the field, and a sentence in each vocabulary.
    """
    places = {setting.name: place for place, setting in enumerate(in_form_order())}
    met = sorted(
        dict.fromkeys(_met(run)),  # some rows share a failure
        key=lambda failure: places.get(failure.field, len(places)),
    )
    return [
        {"field": one.field, "plain": one.plain, "technical": one.technical}
        for one in met
    ]


def _met(run: Run) -> Iterator[KnownFailure]:
    """List what is met: of the rows that are chosen, and of the settings themselves."""
    experiment, setup = run.experiment, setup_of(run)
    # Where a person leaves it to the data, these are what fits.
    fitting = {"output": run.activations[-1].name, "loss": run.loss.name}
    for setting in in_form_order():
        value = fitting.get(setting.name, getattr(experiment, setting.name))
        for row in setting.kind.rows(value):
            failures = getattr(row, "known_failures", ())
            yield from (one for one in failures if one.is_met(setup))
        if setting.is_shown(experiment):
            yield from (one for one in setting.known_failures if one.is_met(run))


def setup_of(run: Run) -> Setup:
    """Tell of a run what the engine's rows look at."""
    return Setup(
        hidden_names=tuple(row.name for row in run.activations[:-1]),
        learning_rate=run.experiment.learning_rate,
        numbers={**run.rule.usual, **run.experiment.settings},
        needs_a_bend=needs_a_bend(run),
    )
