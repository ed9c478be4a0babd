"""The script that needs NumPy only prints the losses of the page, to the last bit."""

import ast
import inspect
import sys
from dataclasses import replace
from typing import Any

import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.schedules import SCHEDULES
from network_playground.engine.training import training_step
from network_playground.exports.standalone import standalone_script
from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import OwnTable
from network_playground.runs.problem import Problem
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.session import Session
from tests.exports.runs import EDITS, RUNS, TASKS
from tests.exports.scripts import (
    bits_of,
    changes_by_formatter,
    losses_of,
    losses_printed,
    losses_printed_apart,
    timeline_of,
)

STEPS = 25
PAIRS = [(loss, output) for loss in LOSSES for output in ACTIVATIONS]
WIDTH = 88  # of a line; only the examples have a longer one

# All that makes a script longer, at once.
EVERYTHING: dict[str, Any] = dict(
    data="iris",
    hidden=(6, 5, 6, 5, 6, 5),
    activations=("gelu", "silu", "elu", "leaky_relu", "softplus", "relu"),
    dropout=0.3123456789012345,
    l1=0.0123456789012345,
    l2=0.0123456789012345,
    schedule="cosine",
    horizon=10_000_000,
    learning_rate=0.0123456789012345,
    initial_bias=0.0123456789012345,
)
LARGEST = {
    f"{optimizer}, {loss} of {output}, {dtype}": Experiment(
        **EVERYTHING,
        optimizer=optimizer,
        settings={name: 0.9123456789012345 for name in OPTIMIZERS[optimizer].usual},
        loss=loss,
        output=output,
        dtype=dtype,
    )
    for optimizer in OPTIMIZERS
    for loss, output in (
        ("half_squared_error", "softmax"),
        ("binary_cross_entropy", "softmax"),
        ("categorical_cross_entropy", "sigmoid"),
        ("huber", "linear"),
    )
    for dtype in ("float64", "float32")
}


def assert_same(timeline, steps=STEPS):
    printed = losses_printed(standalone_script(timeline), steps)
    assert bits_of(printed) == bits_of(losses_of(timeline, steps))


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("name", RUNS)
def test_the_script_prints_the_same_losses(name, dtype):
    experiment, edits = RUNS[name]
    assert_same(timeline_of(experiment.with_changes({"dtype": dtype}), edits))


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_scripts_print_the_same_losses(name):
    assert_same(timeline_of(LARGEST[name], EDITS))


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_every_loss_of_every_output_is_the_same_or_refused_by_the_run(
    loss, output, dtype
):
    fields = {**TASKS[loss], "output": output, "loss": loss, "dtype": dtype}
    try:
        timeline = timeline_of(Experiment(l1=0.001, **fields))
    except Problem as refused:
        assert refused.field == "loss"
    else:
        assert_same(timeline)


@pytest.mark.parametrize("data", DATASETS)
def test_every_example_of_the_data_is_taken_along(data):
    experiment = Experiment(data=data, batch_size=20_000, hidden=(3,))
    timeline = timeline_of(experiment)
    assert timeline.run.batches.batch_size == len(timeline.run.data.train_rows)
    assert_same(timeline, steps=3)


@pytest.mark.parametrize("name", ["bank", "iris", "worked_example"])
def test_a_script_by_itself_does_the_same_and_warns_of_nothing(name, tmp_path):
    preset = PRESETS[name]
    timeline = timeline_of(preset.experiment, preset.edits)
    printed = losses_printed_apart(standalone_script(timeline), tmp_path, STEPS)
    assert bits_of(printed) == bits_of(losses_of(timeline, STEPS))


def test_sums_of_many_round_the_same_on_a_machine_with_many_cores(tmp_path):
    experiment = Experiment(
        data="digits", hidden=(512, 128), batch_size=500, initializer="he"
    )
    timeline = timeline_of(experiment)
    printed = losses_printed_apart(standalone_script(timeline), tmp_path, STEPS)
    assert bits_of(printed) == bits_of(losses_of(timeline, STEPS))


def test_a_changed_learning_rate_goes_on_by_the_schedule():
    experiment = Experiment(data="circle", schedule="cosine", horizon=20)
    assert_same(timeline_of(experiment, [SetLearningRate(step=4, value=0.5)]))


def test_an_epoch_and_more_is_the_same():
    assert_same(timeline_of(Experiment(data="circle", batch_size=30)), steps=40)


def test_a_loss_that_is_no_number_any_more_is_the_same():
    experiment = Experiment(data="auto_mpg", learning_rate=100.0, is_scaled=False)
    timeline = timeline_of(experiment)
    assert_same(timeline, steps=60)
    assert timeline.run.network.loss != timeline.run.network.loss


def test_a_table_of_ones_own_is_trained_again():
    rows = "".join(f"{n},{n * n % 7},{'yes' if n % 3 else 'no'}\n" for n in range(40))
    own = OwnTable(title="Mäuse", text="a,b,c\n" + rows, target="c")
    assert_same(timeline_of(Experiment(data="own", hidden=()), own=own))


# What follows is about the text.


def lines_of_code(script):
    """Count all lines but those that hold nothing but numbers and names."""
    data = 0
    tree = ast.parse(script)
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(
            node.value, ast.List | ast.Dict | ast.Constant
        ):
            data += (node.end_lineno or 0) - node.lineno + 1
    return len(script.splitlines()) - data


def is_narrow(script):
    lines = [line for line in script.splitlines() if len(line) > WIDTH]
    return all(line.startswith("EXAMPLES = ") for line in lines)


def test_the_first_script_that_a_student_meets_is_short():
    assert len(standalone_script(timeline_of(Experiment())).splitlines()) <= 250


