"""What the scripts for other frameworks have in common.

They start from the same first weights and train on the same batches; the network and
how it learns are the framework's own.
"""

import re

from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.schedules import constant
from network_playground.exports.engine_source import source_of
from network_playground.exports.script import (
    hand_edits,
    headline,
    packed_examples,
    refuse_unknown_settings,
    settings_of,
    usual_steps,
)
from network_playground.runs.edits.edit import HandEdit
from network_playground.runs.timeline import Timeline

ROWS_OF = '''
def rows_of(step):
    """Shuffle the examples in every epoch, take the next of them in every step."""
    epoch, place = divmod(step, COUNT // BATCH_SIZE)
    order = np.random.default_rng([{seed}, epoch]).permutation(COUNT)
    return order[place * BATCH_SIZE : (place + 1) * BATCH_SIZE]
'''

BY_HAND = """\
    for _, array, place, value in (edit for edit in EDITS if edit[0] == step):
        array[place] = value  # as it was changed by hand"""


class FrameworkScript:
    """The parts that follow from the run, whatever the framework."""

    def __init__(self, timeline: Timeline, *, weights_are_turned: bool) -> None:
        self.run = run = timeline.run
        refuse_unknown_settings(run)
        self.experiment = run.experiment
        self.settings = settings_of(run)
        self.weights_are_turned = weights_are_turned  # (fan_out, fan_in)
        self.edits = hand_edits(timeline)
        self.is_scheduled = run.schedule is not constant
        kinds = {edit.what for edit in self.edits}
        self.has_changing_rate = self.is_scheduled or "rates" in kinds
        self.is_frozen = "trainable" in kinds
        self.steps = usual_steps(timeline)

    def common(self) -> dict[str, object]:
        """Give the parts that every framework's template asks for."""
        run, experiment = self.run, self.experiment
        draw = source_of(INITIALIZERS[experiment.initializer].draw, "draw")
        schedule = source_of(run.schedule, "share_at") if self.is_scheduled else ""
        names = sorted(set(re.findall(r"\b(cos|pi|sqrt)\b", draw + schedule)))
        share = f" * share_at(step, {experiment.horizon})" if self.is_scheduled else ""
        rates = [experiment.learning_rate]
        return {
            "headline": headline(run),
            "from_math": f"from math import {', '.join(names)}" if names else "",
            "batch_size": run.batches.batch_size,
            "count": len(run.data.train_rows),
            "dtype": experiment.dtype,
            "seed": str(experiment.seed),
            "rows_of": ROWS_OF.strip("\n").format(seed=experiment.seed),
            "draw": draw,
            "bias": str(experiment.initial_bias),
            "schedule": schedule,
            "rates": f"rates = {rates}" if self.has_changing_rate else "",
            "edits": self._edits(),
            "by_hand": BY_HAND if self.edits else "",
            "rate_now": f"rates[0]{share}",
            "examples": packed_examples(run),
            "inputs": run.sizes[0],
            "steps": self.steps,
        }

    def _edits(self) -> str:
        if not self.edits:
            return ""
        written = ", ".join(self._edit(edit) for edit in self.edits)
        return f"EDITS = [{written}]  # step, array, place, value"

    def _edit(self, edit: HandEdit) -> str:
        if edit.what == "rates":
            return f"({edit.step}, rates, 0, {edit.value!r})"
        is_bias = edit.name == "biases"
        number = 2 * (edit.layer - 1) + is_bias
        turned = self.weights_are_turned and not is_bias
        index = edit.index[::-1] if turned else edit.index
        return f"({edit.step}, {edit.what}[{number}], {index}, {edit.value!r})"
