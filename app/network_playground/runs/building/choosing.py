"""What an experiment chooses from the tables; "auto" is what fits the data."""

from typing import NamedTuple

from network_playground.datasets.catalog import load
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.sets.point_set import place_points
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import (
    Activation,
    Initializer,
    Loss,
    Rule,
    Schedule,
)
from network_playground.engine.schedules import SCHEDULES
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import OWN, OwnTable
from network_playground.runs.problem import Problem
from network_playground.runs.settings.choices import AUTO

# What fits a task where the person has not chosen: output activation and loss.
FITTING = {
    "two_classes": ("sigmoid", "binary_cross_entropy"),
    "classes": ("softmax", "categorical_cross_entropy"),
    "number": ("linear", "half_squared_error"),
}


class Chosen(NamedTuple):
    """The rows of the tables that an experiment names."""

    dataset: Dataset
    activations: tuple[Activation, ...]  # of every layer with weights, the output last
    loss: Loss
    rule: Rule
    initializer: Initializer
    schedule: Schedule


def choose(experiment: Experiment, own: OwnTable | None) -> Chosen:
    """Find what an experiment names. Raises Problem where it is not there."""
    hidden = _hidden_activations(experiment)
    dataset = dataset_of(experiment, own)
    fitting_output, fitting_loss = FITTING[dataset.task]
    name = fitting_output if experiment.output == AUTO else experiment.output
    output, loss = ACTIVATIONS[name], experiment.loss
    if loss == AUTO:
        fits = LOSSES[fitting_loss].accepts(output)
        loss = fitting_loss if fits else "half_squared_error"
    return Chosen(
        dataset,
        (*hidden, output),
        LOSSES[loss],
        OPTIMIZERS[experiment.optimizer],
        INITIALIZERS[experiment.initializer],
        SCHEDULES[experiment.schedule],
    )


def dataset_of(experiment: Experiment, own: OwnTable | None) -> Dataset:
    """Find the data set. Raises Problem where there is none of that name."""
    if experiment.data == OWN:
        if own is None:
            raise Problem("data: expected your own table, found none; add it.", "data")
        return own.dataset
    try:
        dataset = load(experiment.data, experiment.data_options)
    except DataProblem as refused:
        raise Problem(str(refused), "data") from None
    if experiment.points is None:
        if experiment.held_out is not None:
            raise Problem(
                "held_out: expected none without placed points, found "
                f"{len(experiment.held_out)}.",
                "held_out",
            )
        return dataset
    if dataset.noun != "point":
        raise Problem(
            f"points: expected none, as '{dataset.key}' is no set of points; found "
            f"{len(experiment.points)}.",
            "points",
        )
    try:
        return place_points(dataset, experiment.points, experiment.held_out)
    except DataProblem as refused:
        raise Problem(str(refused), "points") from None


def _hidden_activations(experiment: Experiment) -> tuple[Activation, ...]:
    """Give each hidden layer its activation, where one may be named for all."""
    names, count = experiment.activations, len(experiment.hidden)
    if len(names) == 1:
        names = names * count
    if len(names) != count:
        raise Problem(
            f"activations: expected one, or one for each of {count} hidden layers, "
            f"found {len(names)}.",
            "activations",
        )
    return tuple(ACTIVATIONS[name] for name in names)
