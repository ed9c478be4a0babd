"""What the scripts for other frameworks have in common.

They start from the same first weights and train on the same batches; the network and
how it learns are the framework's own, written as each row of the engine spells it.
"""

import base64
import sys
import zlib
from collections.abc import Mapping
from string import Template
from typing import Protocol

import numpy as np

from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.rows import UNKNOWN, NoSpelling, Spelling
from network_playground.engine.schedules import constant
from network_playground.exports.collector import Collector
from network_playground.exports.script import (
    ROWS_OF,
    edits_listed,
    filled,
    hand_edits,
    headline,
    packed_examples,
    packed_type,
    refuse_unknown_settings,
    settings_of,
    usual_steps,
    without_edits,
)
from network_playground.runs.edits.edit import HandEdit
from network_playground.runs.problem import Problem
from network_playground.runs.timeline import Timeline

BROUGHT = {"base64": base64, "np": np, "sys": sys, "zlib": zlib}

BY_HAND = """\
    for _, array, place, value in (edit for edit in EDITS if edit[0] == step):
        array[place] = value  # as it was changed by hand"""

THAWED = """\
    for parameter, old, share in zip(parameters, before, trainable):
        parameter[share == 0] = old[share == 0]  # what is frozen"""


class Named(Protocol):
    """A row of one of the engine's tables."""

    @property
    def name(self) -> str: ...


class FrameworkScript:
    """The parts that follow from the run, whatever the framework, which has a name."""

    def __init__(
        self, timeline: Timeline, framework: str, *, weights_are_turned: bool
    ) -> None:
        self.run = run = timeline.run
        refuse_unknown_settings(run)
        self.framework = framework
        self.experiment = run.experiment
        self.settings = settings_of(run)
        self.weights_are_turned = weights_are_turned  # (fan_out, fan_in)
        self.edits = hand_edits(timeline)
        self.is_scheduled = run.schedule is not constant
        kinds = {edit.what for edit in self.edits}
        self.has_changing_rate = self.is_scheduled or "rates" in kinds
        self.is_frozen = "trainable" in kinds
        self.steps = usual_steps(timeline)
        self.collector = Collector(BROUGHT)
        self.draw = self.collector.take(INITIALIZERS[self.experiment.initializer].draw)
        self.draws = self.collector.section()
        self.rate_now = "rates[0]"
        if self.is_scheduled:
            share = self.collector.take(run.schedule)
            self.rate_now += f" * {share}(step, {self.experiment.horizon})"
        self.schedule = self.collector.section()

    def spelled(self, row: Named, spelling: Spelling, field: str) -> str:
        """Give how the framework writes what a row does. Raises Problem, saying why."""
        if spelling is UNKNOWN:
            raise Problem(
                f"No script can be written for {self.framework}: how it writes "
                f"'{row.name}' is not known.",
                field,
            )
        if isinstance(spelling, NoSpelling):
            raise self.refusal(spelling.why, field)
        return spelling

    def refusal(self, why: str, field: str | None = None) -> Problem:
        """Make the problem that says what the framework cannot do."""
        return Problem(f"{self.framework} cannot do what this one does: {why}.", field)

    def written(self, template: Template, parts: Mapping[str, object]) -> str:
        """Fill a framework's template with its own parts, and with those of the run.

        Raises Problem where a function cannot be taken along.
        """
        python, numpy = self.collector.imports.lines()
        functions = {
            "imports": python,
            "numpy": numpy,
            "constants": "\n".join(self.collector.constants),
            "draws": self.draws,
            "schedule": self.schedule and f"{self.schedule}\n\n",
        }
        frame = {**self._common(), **parts}
        nothing = dict.fromkeys(functions, "")
        names = {**without_edits(frame), **nothing, "examples": ""}
        self.collector.refuse_clashes(filled(template, **names))
        examples = packed_examples(self.run)
        return filled(template, **frame, **functions, examples=examples)

    def _common(self) -> dict[str, object]:
        run, experiment = self.run, self.experiment
        rates = f"rates = [{experiment.learning_rate!r}]"
        return {
            "headline": headline(run),
            "rows_of": ROWS_OF,
            "batch_size": run.batches.batch_size,
            "count": len(run.data.train_rows),
            "dtype": experiment.dtype,
            "packed": packed_type(run),
            "seed": experiment.seed,
            "draw": self.draw,
            "bias": experiment.initial_bias,
            "rates": rates if self.has_changing_rate else "",
            "edits": edits_listed(list(map(self._edit, self.edits))),
            "by_hand": BY_HAND if self.edits else "",
            "after": THAWED if self.is_frozen else "",
            "inputs": run.sizes[0],
            "steps": self.steps,
        }

    def _edit(self, edit: HandEdit) -> str:
        """Write a change by hand: step, array, place, value."""
        if edit.what == "rates":
            return f"({edit.step}, rates, 0, {edit.value!r})"
        is_bias = edit.name == "biases"
        number = 2 * (edit.layer - 1) + is_bias
        turned = self.weights_are_turned and not is_bias
        index = edit.index[::-1] if turned else edit.index
        return f"({edit.step}, {edit.what}[{number}], {index}, {edit.value!r})"
