"""A run as one short script that needs NumPy only, made from the engine's own source.

The functions are the engine's, cut down to what the run uses of them; the network that
they work on is built in a few lines here.
"""

import ast
import builtins
import re

import numpy as np

from app.engine.schedules import constant
from app.engine.training import training_step
from app.playground.edits import place_in
from app.playground.exports.engine_source import WIDTH, whole_source_of, wrapped
from app.playground.exports.experiment_source import ExperimentSource
from app.playground.exports.script import (
    HandEdit,
    hand_edits,
    headline,
    packed_examples,
    settings_of,
    usual_steps,
)
from app.playground.exports.standalone_text import (
    BY_HAND,
    DROPOUT,
    LAYER,
    NETWORK,
    OBJECTIVE,
    SCRIPT,
)
from app.playground.run import Run
from app.playground.timeline import Timeline

MOST_LINES = 149


def standalone_script(timeline: Timeline) -> str:
    """Write a script that trains this run again: ``python standalone.py [STEPS]``.

    It prints every step with the loss of its batch, the same as here to the last bit:
    what was changed by hand is changed at the same steps. Raises Problem where the
    examples are too many to be embedded.
    """
    run, edits = timeline.run, hand_edits(timeline)
    experiment, source = run.experiment, ExperimentSource(run)
    numbers = {name: getattr(run.network.numbers, name) for name in source.constants()}
    derivatives = f"[{', '.join(source.slopes)}]"
    has_work = source.uses("work")
    parts = dict(
        headline=headline(run),
        sizes=run.sizes,
        batch_size=run.batches.batch_size,
        count=len(run.data.train_rows),
        dtype=experiment.dtype,
        rates=rates(run, source),
        numbers=", ".join(f"{name}={float(numbers[name])!r}" for name in numbers),
        seed=experiment.seed,
        predict="\n\n".join(source.predict),
        flat="*flat, work" if has_work else "flat",
        rows=3 + len(run.rule.slots) + has_work,
        layer=wrapped(LAYER, "        "),
        network=network(run, edits),
        layers=", ".join(source.layers),
        bias=experiment.initial_bias,
        compare="\n\n".join(source.compare),
        factor=run.loss.factor,
        learn="\n\n".join(source.learn),
        dropout=dropout(run, derivatives),
        objective=objective(run, derivatives),
        training_step=whole_source_of(training_step),
        before=before(run, edits),
        edits=edits_line(run, edits) if edits else "",
        examples=packed_examples(run),
        steps=usual_steps(timeline),
    )
    imported = imports(SCRIPT.substitute(parts, imports=""))
    return spaced(SCRIPT.substitute(parts, imports=imported))


def rates(run: Run, source: ExperimentSource) -> str:
    """Write the optimizer's numbers, in the forms in which its rule uses them."""
    used, written = source.rates(), []
    for name, value in settings_of(run).items():
        forms = {
            name: f"{value!r}",
            f"-{name}": f"{-value!r}",
            f"1-{name}": f"1 - {value!r}",
        }
        written += [f'"{form}": {forms[form]}' for form in forms if form in used]
    table = f"{{{', '.join(written)}}}"
    if run.experiment.dtype == "float32":
        table = f"{{name: np.float32(rate) for name, rate in {table}.items()}}"
    text = wrapped(f"RATES = {table}")
    if run.schedule is not constant:
        rate = run.experiment.learning_rate
        text += f'\nRATES["learning_rate"] = {rate!r}  # at most'
    return text


def network(run: Run, edits: list[HandEdit]) -> str:
    """Write what the network holds and remembers, and what may be frozen."""
    is_frozen = any(edit.what == "trainable" for edit in edits)
    slots = ", ".join(
        f'"{name}": flat[{3 + i}]' for i, name in enumerate(run.rule.slots)
    )
    trainable = "ones(end, DTYPE)" if is_frozen else None
    return wrapped(NETWORK.format(slots=slots, trainable=trainable))


def dropout(run: Run, derivatives: str) -> str:
    """Write how the hidden activations are put inside of those that drop nodes."""
    if run.dropout is None:
        return ""
    return DROPOUT.format(derivatives=derivatives, growth=run.dropout.growth)


def objective(run: Run, derivatives: str) -> str:
    """Write what a step asks of the objective."""
    derivatives = "derivatives" if run.dropout else derivatives
    pairs = f"for f, layer in zip({derivatives}, layers)"
    has_penalty = run.objective.has_penalty
    record = OBJECTIVE.format(has_penalty=has_penalty)
    if has_penalty:
        record = record[:-1] + ", penalise=penalise)"
    slopes = f"slopes = [(f, layer.a, layer.slope) {pairs}]"
    return wrapped(slopes) + "\n" + wrapped(record)


def before(run: Run, edits: list[HandEdit]) -> str:
    """Write what happens at the start of a step: edits, the schedule, dropout."""
    experiment, lines = run.experiment, []
    if edits:
        lines += BY_HAND.split("\n")
    if run.schedule is not constant:
        share = f"{run.schedule.__name__}(step, {experiment.horizon})"
        rate = f'-RATES["learning_rate"] * {share}'
        if experiment.dtype == "float32":
            rate = f"np.float32({rate})"
        lines.append(f'RATES["-learning_rate"] = {rate}')
    if run.dropout:
        lines.append(
            f"choose_kept(np.random.default_rng([{experiment.seed}, 0, step]))"
        )
    return "\n".join(f"    {line}" for line in lines)


def edits_line(run: Run, edits: list[HandEdit]) -> str:
    """Write the changes by hand in one line."""
    written = []
    for edit in edits:
        if edit.what == "rates":
            is_scheduled = run.schedule is not constant
            place = '"learning_rate"' if is_scheduled else '"-learning_rate"'
            value = repr(edit.value if is_scheduled else -edit.value)
            if run.experiment.dtype == "float32" and not is_scheduled:
                value = f"np.float32({value})"
        else:
            place = str(place_in(run, edit.name, edit.layer, edit.index))
            value = repr(edit.value)
        written.append(f'({edit.step}, "{edit.what}", {place}, {value})')
    return f"EDITS = [{', '.join(written)}]  # step, array, place, value"


def imports(text: str) -> str:
    """Write the import of all NumPy functions that a script calls by name."""
    tree = ast.parse(text)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            own |= {node.name, *(argument.arg for argument in node.args.args)}
    called = {node.id for node in names} - own - set(dir(builtins))
    head = "from numpy import "
    lines = wrapped(", ".join(sorted(called & set(dir(np)))), "", WIDTH - len(head))
    return "\n".join(head + line.strip(" ,") for line in lines.split("\n"))


def spaced(text: str) -> str:
    """Put blank lines where they help, as far as the script stays short enough.

    Between functions they are the first to go, between sections the last.
    """
    sections = [section.strip("\n") for section in re.split(r"\n\n\n+", text)]
    for closed, between in (
        (("# 5",), "\n\n"),
        (("# 5", "# 2", "# 3", "# 4"), "\n\n"),
        (("# 5", "# 2", "# 3", "# 4", "def"), "\n\n"),
        (("# 5", "# 2", "# 3", "# 4", "def", '"""'), "\n"),
    ):
        spaced = between.join(
            re.sub(r"\n\n+", "\n", section) if section.startswith(closed) else section
            for section in sections
        )
        if spaced.count("\n") < MOST_LINES:
            break
    return spaced + "\n"
