"""The loss of the present step's batch, as a function of the weights and biases."""

from typing import Any

from numpy.typing import NDArray

from network_playground.engine.evaluation import predict
from network_playground.engine.network import UPDATE
from network_playground.engine.training import training_step
from network_playground.runs.timeline import Timeline


class BatchLoss:
    """Ask what the loss would be with other parameters, on a network of its own.

    It is what training makes small: the mean over the batch with the penalty, and
    dropout leaves out the nodes that this step leaves out. ``start`` are the parameters
    with which the step began; the arithmetic is of the experiment's precision.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.run = run = timeline.run
        self.step = timeline.moment.step
        self.batch = run.batches.at(self.step)
        self.network = run.new_network(run.batches.batch_size, is_training=True)
        self.objective = run.new_objective(self.network)
        self.start = timeline.parameters_before()

    @property
    def work(self) -> int:
        """Estimate the multiplications of asking once."""
        return self.network.parameters.size * self.network.batch_size

    def at(self, parameters: NDArray[Any]) -> float:
        """Give the loss with these parameters."""
        network, batch, run = self.network, self.batch, self.run
        network.parameters[:] = parameters
        predict(network, batch.inputs, batch.targets, self.objective, run.optimizer)
        return float(network.loss)

    def at_shifted(self, place: int, shift: float) -> float:
        """Give the loss where one parameter is moved so far from where it began."""
        moved = self.start.copy()
        moved[place] += moved.dtype.type(shift)
        return self.at(moved)

    def take_step(self) -> None:
        """Take the step from its start to its update, as the run takes it.

        The gradients are then those of the step. What the optimizer remembers is what
        it remembers at present, so the changes are those of the step only where it has
        not been updated yet.
        """
        network, own = self.network, self.run.network
        network.memory[:] = own.memory
        network.parameters[:] = self.start
        network.trainable = own.trainable
        batch, objective, optimizer = self.batch, self.objective, self.run.optimizer
        for phase in training_step(
            network, batch.inputs, batch.targets, objective, optimizer, self.step
        ):
            if phase is UPDATE:
                return
