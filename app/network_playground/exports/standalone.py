"""A run as one short script that needs NumPy only, made from the engine's own source.

The five steps stand in it word for word, and what they call as formulas; the network
that they work on is built in a few lines here.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from network_playground.engine.schedules import constant
from network_playground.engine.training import training_step
from network_playground.exports.engine_source import WIDTH, whole_source_of
from network_playground.exports.experiment_source import ExperimentSource
from network_playground.exports.script import (
    filled,
    hand_edits,
    headline,
    packed_examples,
    refuse_unknown_settings,
    settings_of,
    usual_steps,
)
from network_playground.exports.standalone_text import (
    ALL_KEPT,
    BEND,
    BEND_WITH_DROPOUT,
    BY_HAND,
    IN_PLACE,
    IN_PLACE_WITH_DROPOUT,
    SCRIPT,
)
from network_playground.runs.edits.edit import HandEdit
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline

MOST_LINES = 149
PARTED = "\n\n\n"  # what stands between functions


def standalone_script(timeline: Timeline) -> str:
    """Write a script that trains this run again: ``python standalone.py [STEPS]``.

    It prints every step with the loss of its batch, the same as here to the last bit:
    what was changed by hand is changed at the same steps. Raises Problem where the
    examples are too many to be embedded.
    """
    run, edits = timeline.run, hand_edits(timeline)
    refuse_unknown_settings(run)
    source, changed = ExperimentSource(run), {edit.what for edit in edits}
    has_own_slope = not (run.objective.is_partner or source.is_chained)
    text = filled(
        SCRIPT,
        headline=headline(run),
        sizes=run.sizes,
        names=names(run),
        batch_size=run.batches.batch_size,
        count=len(run.data.train_rows),
        dtype=run.experiment.dtype,
        rates=rates(run),
        constants=source.constants(),
        factor=run.loss.factor,
        seed=run.experiment.seed,
        predict=PARTED.join(source.predict),
        bends="\n".join(source.bends),
        rows=3 + len(run.rule.slots),
        bias=run.experiment.initial_bias,
        others="numbers=None" + ", rates=RATES" * ("rates" in changed),
        trainable="np.ones(end, DTYPE)" if "trainable" in changed else None,
        compare=PARTED.join(source.compare),
        learn=PARTED.join(source.learn),
        penalty="True, penalise=penalise" if run.objective.has_penalty else "False",
        hidden="" if has_own_slope else "[:-1]",
        rule=run.rule.change.__name__,
        training_step=whole_source_of(training_step),
        edits=edits_line(run, edits) if edits else "",
        examples=packed_examples(run),
        steps=usual_steps(timeline),
        before="\n".join(before(run, source, edits)),
        **dropout(run),
    )
    return spaced(text)


def names(run: Run) -> str:
    """Name the activations of all layers; many of the same name are counted."""
    quoted = [f'"{row.name}"' for row in run.activations]
    line = f"NAMES = [{', '.join(quoted)}]"
    if len(line) <= WIDTH:
        return line
    groups = [(name, len(list(same))) for name, same in groupby(quoted)]
    counted = [
        f"{count} * [{name}]" if count > 1 else f"[{name}]" for name, count in groups
    ]
    return f"NAMES = {' + '.join(counted)}"


def rates(run: Run) -> str:
    """Write the optimizer's numbers; a schedule makes the learning rate from a full."""
    text = "RATES = {"
    for name, value in settings_of(run).items():
        is_full = name == "learning_rate" and run.schedule is not constant
        rate = f'"{"full" if is_full else name}": {value!r}, '
        is_long = len(text.split("\n")[-1]) + len(rate) > WIDTH
        text = (
            text.removesuffix(", ") + "}\nRATES |= {" + rate if is_long else text + rate
        )
    return text.removesuffix(", ") + "}"


def dropout(run: Run) -> dict[str, str]:
    """Write what makes an activation one that fills an array, and may drop nodes."""
    if run.dropout is None:
        return dict(in_place=IN_PLACE, bend=BEND, dropout="", kept="", all_kept="")
    return dict(
        in_place=IN_PLACE_WITH_DROPOUT,
        bend=BEND_WITH_DROPOUT,
        dropout=ALL_KEPT.format(growth=run.dropout.growth),
        kept=", kept",
        all_kept=", [*all_kept, np.ones(1, DTYPE)]",
    )


def before(run: Run, source: ExperimentSource, edits: list[HandEdit]) -> Iterator[str]:
    """Write what happens at the start of a step: edits, the schedule, dropout."""
    if edits:
        yield BY_HAND
    if run.schedule is not constant:
        yield f"    share = {source.share}"
        yield '    RATES["learning_rate"] = float(RATES["full"] * share)'
    if run.dropout:
        yield f"    rng = np.random.default_rng([{run.experiment.seed}, 0, step])"
        yield from source.choose_kept


def edits_line(run: Run, edits: list[HandEdit]) -> str:
    """Write the changes by hand in one line."""
    rate = "learning_rate" if run.schedule is constant else "full"
    written = []
    for edit in edits:
        is_rate = edit.what == "rates"
        place = rate if is_rate else place_in(run, edit.name, edit.layer, edit.index)
        shown = f'"{place}"' if is_rate else place
        written.append(f'({edit.step}, "{edit.what}", {shown}, {edit.value!r})')
    line = f"EDITS = [{', '.join(written)}]  # step, array, place, value"
    return line if len(line) <= WIDTH else f"{line}  # fmt: skip"


def spaced(text: str) -> str:
    """Leave out blank lines where the script would get too long with them.

    Between functions they are the first to go, between sections the last.
    """
    sections = text.strip("\n").split("\n\n\n")
    for closed, between in (
        ((), "\n\n\n"),
        ((), "\n\n"),
        (("# 5", "# 2", "# 3", "# 4"), "\n\n"),
        (("# 5", "# 2", "# 3", "# 4", "def", "class"), "\n\n"),
        (("# 5", "# 2", "# 3", "# 4", "def", "class", '"""'), "\n"),
    ):
        spaced = between.join(
            re.sub(r"\n\n+", "\n", section) if section.startswith(closed) else section
            for section in sections
        )
        if spaced.count("\n") < MOST_LINES:
            break
    return spaced + "\n"
