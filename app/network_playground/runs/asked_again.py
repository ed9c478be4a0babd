"""The examples of a step, asked again after it: did what they taught help them?"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.evaluation import predict
from network_playground.engine.network import Floats, Network
from network_playground.runs.run import Run


class Asked(NamedTuple):
    """What the network answers to a batch, and how wrong each answer is."""

    answers: NDArray[Any]  # the output nodes' activations, (outputs, batch)
    losses: NDArray[Any]  # the loss of every example, without penalties, (batch,)

    @property
    def loss(self) -> float:
        """Give the mean over the batch."""
        return float(self.losses.mean())


class Again(NamedTuple):
    """The same batch, before a step's update and after it."""

    before: Asked
    after: Asked

    @property
    def size(self) -> int:
        return len(self.before.losses)

    @property
    def better(self) -> int:
        """Count the examples whose own loss has fallen."""
        return int(np.count_nonzero(self.after.losses < self.before.losses))


class AskingAgain:
    """Ask the batch of a run's present step again, with the present weights.

    What the step has dropped stays dropped, so that nothing but the weights differs.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self._network: Network | None = None  # made when it is first needed

    def ask(self, step: int, parameters: Floats | None = None) -> Again | None:
        """Compare both after the update of a step, unless a loss is not finite.

        ``parameters`` are those that the update left, where a hand changed them since.
        """
        with np.errstate(all="ignore"):
            again = self._again(step, parameters)
        is_finite = np.isfinite(again.before.losses) & np.isfinite(again.after.losses)
        return again if is_finite.all() and np.isfinite(again.after.loss) else None

    def _again(self, step: int, parameters: Floats | None) -> Again:
        run = self.run
        run.drop(step)
        if self._network is None:
            self._network = run.new_network(run.batches.batch_size, is_training=True)
            self._objective = run.new_objective(self._network)
        network = self._network
        network.parameters[:] = (
            run.network.parameters if parameters is None else parameters
        )
        inputs, targets = run.network.inputs, run.network.targets
        before = self._asked(run.network)
        predict(network, inputs, targets, self._objective, run.optimizer)
        return Again(before, self._asked(network))

    def _asked(self, network: Network) -> Asked:
        losses = self.run.loss.factor * network.terms.sum(0)
        return Asked(network.output.a.copy(), losses)
