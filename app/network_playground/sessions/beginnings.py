"""How a trial begins: with an experiment, a preset, a link, or an edit of another one.

Each of these gives a new trial and leaves the present one as it is.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from network_playground.runs.edits.edit import Edit
from network_playground.runs.experiment import Experiment, experiment_from
from network_playground.runs.own_table import OWN, OwnTable
from network_playground.runs.problem import Problem
from network_playground.runs.reach import reach_of
from network_playground.runs.run import Run
from network_playground.runs.settings.choices import AUTO
from network_playground.runs.timeline import Timeline
from network_playground.sessions.presets import PRESETS, Preset
from network_playground.sessions.trial import Trial

SET_RIGHT = ("loss", "output")  # where a link names what does not go together
MOST_EDITED = 250_000  # numbers set by hand in one run


def begin(
    experiment: Experiment,
    own: OwnTable | None = None,
    edits: Sequence[Edit] = (),
    step: int = 0,
) -> Trial:
    """Start an experiment, and go to a step. Raises Problem."""
    run = Run(experiment, own)
    for edit in edits:
        edit.check(run)
    trial = Trial(Timeline(run, edits))
    with np.errstate(all="ignore"):
        trial.go_to(step)
    return trial


def begin_changed(trial: Trial, changes: dict[str, Any], own: OwnTable | None) -> Trial:
    """Start another experiment, which differs in some fields. Raises Problem."""
    return begin(trial.run.experiment.with_changes(changes), own)


def begin_preset(name: str) -> Trial:
    """Start an experiment that comes with the playground. Raises Problem."""
    preset = preset_named(name)
    return begin(preset.experiment, None, preset.edits)


def preset_named(name: str) -> Preset:
    """Find a preset. Raises Problem."""
    if name not in PRESETS:
        known = ", ".join(PRESETS)
        raise Problem(f"name: expected one of {known}; found '{name:.40}'.", "name")
    return PRESETS[name]


def begin_on(table: OwnTable, like: Experiment) -> Trial:
    """Start on a table of a person's own, with what fits it. Raises Problem."""
    fitting = {"columns": None, "output": AUTO, "loss": AUTO}
    return begin(like.with_changes({"data": OWN, **fitting}), table)


def begin_link(
    fields: dict[str, Any], own: OwnTable | None, step: int, preset: str | None = None
) -> tuple[Trial, list[str]]:
    """Start an experiment, as a preset sets it, and train to a step: what a link asks.

    A preset without any field is started as it comes. Where the step is farther than
    training goes in one command, it is not reached yet. A loss or an output that does
    not go with the rest is as usual; the sentences say so. Raises Problem.
    """
    ready = preset_named(preset) if preset else None
    experiment = ready.experiment if ready and not fields else experiment_from(fields)
    edits, told = ready.edits if ready else (), []
    try:
        trial = begin(experiment, own, edits)
    except Problem as problem:
        field = problem.field
        if field not in SET_RIGHT or getattr(experiment, field) == AUTO:
            raise
        told = [f"{problem} It is chosen automatically; the rest is as in the link."]
        trial = begin(experiment.with_changes({field: AUTO}), own, edits)
    trial.train_to(min(step, reach_of(trial.run)))
    return trial, told


def begin_again(trial: Trial) -> Trial:
    """Start the same experiment again, from the same weights.

    What was set before the first step belongs to the start, as in a preset.
    """
    first = [edit for edit in trial.timeline.edits if edit.step == 0]
    return Trial(Timeline(trial.run, first), None, trial, trial.example)


def next_in(timeline: Timeline, edit: Edit) -> Edit:
    """Let an edit belong to the start of the next step. Raises Problem."""
    moment = timeline.moment
    step = moment.step + (timeline.steps_done > moment.step)
    edit = edit.model_copy(update={"step": step})
    edit.check(timeline.run)
    return edit


def begin_edited(trial: Trial, edit: Edit) -> Trial:
    """Go on with an edit: the past is shared, what followed it is dropped.

    Raises Problem where too many numbers were set by hand.
    """
    old, step = trial.timeline, edit.step
    kept = [
        earlier
        for earlier in old.edits
        if earlier.step <= step and not edit.replaces(earlier)
    ]
    count = edit.numbers + sum(one.numbers for one in kept)
    if count > MOST_EDITED:
        raise Problem(
            f"Expected at most {MOST_EDITED:,} numbers set by hand in one run, "
            f"found {count:,}."
        )
    timeline = old.forked([*kept, edit], step)
    if step > old.moment.step:  # where the edit is seen: at the end of the step
        timeline.go_to(step)
    else:
        timeline.go(old.moment)
    return Trial(timeline, trial.curve.until(step), trial, trial.example)
