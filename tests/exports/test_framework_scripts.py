"""The scripts print the same losses in whatever framework is installed.

The script that needs NumPy only is always among them, so nothing is left out here.
"""

import ast
from dataclasses import replace
from importlib.util import find_spec

import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.exports.pytorch import pytorch_script
from network_playground.exports.scikit_learn import scikit_learn_script
from network_playground.exports.standalone import standalone_script
from network_playground.runs.edits import Freeze, SetLearningRate, SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem
from network_playground.sessions.presets import PRESETS
from tests.exports.scripts import losses_of, losses_printed, timeline_of

STEPS = 25
WRITERS = {
    "numpy": standalone_script,
    "torch": pytorch_script,
    "sklearn": scikit_learn_script,
}
EDITS = (
    Freeze(step=0, name="weights", layer=1, index=(0, 1)),
    SetParameter(step=3, name="weights", layer=2, index=(2, 0), value=0.321),
    SetParameter(step=3, name="biases", layer=1, index=(1,), value=0.123),
    SetLearningRate(step=5, value=0.033),
    Freeze(step=9, name="weights", layer=1, index=(0, 1), is_frozen=False),
    Freeze(step=9, name="biases", layer=1, index=(2,)),
)

RUNS = {
    **{name: (preset.experiment, preset.edits) for name, preset in PRESETS.items()},
    **{
        f"edits with {name}": (
            Experiment(data="iris", optimizer=name, learning_rate=0.01, l2=0.1),
            EDITS,
        )
        for name in OPTIMIZERS
    },
    **{
        f"a schedule with {name}": (
            Experiment(data="circle", optimizer=name, schedule="cosine", horizon=40),
            EDITS[3:4],
        )
        for name in OPTIMIZERS
    },
    **{
        f"digits with {row.name}": (
            Experiment(
                data="digits",
                hidden=(16, 8),
                activations=(row.name,),
                initializer="he",
                learning_rate=0.01,
            ),
            (),
        )
        for row in ACTIVATIONS.values()
        if row.is_for_hidden
    },
    "a number": (Experiment(data="auto_mpg", initial_bias=0.1), ()),
    "a number that is squeezed": (
        Experiment(data="auto_mpg", output="tanh", l1=0.01),
        (),
    ),
    "yes and no of several": (
        Experiment(data="iris", output="sigmoid", loss="binary_cross_entropy"),
        (),
    ),
    "shares without logarithms": (
        Experiment(data="iris", output="softmax", loss="half_squared_error"),
        (),
    ),
    "shares of yes and no": (
        Experiment(data="iris", output="softmax", loss="binary_cross_entropy"),
        (),
    ),
    "chances of several": (
        Experiment(data="iris", output="sigmoid", loss="categorical_cross_entropy"),
        (),
    ),
    "dropout": (Experiment(hidden=(8, 6), dropout=0.3, optimizer="nesterov"), ()),
    "no momentum": (
        Experiment(data="iris", optimizer="nesterov", settings={"momentum": 0.0}),
        (),
    ),
    "float32": (
        Experiment(data="iris", dtype="float32", optimizer="adam", schedule="step"),
        EDITS,
    ),
}


def script_of(framework, experiment, edits=()):
    return WRITERS[framework](timeline_of(experiment, edits))


def is_expressible(framework, name):
    try:
        script_of(framework, *RUNS[name])
    except Problem:
        return False
    return True


INSTALLED = [framework for framework in WRITERS if find_spec(framework)]
CASES = [
    (framework, name)
    for framework in INSTALLED
    for name in RUNS
    if is_expressible(framework, name)
]


@pytest.mark.parametrize(("framework", "name"), CASES)
def test_the_losses_are_those_of_the_page(framework, name, tmp_path):
    experiment, edits = RUNS[name]
    timeline = timeline_of(experiment, edits)
    printed = losses_printed(WRITERS[framework](timeline), tmp_path, STEPS)
    is_exact = framework == "numpy" or experiment.dtype == "float64"
    tolerance = 1e-12 if is_exact else 1e-4  # float32 rounds where it differs
    assert printed == pytest.approx(losses_of(timeline, STEPS), rel=0, abs=tolerance)


@pytest.mark.parametrize("framework", ["numpy", "torch"])
@pytest.mark.parametrize("name", RUNS)
def test_every_run_can_be_written(framework, name):
    assert ast.parse(script_of(framework, *RUNS[name])).body


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"dropout": 0.2}, "it drops nodes"),
        ({"l1": 0.1}, "it has an L1 penalty"),
        ({"optimizer": "adagrad"}, "it learns with adagrad"),
        ({"activations": ("elu",)}, "its hidden layers have the activation elu"),
        (
            {"hidden": (4, 4), "activations": ("tanh", "relu")},
            "its hidden layers have different activations",
        ),
        (
            {"output": "tanh"},
            "its loss is half_squared_error and its output tanh",
        ),
        (
            {"data": "worked_example", "output": "linear"},
            "it predicts 2 numbers",
        ),
        (
            {"data": "iris", "output": "sigmoid", "loss": "binary_cross_entropy"},
            "it answers 3 questions with yes or no",
        ),
        (
            {
                "data": "worked_example",
                "output": "sigmoid",
                "loss": "binary_cross_entropy",
            },
            "its targets are not 0 and 1 only",
        ),
        (
            {"output": "softmax", "loss": "categorical_cross_entropy"},
            "its softmax is not over three classes or more",
        ),
    ],
)
def test_what_scikit_learn_cannot_do_is_said(fields, sentence):
    with pytest.raises(Problem, match=f"cannot do what this one does: {sentence}"):
        script_of("sklearn", Experiment(**fields))


def test_what_pytorch_would_learn_differently_is_said():
    experiment = Experiment(output="softmax", loss="categorical_cross_entropy")
    with pytest.raises(Problem, match="expected targets that add up to 1"):
        script_of("torch", experiment)


def test_scikit_learn_can_do_most_of_what_is_usual():
    able = [name for name in RUNS if is_expressible("sklearn", name)]
    assert len(able) >= 15
    assert {"bank", "iris", "xor_line", "a number", "edits with adam"} <= set(able)


@pytest.mark.parametrize("framework", WRITERS)
def test_too_many_examples_are_refused(framework, monkeypatch):
    monkeypatch.setattr("network_playground.exports.script.MOST_EXAMPLES_BYTES", 2**20)
    with pytest.raises(Problem, match="examples of at most 1 MB"):
        script_of(
            framework,
            Experiment(columns=None, hidden=(), data="digits", test_share=0.0),
        )


@pytest.mark.parametrize("framework", WRITERS)
def test_a_title_from_outside_stays_a_title(framework):
    timeline = timeline_of(Experiment(data="xor"))
    title = '"""\nraise SystemExit\n$imports \\'
    timeline.run.dataset = replace(timeline.run.dataset, title=title)
    tree = ast.parse(WRITERS[framework](timeline))
    assert "raise SystemExit" in (ast.get_docstring(tree) or "")
    assert not any(isinstance(node, ast.Raise) for node in ast.walk(tree))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"activations": ("bent",)}, "activations"),
        ({"output": "bent", "loss": "half_squared_error"}, "output"),
    ],
)
def test_an_activation_that_pytorch_has_no_word_for_is_not_left_out(
    fields, field, monkeypatch
):
    monkeypatch.setitem(ACTIVATIONS, "bent", replace(ACTIVATIONS["tanh"], name="bent"))
    with pytest.raises(Problem, match="for PyTorch, found 'bent'") as refused:
        script_of("torch", Experiment(data="plane", **fields))
    assert refused.value.field == field