@pytest.mark.parametrize("name", RUNS)
def test_other_scripts_are_hardly_longer(name):
    script = standalone_script(timeline_of(*RUNS[name]))
    assert lines_of_code(script) <= 310
    assert is_narrow(script)


@pytest.mark.parametrize("name", LARGEST)
def test_a_script_with_everything_at_once_can_still_be_read(name):
    script = standalone_script(timeline_of(LARGEST[name], EDITS))
    assert lines_of_code(script) <= 420
    assert is_narrow(script)


@pytest.mark.parametrize("name", ["bank", "worked_example", "float32", "dropout"])
def test_the_formatter_leaves_a_script_as_it_is(name, tmp_path):
    script = standalone_script(timeline_of(*RUNS[name]))
    assert changes_by_formatter(script, tmp_path) == ""


@pytest.mark.parametrize("name", list(LARGEST)[::5])
def test_the_formatter_leaves_the_largest_scripts_as_they_are(name, tmp_path):
    script = standalone_script(timeline_of(LARGEST[name], EDITS))
    assert changes_by_formatter(script, tmp_path) == ""


@pytest.mark.parametrize("name", ["bank", "float32", "dropout"])
def test_the_five_steps_stand_in_it_word_for_word(name):
    script = standalone_script(timeline_of(*RUNS[name]))
    source = inspect.getsource(training_step)
    assert source[source.index('    """') :] in script


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rule_stands_in_it_word_for_word(name):
    script = standalone_script(timeline_of(*RUNS[f"edits with {name}"]))
    source = inspect.getsource(OPTIMIZERS[name].change)
    assert source[source.index("    ", source.index(") ->") + 9) :] in script


def test_the_parts_come_in_the_order_of_the_five_steps():
    script = standalone_script(timeline_of(Experiment()))
    heads = [line[:3] for line in script.splitlines() if line.startswith("# ")]
    assert [head for head in heads if head[2].isdigit()] == [
        *("# 1", "# 2", "# 3", "# 4", "# 5"),
    ]


@pytest.mark.parametrize("name", ["bank", "dropout", "edits with nadam"])
def test_only_numpy_and_the_standard_library_are_imported(name):
    tree = ast.parse(standalone_script(timeline_of(*RUNS[name])))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    assert found <= {*sys.stdlib_module_names, "numpy"}


def test_a_script_that_is_not_told_how_many_takes_the_steps_done_so_far():
    session = Session(Experiment(data="xor"), step=17)
    script = standalone_script(session.timeline)
    assert "if sys.argv[1:] else 17)" in script
    fresh = standalone_script(timeline_of(Experiment(data="xor")))
    assert "if sys.argv[1:] else 100)" in fresh


# Rows that nobody knew when the writer was written.

STRETCH = 1.7159


def stretched(z, a, numbers):
    reach = 2 / 3
    a[...] = STRETCH * (reach * z).clip(-4, 4)


def stretched_derivative(z, a, slope, numbers):
    slope[...] = STRETCH * 2 / 3 * ((z > -6) & (z < 6))


def fourth_powers(z, a, targets, error, terms, n):
    terms[...] = error**4


def fourth_powers_derivative(a, targets, error, share, delta, n):
    delta[...] = 4 * error**3 * share


def small_steps(w, gradients, changes, slots, r, t):
    slots["last"] *= 0.5
    slots["last"] += gradients
    changes[...] = -float(r["learning_rate"]) * slots["last"] / (1 + t)


def two_hills(rng, fan_in, fan_out):
    side = rng.integers(0, 2, (fan_in, fan_out)) * 2 - 1
    return side * rng.normal(0.5, 0.1, (fan_in, fan_out))


def warm_up(step, horizon):
    return min(1.0, step / horizon)


ADDED: dict[str, tuple[dict[str, Any], Any, dict[str, Any]]] = {
    "activations": (
        ACTIVATIONS,
        replace(
            ACTIVATIONS["tanh"],
            name="new",
            function=stretched,
            derivative=stretched_derivative,
        ),
        {"data": "iris", "activations": ("new",), "hidden": (4, 4)},
    ),
    "loss": (
        LOSSES,
        replace(
            LOSSES["half_squared_error"],
            name="new",
            factor=0.25,
            terms=fourth_powers,
            derivative=fourth_powers_derivative,
            partner="",
        ),
        {"data": "auto_mpg", "loss": "new"},
    ),
    "optimizer": (
        OPTIMIZERS,
        replace(
            OPTIMIZERS["momentum"],
            name="new",
            change=small_steps,
            slots={"last": "l"},
            numbers=(),
        ),
        {"data": "iris", "optimizer": "new", "dropout": 0.2},
    ),
    "initializer": (
        INITIALIZERS,
        replace(INITIALIZERS["he"], name="new", draw=two_hills),
        {"data": "iris", "initializer": "new"},
    ),
    "schedule": (
        SCHEDULES,
        replace(SCHEDULES["cosine"], name="new", share=warm_up),
        {"data": "iris", "schedule": "new", "horizon": 7},
    ),
}


@pytest.mark.parametrize("kind", ADDED)
def test_a_row_that_is_added_while_it_runs_comes_along(kind, monkeypatch):
    table, row, fields = ADDED[kind]
    monkeypatch.setitem(table, "new", row)
    assert_same(timeline_of(Experiment(**fields)))


def test_a_row_that_cannot_be_followed_is_refused_in_a_sentence(monkeypatch):
    row = replace(ACTIVATIONS["tanh"], name="new", function=lambda z, a, numbers: None)
    monkeypatch.setitem(ACTIVATIONS, "new", row)
    timeline = timeline_of(Experiment(data="iris", activations=("new",)))
    with pytest.raises(Problem, match="^No script can be written of this: '<lambda>'"):
        standalone_script(timeline)
