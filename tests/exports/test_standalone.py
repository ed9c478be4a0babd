"""The script that needs NumPy only prints the losses that the page shows."""

import ast
import inspect
import subprocess
import sys
from typing import Any

import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.training import training_step
from network_playground.exports.standalone import standalone_script
from network_playground.runs.edits import Freeze, SetLearningRate, SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import OwnTable
from network_playground.runs.run import Run
from network_playground.runs.timeline import Timeline
from network_playground.sessions.presets import PRESETS
from network_playground.sessions.session import Session
from tests.exports.scripts import losses_of, losses_printed, timeline_of
from tests.patience import PATIENCE

STEPS = 25
WIDTH = 100  # of a line; only the examples and the edits have longer ones
EDITS = (
    Freeze(step=0, name="weights", layer=1, index=(0, 0)),
    SetParameter(step=3, name="biases", layer=1, index=(1,), value=0.123),
    SetLearningRate(step=5, value=0.033),
    Freeze(step=9, name="weights", layer=1, index=(0, 0), is_frozen=False),
    Freeze(step=9, name="biases", layer=1, index=(2,)),
)

EXPERIMENTS = {
    "adam with a penalty": Experiment(
        data="iris", hidden=(6,), optimizer="adam", learning_rate=0.01, l2=0.01
    ),
    "float32": Experiment(
        data="iris", optimizer="adam", learning_rate=0.01, l1=0.01, dtype="float32"
    ),
    "digits": Experiment(data="digits", hidden=(16, 8), activations=("relu",)),
    "a schedule": Experiment(data="circle", schedule="cosine", horizon=10),
    "a schedule in float32": Experiment(
        data="circle", schedule="step", horizon=4, dtype="float32"
    ),
    "dropout": Experiment(
        hidden=(8, 6), activations=("tanh", "relu"), dropout=0.3, optimizer="nesterov"
    ),
    "softmax with another loss": Experiment(
        data="iris", loss="half_squared_error", initial_bias=0.1
    ),
    "shares of yes and no": Experiment(
        data="iris", output="softmax", loss="binary_cross_entropy", l1=0.001
    ),
    "a number": Experiment(data="auto_mpg", optimizer="rmsprop", learning_rate=0.01),
}


# All that makes a script longer, at once.
EVERYTHING: dict[str, Any] = dict(
    data="iris",
    hidden=(6, 5, 6, 5, 6, 5),
    activations=("tanh", "relu", "sigmoid", "elu", "leaky_relu", "linear"),
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
        settings={name: 0.9123456789012345 for name in OPTIMIZERS[optimizer].settings},
        loss=loss,
        output=output,
        dtype=dtype,
    )
    for optimizer in OPTIMIZERS
    for loss in LOSSES
    for output in ("softmax", "sigmoid")
    for dtype in ("float64", "float32")
}
SAME_NAMES = Experiment(
    **EVERYTHING | {"activations": ("leaky_relu",) * 6}, optimizer="adam"
)


def is_same(experiment, folder, edits=(), steps=STEPS):
    timeline = timeline_of(experiment, edits)
    printed = losses_printed(standalone_script(timeline), folder, steps)
    return printed == pytest.approx(losses_of(timeline, steps), rel=0, abs=1e-12)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_trained_again(name, tmp_path):
    preset = PRESETS[name]
    assert is_same(preset.experiment, tmp_path, preset.edits)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_script_prints_the_same_losses(name, tmp_path):
    assert is_same(EXPERIMENTS[name], tmp_path)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_what_was_changed_by_hand_is_changed_at_the_same_steps(optimizer, tmp_path):
    experiment = Experiment(data="iris", optimizer=optimizer, learning_rate=0.01)
    assert is_same(experiment, tmp_path, EDITS)


def test_a_changed_learning_rate_goes_on_by_the_schedule(tmp_path):
    experiment = Experiment(data="circle", schedule="cosine", horizon=20)
    assert is_same(experiment, tmp_path, [SetLearningRate(step=4, value=0.5)])


def test_an_epoch_and_more_is_the_same(tmp_path):
    assert is_same(Experiment(data="circle", batch_size=30), tmp_path, steps=40)


