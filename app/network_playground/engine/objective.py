"""What training makes small: the loss of the batch and a penalty on large weights."""

from typing import TYPE_CHECKING

from numpy import absolute, dot, full, multiply, sign, vdot

from network_playground.engine.losses import softmax_chain
from network_playground.engine.rows import Loss

if TYPE_CHECKING:
    from network_playground.engine.network import Layer, Network


class Objective:
    """A loss fitted to one network: ``loss + l1 sum |w| + l2/2 sum w^2``.

    Biases are usually spared (Goodfellow, Bengio, Courville, Deep Learning, 2016, 7.1);
    where ``penalises_biases`` is true, they are penalised too.
    Raises ValueError where the loss is not defined for the output activation.
    """

    def __init__(
        self,
        loss: Loss,
        network: "Network",
        l1: float = 0.0,
        l2: float = 0.0,
        *,
        penalises_biases: bool = False,
    ) -> None:
        activation = network.output.activation
        if not loss.accepts(activation):
            raise ValueError(
                f"Expected an output activation between {loss.lowest:g} and "
                f"{loss.highest:g} for {loss.name}, found {activation.name}."
            )
        dtype = network.state.dtype
        self.is_partner = activation.name == loss.partner
        self.terms = loss.terms_with_partner if self.is_partner else loss.terms
        self.derivative = loss.derivative
        layers = network.hidden if self.is_partner else network.layers
        self.slopes = tuple(network.slopes(layers))  # those that the chain rule needs
        self.share = full((), 1 / network.batch_size, dtype)
        self.shares = full(network.terms.size, loss.factor / network.batch_size, dtype)
        self.l1 = l1
        self.l2 = l2
        self.has_penalty = bool(l1 or l2)
        self.penalises_biases = penalises_biases

    def measure(self, network: "Network") -> float:
        """Give the loss of the batch: its mean, which is kept, and the penalty."""
        output, numbers = network.output, network.numbers
        self.terms(
            output.z, output.a, network.targets, network.error, network.terms, numbers
        )
        network.mean_loss = float(dot(network.flat_terms, self.shares))
        return network.mean_loss + (self.penalty(network) if self.has_penalty else 0.0)

    def penalty(self, network: "Network") -> float:
        """Give the part of the loss that large weights add."""
        total = 0.0
        for layer in network.layers:
            large = layer.parameters if self.penalises_biases else layer.weights
            total += self.l1 * float(absolute(large).sum())
            total += self.l2 / 2 * float(vdot(large, large))
        return total

    def push_back(self, network: "Network") -> None:
        """Write dLoss/dz of the output layer into its delta, (fan_out, batch).

        An example has a share of 1/batch in the loss, so its delta has it too.
        """
        output, error = network.output, network.error
        if self.is_partner:
            multiply(error, self.share, output.delta)  # dLoss/dz is the error itself
            return
        self.derivative(
            output.a, network.targets, error, self.share, output.delta, network.numbers
        )  # dLoss/da
        if output.activation.derivative is None:
            softmax_chain(output.delta, output.a)
        else:
            multiply(output.delta, output.slope, output.delta)  # dLoss/dz

    def penalise(self, layer: "Layer") -> None:
        """Add the penalty's derivative to the gradients of a layer."""
        large, gradients = layer.weights, layer.weight_gradients
        if self.penalises_biases:
            large, gradients = layer.parameters, layer.gradients
        if self.l2:
            gradients += self.l2 * large
        if self.l1:
            gradients += self.l1 * sign(large)
