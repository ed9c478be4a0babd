"""A run is an experiment brought to life: data, a network, and how it learns."""

from collections.abc import Generator

import numpy as np

from network_playground.engine.dropout import Dropout
from network_playground.engine.network import Network, Phase
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.schedules import constant
from network_playground.engine.training import training_step
from network_playground.runs.batches import Batches
from network_playground.runs.building.ingredients import ingredients_of
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import OwnTable


class Run:
    """Build what an experiment describes. Raises Problem where it cannot be built.

    ``own`` is the table that a person brought, for experiments on "own" data.
    """

    def __init__(self, experiment: Experiment, own: OwnTable | None = None) -> None:
        ingredients = ingredients_of(experiment, own)
        self.experiment = experiment = ingredients.experiment
        self.own = ingredients.own
        chosen = ingredients.chosen
        self.dataset = chosen.dataset
        self.activations = chosen.activations
        self.loss = chosen.loss
        self.rule = chosen.rule
        self.initializer = chosen.initializer
        self.schedule = chosen.schedule.share
        self.data = data = ingredients.data
        self.sizes = ingredients.sizes
        size = ingredients.batch_size
        self.batches = Batches(
            data.train_inputs,
            data.train_targets,
            data.train_rows,
            size,
            experiment.seed,
            experiment.dtype,
        )
        self.dropout = (
            Dropout(self.sizes, size, experiment.dropout, experiment.dtype)
            if experiment.dropout
            else None
        )
        self.network = self.new_network(size, is_training=True)
        self.objective = self.new_objective(self.network)
        self.optimizer = Optimizer(
            self.rule, self.network, experiment.learning_rate, experiment.settings
        )
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
        experiment = self.experiment
        return Objective(
            self.loss,
            network,
            experiment.l1,
            experiment.l2,
            penalises_biases=experiment.penalises_biases,
        )

    def start(self) -> None:
        """Put the network back to its first weights: same seed, same weights."""
        experiment, network = self.experiment, self.network
        network.state[:] = 0
        self.forget_traces()
        rng = np.random.default_rng(experiment.seed)
        draw = self.initializer.draw
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

    def drop(self, step: int) -> None:
        """Silence the hidden nodes that a step, counted from 0, does without."""
        if self.dropout:
            self.dropout.draw(np.random.default_rng([self.experiment.seed, 0, step]))

    def begin(self, step: int) -> Generator[Phase, None, None]:
        """Begin a step, counted from 0; the generator stops at every phase."""
        batch = self.batches.at(step)
        self.drop(step)
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