SHORT = [
    *((preset.experiment, preset.edits) for preset in PRESETS.values()),
    *(
        (Experiment(data="iris", activations=(row.name,)), ())
        for row in ACTIVATIONS.values()
        if row.is_for_hidden
    ),
    *(
        (Experiment(data="iris", optimizer=name, l2=0.1, dtype=dtype), EDITS)
        for name in OPTIMIZERS
        for dtype in ("float64", "float32")
    ),
]


@pytest.mark.parametrize(("experiment", "edits"), SHORT)
def test_the_script_is_short(experiment, edits):
    assert is_short(standalone_script(timeline_of(experiment, edits)))


@pytest.mark.parametrize("name", LARGEST)
def test_the_script_is_short_with_everything_at_once(name):
    assert is_short(standalone_script(timeline_of(LARGEST[name], EDITS)))


@pytest.mark.parametrize("name", list(LARGEST)[::5])
def test_the_largest_scripts_print_the_same_losses(name, tmp_path):
    assert is_same(LARGEST[name], tmp_path, EDITS)


def test_activations_of_the_same_name_are_counted(tmp_path):
    script = standalone_script(timeline_of(SAME_NAMES, EDITS))
    assert is_short(script)
    assert 'NAMES = 6 * ["leaky_relu"] + ["softmax"]' in script
    assert is_same(SAME_NAMES, tmp_path, EDITS)


def is_short(script):
    lines = script.splitlines()
    long = [line for line in lines if len(line) > WIDTH]
    are_data = all(line.startswith(("EXAMPLES = ", "EDITS = ")) for line in long)
    return len(lines) < 150 and are_data


@pytest.mark.parametrize("experiment", [Experiment(), *LARGEST.values()][::24])
def test_the_script_is_formatted_but_for_blank_lines(experiment, tmp_path):
    script = standalone_script(timeline_of(experiment, EDITS))
    file = tmp_path / "script.py"
    file.write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "format", "--isolated"]
    subprocess.run(
        [*command, f"--line-length={WIDTH}", "--no-cache", file.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert words_of(file.read_text(encoding="utf-8")) == words_of(script)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_five_steps_stand_in_it_word_for_word(name):
    script = standalone_script(timeline_of(EXPERIMENTS[name]))
    source = inspect.getsource(training_step)
    body = source[source.index('    """') :]
    assert words_of(body) in words_of(script)


def words_of(text):
    """Leave blank lines out: where there is no room for them, they go."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def test_the_default_script_has_room_for_blank_lines():
    script = standalone_script(timeline_of(Experiment()))
    source = inspect.getsource(training_step)
    assert source[source.index('    """') :] in script


def test_the_parts_come_in_the_order_of_the_five_steps():
    script = standalone_script(timeline_of(Experiment()))
    heads = [line[:3] for line in script.splitlines() if line.startswith("# ")]
    assert heads == ["# 1", "# 2", "# 3", "# 4", "# 5"]


def test_only_numpy_and_the_standard_library_are_imported():
    tree = ast.parse(standalone_script(timeline_of(Experiment())))
    found: set[str | None] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    assert found == {"base64", "sys", "zlib", "types", "numpy"}


def test_a_script_that_is_not_told_how_many_takes_the_steps_done_so_far():
    session = Session(Experiment(data="xor"), step=17)
    script = standalone_script(session.timeline)
    assert "if sys.argv[1:] else 17)" in script
    fresh = standalone_script(timeline_of(Experiment(data="xor")))
    assert "if sys.argv[1:] else 100)" in fresh


def test_a_table_of_ones_own_is_trained_again(tmp_path):
    rows = "".join(f"{n},{n * n % 7},{'yes' if n % 3 else 'no'}\n" for n in range(40))
    own = OwnTable(title="Mäuse", text="a,b,c\n" + rows, target="c")
    timeline = Timeline(Run(Experiment(data="own", hidden=()), own))
    printed = losses_printed(standalone_script(timeline), tmp_path, 3)
    assert printed == losses_of(timeline, 3)


def test_a_script_knows_every_field_of_an_experiment():
    """A new field changes what is trained: teach the scripts, then add it here."""
    assert set(Experiment.model_fields) == {
        *("data", "data_options", "points", "held_out", "columns", "test_share"),
        *("is_scaled", "hidden", "activations", "output", "loss", "initializer"),
        *("initial_bias", "optimizer", "learning_rate", "settings", "l1", "l2"),
        *("dropout", "schedule", "horizon", "batch_size", "seed", "dtype"),
        *("stop_epochs", "stop_loss", "patience"),
    }
