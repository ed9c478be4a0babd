"""A network is one flat state vector and names for its parts.

Examples are columns: z = weights.T @ a + biases, so that every named array is one
unbroken piece of the state. A bias is the weight of an input that is always 1: it lies
behind its layer's weights, as a row of ones lies behind the activations it meets.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.engine.activations import Activation
from app.engine.layout import Layout
from app.engine.numbers import numbers_of

Floats = NDArray[Any]


class Phase(NamedTuple):
    """A part of a step; ``layer`` is 0 where the phase is of the whole network."""

    name: str
    layer: int = 0


class Layer:
    """The named views of one layer that has weights; ``index`` counts from 1."""

    __slots__ = (
        "index",
        "activation",
        "activate",
        "inputs",
        "parameters",
        "weights",
        "biases",
        "z",
        "a",
        "slope",
        "delta",
        "gradients",
        "weight_gradients",
        "next",
        "forward",
        "backward",
        "parameters_T",
        "delta_T",
    )

    index: int
    activation: Activation
    activate: Callable[..., None]
    inputs: Floats  # the a of the layer before, and a row of ones: (fan_in + 1, batch)
    parameters: Floats  # the weights, and a row of biases: (fan_in + 1, fan_out)
    weights: Floats  # (fan_in, fan_out)
    biases: Floats  # (fan_out,)
    z: Floats  # (fan_out, batch)
    a: Floats  # (fan_out, batch)
    slope: Floats  # da/dz, (fan_out, batch)
    delta: Floats  # dLoss/dz, (fan_out, batch)
    gradients: Floats  # dLoss/dparameters, (fan_in + 1, fan_out)
    weight_gradients: Floats  # (fan_in, fan_out)
    next: "Layer"
    forward: Phase
    backward: Phase
    parameters_T: Floats
    delta_T: Floats


class Slopes(NamedTuple):
    """Neighbouring layers with the same activation: their slopes take one pass."""

    derivative: Callable[..., None]
    a: Floats
    slope: Floats


class Network:
    """Hold layers of ``sizes[0]`` to ``sizes[-1]`` nodes for ``batch_size`` examples.

    ``activations`` has one row per layer after the input layer, ``slots`` the names of
    what the optimizer remembers.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        activations: Sequence[Activation],
        batch_size: int,
        dtype: str = "float64",
        slots: Sequence[str] = (),
    ) -> None:
        self.sizes = tuple(sizes)
        self.batch_size = batch_size
        self.numbers = numbers_of(dtype)
        self.layout = Layout(self._arrays(slots))
        self.state: Floats = np.zeros(self.layout.size, dtype)

        self.parameters = self._span("weights", 1, "biases", len(sizes) - 1)
        self.gradients = self._span(
            "weight_gradients", 1, "bias_gradients", len(sizes) - 1
        )
        self.changes = self._span("weight_changes", 1, "bias_changes", len(sizes) - 1)
        self.slots = {name: self.view(name) for name in slots}
        self.memory = self.state[: self.parameters.size * (1 + len(slots))]
        self.trainable: Floats | None = None  # 0 where a weight or bias is frozen

        self.inputs = self.view("a")
        self.targets = self.view("targets")
        self.error = self.view("error")
        self.terms = self.view("terms")
        self.flat_terms = self.terms.reshape(-1)
        self.loss = 0.0

        self.layers = tuple(
            self._layer(index, activation)
            for index, activation in enumerate(activations, 1)
        )
        for layer, after in zip(self.layers, self.layers[1:], strict=False):
            layer.next = after
        self.output = self.layers[-1]
        self.hidden = self.layers[:-1]
        self.hidden_backwards = self.hidden[::-1]
        self.slopes = tuple(self._slopes())
        for index in range(len(self.sizes) - 1):
            self.view("ones", index).fill(1.0)

    def view(self, name: str, layer: int = 0) -> Floats:
        """View one named array of the state."""
        return self.layout.view(self.state, name, layer)

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

    def _arrays(
        self, slots: Sequence[str]
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
        for name in ("a", "slope"):
            for layer, size in enumerate(self.sizes):
                yield name, layer, (size, batch)
                yield "ones" if name == "a" else "slope_of_ones", layer, (batch,)
        for name in ("z", "delta"):
            for layer, size in enumerate(self.sizes[1:], 1):
                yield name, layer, (size, batch)
        for name in ("targets", "error", "terms"):
            yield name, 0, (self.sizes[-1], batch)

    def _span(self, first: str, layer: int, last: str, last_layer: int) -> Floats:
        start = self.layout.find(first, layer).offset
        return self.state[start : self.layout.find(last, last_layer).end]

    def _slopes(self) -> Iterator[Slopes]:
        start = 0
        for end in range(1, len(self.layers) + 1):
            here = self.layers[start].activation
            if end < len(self.layers) and self.layers[end].activation is here:
                continue
            if here.derivative is not None:
                yield Slopes(
                    here.derivative,
                    self._span("a", start + 1, "a", end),
                    self._span("slope", start + 1, "slope", end),
                )
            start = end

    def _layer(self, index: int, activation: Activation) -> Layer:
        layer = Layer()
        layer.index = index
        layer.activation = activation
        layer.activate = activation.function
        fan_in, fan_out = self.sizes[index - 1], self.sizes[index]
        before = self._span("a", index - 1, "ones", index - 1)
        layer.inputs = before.reshape(fan_in + 1, self.batch_size)
        parameters = self._span("weights", index, "biases", index)
        layer.parameters = parameters.reshape(fan_in + 1, fan_out)
        layer.parameters_T = layer.parameters.T
        layer.weights = self.view("weights", index)
        layer.biases = self.view("biases", index)
        layer.z = self.view("z", index)
        layer.a = self.view("a", index)
        layer.slope = self.view("slope", index)
        layer.delta = self.view("delta", index)
        layer.delta_T = layer.delta.T
        gradients = self._span("weight_gradients", index, "bias_gradients", index)
        layer.gradients = gradients.reshape(fan_in + 1, fan_out)
        layer.weight_gradients = self.view("weight_gradients", index)
        layer.forward = Phase("forward", index)
        layer.backward = Phase("backward", index)
        return layer


DATA = Phase("data")
ERROR = Phase("error")
UPDATE = Phase("update")
REPEAT = Phase("repeat")
