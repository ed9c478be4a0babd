"""What cannot be run: too large, beyond bounds, or what does not go together."""

from collections.abc import Mapping

import numpy as np

from network_playground.datasets.training_data import TrainingData
from network_playground.engine.rows import Activation, Loss, Rule
from network_playground.runs.building.choosing import Chosen
from network_playground.runs.experiment import Experiment
from network_playground.runs.problem import Problem

MOST_PARAMETERS = 200_000
MOST_NUMBERS = 8_000_000  # in the state of a network, with its whole batch
LARGEST_ENTERING = 1e30  # float32 ends at 3e38, and frames may be of it


def refuse_what_cannot_be(
    experiment: Experiment, chosen: Chosen, data: TrainingData, sizes: tuple[int, ...]
) -> None:
    """Raise Problem where a network of these sizes cannot learn from the data."""
    refuse_too_many(sizes)
    refuse_too_large_batch(
        sizes, experiment.batch_size, len(data.train_rows), len(chosen.rule.slots)
    )
    refuse_too_large(data)
    refuse_output(chosen.loss, chosen.activations[-1])
    refuse_targets(chosen.loss, data)
    refuse_rounded(chosen.rule, experiment.settings, experiment.dtype)


def refuse_too_many(sizes: tuple[int, ...]) -> None:
    """Raise Problem for a network of more parameters than the playground carries."""
    count = parameters_of(sizes)
    if count > MOST_PARAMETERS:
        raise Problem(
            f"hidden: expected a network of at most {MOST_PARAMETERS:,} weights and "
            f"biases, found {count:,} in {'-'.join(map(str, sizes))}.",
            "hidden",
        )


def refuse_too_large_batch(
    sizes: tuple[int, ...], asked: int, examples: int, slots: int
) -> None:
    """Raise Problem for a batch that takes more memory than one person may have.

    ``asked`` is the size that the experiment names, which may be beyond its examples.
    """
    batch_size = min(asked, examples)
    found = numbers_of(sizes, batch_size, slots)
    if found > MOST_NUMBERS:
        without = numbers_of(sizes, 0, slots)
        most = (MOST_NUMBERS - without) * batch_size // (found - without)
        raise Problem(
            f"batch_size: expected at most {most} for this network, found {asked}.",
            "batch_size",
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


def refuse_output(loss: Loss, output: Activation) -> None:
    """Raise Problem where the loss is not defined for all that the output can give."""
    if not loss.accepts(output):
        raise Problem(
            f"loss: expected an output activation between {loss.lowest:g} and "
            f"{loss.highest:g} for {loss.name}, found {output.name}.",
            "loss",
        )


def refuse_targets(loss: Loss, data: TrainingData) -> None:
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


def refuse_rounded(rule: Rule, numbers: Mapping[str, float], dtype: str) -> None:
    """Raise Problem for a number that its precision rounds out of its bounds."""
    for number in rule.numbers:
        value = numbers.get(number.name, number.usual)
        rounded = float(np.dtype(dtype).type(value))
        if number.divides and rounded <= 0:
            wanted = "above 0"
        elif rounded >= number.below:
            wanted = f"below {number.below:g}"
        else:
            continue
        raise Problem(
            f"settings.{number.name}: expected a number {wanted} in {dtype}, found "
            f"{value}, which rounds to {rounded:g}.",
            "settings",
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
