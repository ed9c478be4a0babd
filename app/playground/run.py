"""A run is an experiment brought to life: data, a network, and how it learns."""

from collections.abc import Generator
from functools import lru_cache

import numpy as np

from app.datasets import DataProblem, Dataset, TrainingData, load, place_points
from app.engine.activations import ACTIVATIONS, Activation
from app.engine.dropout import Dropout
from app.engine.initializers import INITIALIZERS
from app.engine.losses import LOSSES, Loss
from app.engine.network import Network, Phase
from app.engine.objective import Objective
from app.engine.optimizers import OPTIMIZERS, Optimizer, Rule
from app.engine.schedules import SCHEDULES, constant
from app.engine.training import training_step
from app.playground.batches import Batches
from app.playground.experiment import AUTO, FITTING, MOST_PARAMETERS, Experiment
from app.playground.own_table import OWN, OwnTable
from app.playground.problem import Problem


class Run:
    """Build what an experiment describes. Raises Problem where it cannot be built.

    ``own`` is the table that a person brought, for experiments on "own" data.
    """

    def __init__(self, experiment: Experiment, own: OwnTable | None = None) -> None:
        self.experiment = experiment
        self.own = own if experiment.data == OWN else None
        self.dataset = dataset_of(experiment, own)
        self.activations, loss = choices(experiment, self.dataset)
        self.data = prepared(experiment, self.dataset, self.activations[-1])
        self.sizes = (
            len(self.data.inputs),
            *experiment.hidden,
            len(self.data.output_names),
        )
        refuse_too_many(self.sizes)
        data = self.data
        self.batches = Batches(
            data.train_inputs,
            data.train_targets,
            data.train_rows,
            experiment.batch_size,
            experiment.seed,
            experiment.dtype,
        )
        self.rule = OPTIMIZERS[experiment.optimizer]
        size = self.batches.batch_size
        self.dropout = (
            Dropout(self.sizes, size, experiment.dropout, experiment.dtype)
            if experiment.dropout
            else None
        )
        self.network = self.new_network(size, is_training=True)
        try:
            self.objective = self.new_objective(self.network)
        except ValueError as refused:
            raise Problem(str(refused), "loss") from None
        self.loss = LOSSES[loss]
        refuse_targets_beyond(self.loss, data)
        refuse_unknown_settings(self.rule, experiment)
        self.optimizer = Optimizer(
            self.rule, self.network, experiment.learning_rate, experiment.settings
        )
        self.schedule = SCHEDULES[experiment.schedule].share
        self.learning_rate = experiment.learning_rate
        self.phases = self.network.phases()
        self._blank = self.network.state[self.network.memory.size :].copy()

    def new_network(
        self, batch_size: int, *, is_training: bool = False, dtype: str = ""
    ) -> Network:
        """Make a network of this shape for another number of examples or precision.

        One for training drops what the present step drops, and is of the batch's size.
        """
        activations = self.activations
        if is_training and self.dropout:
            activations = self.dropout.around(activations)
        return Network(
            self.sizes,
            activations,
            batch_size,
            dtype or self.experiment.dtype,
            self.rule.slots,
        )

    def new_objective(self, network: Network) -> Objective:
        """Fit the loss and the penalties to a network of this shape."""
        _, loss = choices(self.experiment, self.dataset)
        return Objective(LOSSES[loss], network, self.experiment.l1, self.experiment.l2)

    def start(self) -> None:
        """Put the network back to its first weights: same seed, same weights."""
        experiment, network = self.experiment, self.network
        network.state[:] = 0
        self.forget_traces()
        rng = np.random.default_rng(experiment.seed)
        draw = INITIALIZERS[experiment.initializer].draw
        for layer in network.layers:
            layer.weights[...] = draw(rng, *layer.weights.shape)
            layer.biases[...] = experiment.initial_bias

    def set_learning_rate(self, learning_rate: float) -> None:
        """Learn with another full rate; the schedule goes on from it."""
        self.learning_rate = learning_rate
        if self.schedule is constant:
            self._set_rate(0)

    def _set_rate(self, step: int) -> None:
        share = self.schedule(step, self.experiment.horizon)
        self.optimizer.rates.set("learning_rate", self.learning_rate * share)

    def forget_traces(self) -> None:
        """Blank all that a step does not pass on to the next."""
        self.network.state[self.network.memory.size :] = self._blank

    def begin(self, step: int) -> Generator[Phase, None, None]:
        """Begin a step, counted from 0; the generator stops at every phase."""
        batch = self.batches.at(step)
        if self.dropout:
            self.dropout.draw(np.random.default_rng([self.experiment.seed, 0, step]))
        if self.schedule is not constant:
            self._set_rate(step)
        return training_step(
            self.network,
            batch.inputs,
            batch.targets,
            self.objective,
            self.optimizer,
            step,
        )


def dataset_of(experiment: Experiment, own: OwnTable | None) -> Dataset:
    """Find the data set. Raises Problem where there is none of that name."""
    if experiment.data == OWN:
        if own is None:
            raise Problem("data: expected your own table, found none; add it.", "data")
        return own.dataset
    try:
        dataset = load(experiment.data, **experiment.data_options)
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
    experiment: Experiment, dataset: Dataset, output: Activation
) -> TrainingData:
    """Encode, scale and split the data set for this experiment."""
    low = -1.0 if dataset.task == "two_classes" and output.lowest == -1 else 0.0
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
    return dataset.prepare(
        columns,
        test_share=test_share,
        seed=seed,
        is_scaled=is_scaled,
        class_targets=(low, 1.0),
    )


def refuse_targets_beyond(loss: Loss, data: TrainingData) -> None:
    """Raise Problem where the targets are none that the loss is defined for."""
    lowest, highest = data.train_targets.min(), data.train_targets.max()
    if lowest < loss.lowest or highest > loss.highest:
        raise Problem(
            f"loss: expected targets between {loss.lowest:g} and {loss.highest:g} for "
            f"{loss.name}, found {lowest:.3g} to {highest:.3g}.",
            "loss",
        )


def refuse_unknown_settings(rule: Rule, experiment: Experiment) -> None:
    """Raise Problem for a setting that the optimizer does not have."""
    for name in experiment.settings:
        if name not in rule.settings:
            known = ", ".join(rule.settings) or "no settings"
            raise Problem(
                f"settings: expected {known} for {rule.name}, found '{name:.40}'.",
                "settings",
            )


def refuse_too_many(sizes: tuple[int, ...]) -> None:
    """Raise Problem for a network of more parameters than the playground carries."""
    fans = zip(sizes, sizes[1:], strict=False)
    count = sum((fan_in + 1) * fan_out for fan_in, fan_out in fans)
    if count > MOST_PARAMETERS:
        raise Problem(
            f"hidden: expected a network of at most {MOST_PARAMETERS:,} weights and "
            f"biases, found {count:,} in {'-'.join(map(str, sizes))}.",
            "hidden",
        )
