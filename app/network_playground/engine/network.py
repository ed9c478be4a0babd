"""A network is one flat state vector and names for its parts.

Examples are columns: z = weights.T @ a + biases, so that every named array is one
unbroken piece of the state. A bias is the weight of an input that is always 1: it lies
behind its layer's weights, as a row of ones lies behind the activations it meets.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.layout import Layout
from network_playground.engine.numbers import numbers_of
from network_playground.engine.rows import Activation

Floats = NDArray[Any]


class Phase(NamedTuple):
    """A part of a step; ``layer`` is 0 where the phase is of the whole network."""

    name: str
    layer: int = 0


DATA = Phase("data")
ERROR = Phase("error")
UPDATE = Phase("update")
REPEAT = Phase("repeat")


class Layer:
    """The named views of one layer that has weights; ``index`` counts from 1."""

    next: "Layer"  # the output layer has none

    def __init__(self, network: "Network", index: int, activation: Activation) -> None:
        fan_in, fan_out = network.sizes[index - 1], network.sizes[index]
        self.index = index
        self.activation = activation
        self.activate = activation.function
        self.forward = Phase("forward", index)
        self.backward = Phase("backward", index)

        self.weights = network.view("weights", index)  # (fan_in, fan_out)
        self.biases = network.view("biases", index)  # (fan_out,)
        self.z = network.view("z", index)  # (fan_out, batch)
        self.a = network.view("a", index)  # (fan_out, batch)
        self.slope = network.view("slope", index)  # da/dz, (fan_out, batch)
        self.delta = network.view("delta", index)  # dLoss/dz, (fan_out, batch)
        self.weight_gradients = network.view("weight_gradients", index)

        # The a of the layer before, and a row of ones: (fan_in + 1, batch).
        before = network.span(("a", index - 1), ("ones", index - 1))
        self.inputs = before.reshape(fan_in + 1, network.batch_size)
        # The weights, and a row of biases: (fan_in + 1, fan_out).
        parameters = network.span(("weights", index), ("biases", index))
        self.parameters = parameters.reshape(fan_in + 1, fan_out)
        # dLoss/dparameters, (fan_in + 1, fan_out).
        gradients = network.span(("weight_gradients", index), ("bias_gradients", index))
        self.gradients = gradients.reshape(fan_in + 1, fan_out)

        self.parameters_T = self.parameters.T
        self.delta_T = self.delta.T


class Slopes(NamedTuple):
    """The z, a and da/dz of neighbouring layers that share an activation, flat."""

    derivative: Callable[..., None]
    z: Floats
    a: Floats
    slope: Floats


class Network:
    """Hold layers of ``sizes[0]`` to ``sizes[-1]`` nodes for ``batch_size`` examples.

    ``activations`` has one row per layer after the input layer, ``slots`` the names of
    what the optimizer remembers; ``dtype`` is "float64" or "float32". All parameters
    start at 0. Raises ValueError where an activation is missing or not for its layer.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        activations: Sequence[Activation],
        batch_size: int,
        dtype: str = "float64",
        slots: Collection[str] = (),
    ) -> None:
        refuse_misfits(sizes, activations)
        self.sizes = tuple(sizes)
        self.batch_size = batch_size
        self.numbers = numbers_of(dtype)
        self.layout = Layout(self._arrays(slots))
        self.state: Floats = np.zeros(self.layout.size, dtype)
        last = len(sizes) - 1

        self.parameters = self.span(("weights", 1), ("biases", last))
        self.gradients = self.span(("weight_gradients", 1), ("bias_gradients", last))
        self.changes = self.span(("weight_changes", 1), ("bias_changes", last))
        self.slots = {name: self.view(name) for name in slots}
        self.memory = self.state[: self.parameters.size * (1 + len(slots))]
        self.trainable: Floats | None = None  # like parameters, 0 where one is frozen

        self.inputs = self.view("a")  # (fan_in, batch)
        self.targets = self.view("targets")  # (outputs, batch)
        self.error = self.view("error")  # prediction - target, (outputs, batch)
        self.terms = self.view("terms")  # what each output adds, (outputs, batch)
        self.flat_terms = self.terms.reshape(-1)
        self.loss = 0.0  # of the batch, with the penalty
        self.mean_loss = 0.0  # without it

        self.layers = tuple(
            Layer(self, index, activation)
            for index, activation in enumerate(activations, 1)
        )
        for layer, after in zip(self.layers, self.layers[1:], strict=False):
            layer.next = after
        self.output = self.layers[-1]
        self.hidden = self.layers[:-1]
        self.hidden_backwards = self.hidden[::-1]
        for index in range(last):
            self.view("ones", index).fill(1.0)

    def view(self, name: str, layer: int = 0) -> Floats:
        """View one named array of the state."""
        return self.layout.view(self.state, name, layer)

    def span(self, first: tuple[str, int], last: tuple[str, int]) -> Floats:
        """View neighbouring arrays of the state, named with their layers, as one."""
        return self.layout.span(self.state, first, last)

    def phases(self) -> tuple[Phase, ...]:
        """List the phases of one step, in order."""
        return (
            DATA,
            *(layer.forward for layer in self.layers),
            ERROR,
            *(layer.backward for layer in reversed(self.layers)),
            UPDATE,
            REPEAT,
        )

    def slopes(self, layers: Sequence[Layer]) -> Iterator[Slopes]:
        """Group neighbouring layers that share an activation: one pass does them all.

        The ones between two layers' a are taken along, and what lies at their place
        between the z and the slopes; nothing reads what becomes of them.
        """
        start = 0
        for end in range(1, len(layers) + 1):
            first, last = layers[start], layers[end - 1]
            if end < len(layers) and layers[end].activation is first.activation:
                continue
            if first.activation.derivative is not None:
                yield Slopes(
                    first.activation.derivative,
                    self.span(("z", first.index), ("z", last.index)),
                    self.span(("a", first.index), ("a", last.index)),
                    self.span(("slope", first.index), ("slope", last.index)),
                )
            start = end

    def _arrays(
        self, slots: Collection[str]
    ) -> Iterator[tuple[str, int, tuple[int, ...]]]:
        """Name all arrays: first what a step passes on to the next, then its traces."""
        batch = self.batch_size
        fans = list(zip(self.sizes, self.sizes[1:], strict=False))
        count = sum((fan_in + 1) * fan_out for fan_in, fan_out in fans)

        for layer, (fan_in, fan_out) in enumerate(fans, 1):
            yield "weights", layer, (fan_in, fan_out)
            yield "biases", layer, (fan_out,)
        for slot in slots:
            yield slot, 0, (count,)
        for kind in ("gradients", "changes"):
            for layer, (fan_in, fan_out) in enumerate(fans, 1):
                yield f"weight_{kind}", layer, (fan_in, fan_out)
                yield f"bias_{kind}", layer, (fan_out,)
        for name, behind in (
            ("a", "ones"),
            ("slope", "slope_of_ones"),
            ("z", "z_of_ones"),
        ):
            for layer, size in enumerate(self.sizes):
                if layer or name != "z":  # the input layer has no sums
                    yield name, layer, (size, batch)
                    yield behind, layer, (batch,)
        for layer, size in enumerate(self.sizes[1:], 1):
            yield "delta", layer, (size, batch)
        for name in ("targets", "error", "terms"):
            yield name, 0, (self.sizes[-1], batch)


def refuse_misfits(sizes: Sequence[int], activations: Sequence[Activation]) -> None:
    """Raise ValueError unless every layer with weights has a fitting activation."""
    if len(activations) != len(sizes) - 1:
        raise ValueError(
            f"Expected one activation for each of {len(sizes) - 1} layers with "
            f"weights, found {len(activations)}."
        )
    for layer, activation in enumerate(activations[:-1], 1):
        if not activation.is_for_hidden:
            raise ValueError(
                f"Expected an activation for a hidden layer in layer {layer}, "
                f"found {activation.name}, which is for the output."
            )
