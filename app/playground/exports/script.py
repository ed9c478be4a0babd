"""What all scripts made from an experiment share: examples, edits, words."""

import base64
import zlib
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from app.playground.edits import Freeze, SetLearningRate, SetParameter, place_in
from app.playground.problem import Problem
from app.playground.run import Run
from app.playground.timeline import Timeline

MOST_EXAMPLES_BYTES = 64 * 2**20  # of the embedded table, before it is packed
USUAL_STEPS = 100  # where nothing has been trained yet


class HandEdit(NamedTuple):
    """A change by hand at the start of ``step``, counted from 0.

    ``what`` is "parameters" (``value`` is the new weight or bias), "trainable" (0.0
    where it is frozen) or "rates"; ``place`` counts among all parameters.
    """

    step: int
    what: str
    place: int
    value: float


def hand_edits(timeline: Timeline) -> list[HandEdit]:
    """List what was changed by hand, in the order in which it is applied."""
    run, edits = timeline.run, []
    for edit in timeline.edits:
        if isinstance(edit, SetParameter):
            place = place_in(run, edit.name, edit.layer, edit.index)
            edits.append(HandEdit(edit.step, "parameters", place, edit.value))
        elif isinstance(edit, Freeze):
            place = place_in(run, edit.name, edit.layer, edit.index)
            share = 0.0 if edit.is_frozen else 1.0
            edits.append(HandEdit(edit.step, "trainable", place, share))
        elif isinstance(edit, SetLearningRate):
            edits.append(HandEdit(edit.step, "rates", 0, edit.value))
        else:
            raise Problem(f"Expected a change that a script can make, found {edit!r}.")
    return edits


def packed_examples(run: Run) -> str:
    """Pack inputs and targets of the training part into one word, exactly.

    The table has a row for each input, then for each target, and a column for each
    example, in the experiment's dtype, little endian. Raises Problem where it is huge.
    """
    data = run.data
    table = np.concatenate([data.train_inputs, data.train_targets], axis=1).T
    if table.size * 8 > MOST_EXAMPLES_BYTES:
        raise Problem(
            f"Expected examples of at most {MOST_EXAMPLES_BYTES // 2**20} MB for a "
            f"script, found {table.size * 8 // 2**20} MB."
        )
    numbers = np.ascontiguousarray(table, np.dtype(run.experiment.dtype))
    little = numbers.astype(numbers.dtype.newbyteorder("<"), copy=False)
    return base64.b64encode(zlib.compress(little.tobytes(), 9)).decode("ascii")


def settings_of(run: Run) -> Mapping[str, float]:
    """Give the numbers of the optimizer's rule, the learning rate first."""
    experiment = run.experiment
    return {
        "learning_rate": experiment.learning_rate,
        **run.rule.settings,
        **experiment.settings,
    }


def usual_steps(timeline: Timeline) -> int:
    """Say how many steps a script takes that is not told how many."""
    return timeline.furthest or USUAL_STEPS


def headline(run: Run) -> str:
    """Tell in one line what learns from what, with nothing that could end a string."""
    title = run.dataset.title
    short = title if len(title) <= 30 else title[:29] + "…"
    harmless = "".join(c if c.isprintable() and c not in '"\\' else " " for c in short)
    layers = "-".join(map(str, run.sizes))
    count, size = len(run.data.train_rows), run.batches.batch_size
    examples = "1 example" if count == 1 else f"{count:,} examples"
    return f"{harmless}: a {layers} network learns from {examples}, {size} a step."
