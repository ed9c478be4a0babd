"""Runs that scripts of every kind are written of."""

from typing import Any

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.schedules import SCHEDULES
from network_playground.runs.edits.learning_rate import SetLearningRate
from network_playground.runs.edits.parameters import Freeze, SetParameter
from network_playground.runs.experiment import Experiment
from network_playground.sessions.presets import PRESETS

EDITS = (
    Freeze(step=0, name="weights", layer=1, index=(0, 1)),
    SetParameter(step=3, name="weights", layer=2, index=(2, 0), value=0.321),
    SetParameter(step=3, name="biases", layer=1, index=(1,), value=0.123),
    SetLearningRate(step=5, value=0.033),
    Freeze(step=9, name="weights", layer=1, index=(0, 1), is_frozen=False),
    Freeze(step=9, name="biases", layer=1, index=(2,)),
)

# The losses, each with an output and data that it is defined for.
TASKS: dict[str, dict[str, Any]] = {
    "half_squared_error": dict(data="auto_mpg"),
    "huber": dict(data="auto_mpg", is_scaled=False),
    "binary_cross_entropy": dict(data="circle"),
    "categorical_cross_entropy": dict(data="iris"),
    "hinge": dict(data="circle", output="tanh"),
}
for _loss in LOSSES.values():  # what is not listed is tried on what suits its targets
    _task = dict(data="circle", output="tanh") if _loss.targets else dict(data="plane")
    TASKS.setdefault(_loss.name, _task)

RUNS: dict[str, tuple[Experiment, tuple[Any, ...]]] = {
    **{
        name: (preset.experiment, tuple(preset.edits))
        for name, preset in PRESETS.items()
    },
    **{
        f"edits with {name}": (
            Experiment(data="iris", optimizer=name, learning_rate=0.01, l2=0.1),
            EDITS,
        )
        for name in OPTIMIZERS
    },
    **{
        f"{schedule} schedule with {name}": (
            Experiment(data="circle", optimizer=name, schedule=schedule, horizon=8),
            EDITS[3:4],
        )
        for name in OPTIMIZERS
        for schedule in SCHEDULES
    },
    **{
        f"{row.name} from {name}": (
            Experiment(
                data="iris",
                hidden=(16, 8),
                activations=(row.name,),
                initializer=name,
                learning_rate=0.01,
            ),
            (),
        )
        for row in ACTIVATIONS.values()
        if row.is_for_hidden
        for name in INITIALIZERS
    },
    **{
        f"the loss {name}": (Experiment(loss=name, **task), ())
        for name, task in TASKS.items()
    },
    "large sums": (
        Experiment(
            data="auto_mpg",
            hidden=(9, 9),
            activations=("softplus",),
            initial_bias=10.0,
            learning_rate=1e-5,
        ),
        (),
    ),
    "a batch of all": (Experiment(data="digits", batch_size=20_000, hidden=(9,)), ()),
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
