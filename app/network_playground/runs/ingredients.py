"""What goes into a run: the data, activations and loss that an experiment asks for.

What cannot be had, or does not go together, is refused with a Problem.
"""

from functools import lru_cache

import numpy as np

from network_playground.datasets.catalog import load
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.sets.point_set import place_points
from network_playground.datasets.training_data import TrainingData
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.rows import Activation, Loss, Rule
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
MOST_PARAMETERS = 200_000
LARGEST_ENTERING = 1e30  # float32 ends at 3e38, and frames may be of it
MOST_NUMBERS = 8_000_000  # in the state of a network, with its whole batch


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


def choices(
    experiment: Experiment, dataset: Dataset
) -> tuple[tuple[Activation, ...], str]:
    """Choose one activation a layer, the output's last, and the loss's name."""
    fitting_output, fitting_loss = FITTING[dataset.task]
    output = fitting_output if experiment.output == AUTO else experiment.output
    loss = experiment.loss
    if loss == AUTO:
        fits = LOSSES[fitting_loss].accepts(ACTIVATIONS[output])
        loss = fitting_loss if fits else "half_squared_error"
    names = experiment.activations
    if len(names) == 1:
        names = names * len(experiment.hidden)
    if len(names) != len(experiment.hidden):
        raise Problem(
            f"activations: expected one, or one for each of "
            f"{len(experiment.hidden)} hidden layers, found {len(names)}.",
            "activations",
        )
    return tuple(ACTIVATIONS[name] for name in (*names, output)), loss


def prepared(
    experiment: Experiment, dataset: Dataset, output: Activation, loss: Loss
) -> TrainingData:
    """Encode, scale and split the data set for this experiment."""
    low = -1.0 if dataset.task == "two_classes" and output.lowest == -1 else 0.0
    if loss.targets:
        low, _ = loss.targets
    columns, share = experiment.columns, experiment.test_share
    try:
        return _prepared(
            dataset, columns, share, experiment.seed, experiment.is_scaled, low
        )
    except DataProblem as refused:
        raise Problem(str(refused), "columns") from None


@lru_cache(maxsize=32)
def _prepared(
    dataset: Dataset,
    columns: tuple[str, ...] | None,
    test_share: float,
    seed: int,
    is_scaled: bool,
    low: float,
) -> TrainingData:
    """Prepare once for all who run the same: the arrays cannot be written to."""
    return prepare(
        dataset,
        columns,
        test_share=test_share,
        seed=seed,
        is_scaled=is_scaled,
        class_targets=(low, 1.0),
    )


def refuse_targets_beyond(loss: Loss, data: TrainingData) -> None:
    """Raise Problem where the targets are none that the loss is defined for."""
    if loss.targets and not np.isin(data.train_targets, loss.targets).all():
        no, yes = loss.targets
        raise Problem(
            f"loss: expected classes, told as {no:g} and {yes:g}, for {loss.name}, "
            "found other targets.",
            "loss",
        )
    lowest, highest = data.train_targets.min(), data.train_targets.max()
    if lowest < loss.lowest or highest > loss.highest:
        raise Problem(
            f"loss: expected targets between {loss.lowest:g} and {loss.highest:g} for "
            f"{loss.name}, found {lowest:.3g} to {highest:.3g}.",
            "loss",
        )


def refuse_too_large(data: TrainingData) -> None:
    """Raise Problem where a number that enters does not fit into every precision."""
    entering = (data.train_inputs, data.train_targets)
    largest = max(float(np.abs(numbers).max()) for numbers in entering)
    if not largest <= LARGEST_ENTERING:
        raise Problem(
            f"is_scaled: expected numbers up to {LARGEST_ENTERING:g} to enter, found "
            f"{largest:.3g}; let them be scaled.",
            "is_scaled",
        )


def refuse_unknown_settings(rule: Rule, experiment: Experiment) -> None:
    """Raise Problem for a setting that the optimizer does not have."""
    for name in experiment.settings:
        if name not in rule.usual:
            known = ", ".join(rule.usual) or "no settings"
            raise Problem(
                f"settings: expected {known} for {rule.name}, found '{name:.40}'.",
                "settings",
            )


def refuse_rounded_settings(rule: Rule, experiment: Experiment) -> None:
    """Raise Problem for a setting that its precision rounds to what divides by 0."""
    dtype = np.dtype(experiment.dtype)
    for name, value in experiment.settings.items():
        rounded = float(dtype.type(value))
        is_divisor = any(row.divides for row in rule.numbers if row.name == name)
        if (rounded > 0) if is_divisor else (rounded < 1):
            continue
        wanted = "above 0" if is_divisor else "below 1"
        rounds = "" if rounded == value else f", which rounds to {rounded:g}"
        raise Problem(
            f"settings.{name}: expected a number {wanted} in {dtype}, found "
            f"{value}{rounds}.",
            "settings",
        )


def refuse_too_many(sizes: tuple[int, ...]) -> None:
    """Raise Problem for a network of more parameters than the playground carries."""
    count = parameters_of(sizes)
    if count > MOST_PARAMETERS:
        raise Problem(
            f"hidden: expected a network of at most {MOST_PARAMETERS:,} weights and "
            f"biases, found {count:,} in {'-'.join(map(str, sizes))}.",
            "hidden",
        )


def parameters_of(sizes: tuple[int, ...]) -> int:
    """Count the weights and biases of a network of these sizes."""
    fans = zip(sizes, sizes[1:], strict=False)
    return sum((fan_in + 1) * fan_out for fan_in, fan_out in fans)


def numbers_of(sizes: tuple[int, ...], batch_size: int, slots: int) -> int:
    """Count the numbers in a network's state, as its layout would."""
    activations = 2 * sum(size + 1 for size in sizes)  # with a row of ones, and slopes
    sums = sum(size + 1 for size in sizes[1:])
    per_example = activations + sums + sum(sizes[1:]) + 3 * sizes[-1]
    return parameters_of(sizes) * (3 + slots) + batch_size * per_example


def refuse_too_large_batch(
    sizes: tuple[int, ...], batch_size: int, slots: int, asked: int
) -> None:
    """Raise Problem for a batch that takes more memory than one person may have.

    ``asked`` is the size that the experiment names, which may be beyond its examples.
    """
    found = numbers_of(sizes, batch_size, slots)
    if found > MOST_NUMBERS:
        without = numbers_of(sizes, 0, slots)
        most = (MOST_NUMBERS - without) * batch_size // (found - without)
        raise Problem(
            f"batch_size: expected at most {most} for this network, found {asked}.",
            "batch_size",
        )
