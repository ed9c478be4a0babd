"""A run as one script that needs NumPy only, made of the engine's own functions.

They stand in it word for word, the five steps among them, with all that they read. The
records that they work on, a network and what it learns by, are built in a few lines.
"""

import base64
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from itertools import groupby
from types import SimpleNamespace

import numpy as np

from network_playground.engine.dropout import Dropout, with_dropout
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.network import DATA, ERROR, REPEAT, UPDATE
from network_playground.engine.numbers import Rates
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.rows import Derivative, Function
from network_playground.engine.schedules import constant
from network_playground.engine.training import training_step
from network_playground.exports.collector import Collector
from network_playground.exports.literals import listed, literal_of
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
from network_playground.exports.standalone_text import (
    BY_HAND,
    DRAW_KEPT,
    DROPOUT,
    RATE,
    SCRIPT,
)
from network_playground.runs.edits.edit import HandEdit
from network_playground.runs.edits.parameters import place_in
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline
from network_playground.threads import VARIABLES

BROUGHT = {
    "base64": base64,
    "groupby": groupby,
    "np": np,
    "os": os,
    "Record": SimpleNamespace,
    "sys": sys,
    "zlib": zlib,
}
MADE = {"DATA": DATA, "ERROR": ERROR, "UPDATE": UPDATE, "REPEAT": REPEAT}

# What an edit changes, by the name that it has in the script.
ARRAYS = {
    "parameters": "parameters",
    "trainable": "network.trainable",
    "rates": "RATES",
}


def standalone_script(timeline: Timeline) -> str:
    """Write a script that trains this run again: ``python standalone.py [STEPS]``.

    It prints every step with the loss of its batch, the same as here to the last bit:
    what was changed by hand is changed at the same steps. Raises Problem where the
    examples are too many to be embedded, or a function cannot be taken along.
    """
    refuse_unknown_settings(timeline.run)
    run, edits, collector = timeline.run, hand_edits(timeline), Collector(BROUGHT, MADE)
    activations = listed("activations = [", list(_activations(run, collector)), "]")
    draw = collector.take(INITIALIZERS[run.experiment.initializer].draw)
    dropout = _dropout(run, collector)
    sections = {"predict": collector.section()}
    objective = "\n".join(f"    {one}," for one in _objective(run, collector))
    sections["compare"] = collector.section()
    rule = collector.take(run.rule.change)
    collector.take_class("Rates", "dict", Rates.__init__, Rates.set)
    collector.take_class("Optimizer", "Record", Optimizer.change)
    before = "\n".join(_before(run, edits, collector))
    sections["learn"] = collector.section()
    collector.take(training_step)
    sections["training_step"] = collector.section()
    sections["imports"], sections["numpy"] = collector.imports.lines()
    sections["constants"] = "\n".join(collector.constants)
    frame = {
        **_records(run, edits),
        "headline": headline(run),
        "rows_of": ROWS_OF,
        "threads": " ".join(VARIABLES),
        "activations": activations,
        "draw": draw,
        "dropout": dropout,
        "objective": objective,
        "rule": rule,
        "before": before,
        "steps": usual_steps(timeline),
    }
    nothing = dict.fromkeys(sections, "")
    names = {**without_edits(frame), **nothing, "examples": ""}
    collector.refuse_clashes(filled(SCRIPT, **names))
    return filled(SCRIPT, **frame, **sections, examples=packed_examples(run))


def _records(run: Run, edits: list[HandEdit]) -> dict[str, object]:
    """Write the numbers and words of which the script builds its records."""
    numbers = run.network.numbers
    names = [one.name for one in fields(numbers)]
    values = [repr(float(getattr(numbers, name))) for name in names]
    is_trained = any(edit.what == "trainable" for edit in edits)
    return {
        "sizes": listed("SIZES = [", [str(size) for size in run.sizes], "]"),
        "batch_size": run.batches.batch_size,
        "count": len(run.data.train_rows),
        "dtype": run.experiment.dtype,
        "packed": packed_type(run),
        "seed": run.experiment.seed,
        "rates": _named("RATES", settings_of(run)),
        "names": listed("NAMES = [", [f'"{name}"' for name in names], "]"),
        "values": listed("VALUES = [", values, "]"),
        "rows": 3 + len(run.rule.slots),
        "slots": json.dumps(list(run.rule.slots)),
        "bias": run.experiment.initial_bias,
        "trainable": "np.ones(count, DTYPE)" if is_trained else None,
        "edits": edits_listed(list(_edits(run, edits))),
    }


def _named(name: str, values: Mapping[str, float]) -> str:
    items = [f'"{key}": {literal_of(value)}' for key, value in values.items()]
    return listed(f"{name} = {{", items, "}")


def _activations(run: Run, collector: Collector) -> Iterator[str]:
    """Take the activations along, each with its derivative where that is used."""
    *hidden, output = run.activations
    for row in hidden:
        yield _activation(row.function, row.derivative, collector)
    derivative = None if run.objective.is_partner else output.derivative
    yield _activation(output.function, derivative, collector)


def _activation(
    function: Function, derivative: Derivative | None, collector: Collector
) -> str:
    name = collector.take(function)
    slope = collector.take(derivative) if derivative else None
    return f"Record(function={name}, derivative={slope})"


def _dropout(run: Run, collector: Collector) -> str:
    if run.dropout is None:
        return ""
    collector.take_class("Dropout", "Record", Dropout.draw)
    collector.take(with_dropout)
    return DROPOUT.format(rate=run.dropout.rate, growth=run.dropout.growth)


def _objective(run: Run, collector: Collector) -> Iterator[str]:
    """Write what the objective holds, and take along what it does."""
    objective = run.objective
    yield f"is_partner={objective.is_partner}"
    yield f"terms={collector.take(objective.terms)}"
    if not objective.is_partner:
        yield f"derivative={collector.take(objective.derivative)}"
    yield f"has_penalty={objective.has_penalty}"
    methods: list[Callable[..., object]] = [Objective.measure, Objective.push_back]
    if objective.has_penalty:
        yield f"l1={objective.l1!r}"
        yield f"l2={objective.l2!r}"
        yield f"penalises_biases={objective.penalises_biases}"
        methods += [Objective.penalty, Objective.penalise]
    yield "share=np.full((), 1 / BATCH_SIZE, DTYPE)"
    factor = literal_of(run.loss.factor)
    yield f"shares=np.full(SIZES[-1] * BATCH_SIZE, {factor} / BATCH_SIZE, DTYPE)"
    yield "slopes=[]"
    collector.take_class("Objective", "Record", *methods)


def _before(run: Run, edits: list[HandEdit], collector: Collector) -> Iterator[str]:
    """Write what happens at the start of a step: edits, the schedule, dropout."""
    if edits:
        yield BY_HAND
    is_scheduled = run.schedule is not constant
    if is_scheduled or any(edit.what == "rates" for edit in edits):
        share = ""
        if is_scheduled:
            share = f" * {collector.take(run.schedule)}(step, {run.experiment.horizon})"
        yield RATE.format(share=share)
    if run.dropout:
        yield DRAW_KEPT


def _edits(run: Run, edits: list[HandEdit]) -> Iterator[str]:
    """Write the changes by hand: step, array, place and value."""
    for edit in edits:
        if edit.what == "rates":
            place = '"learning_rate"'
        else:
            place = str(place_in(run, edit.name, edit.layer, edit.index))
        yield f"({edit.step}, {ARRAYS[edit.what]}, {place}, {edit.value!r})"
