"""How many training steps a second, against a textbook's NumPy loop and PyTorch?

Engines take turns in short slices, so that whatever else the machine does hits all of
them alike: trust the ratios. Every step computes the loss of its batch, and ours is
driven through the very generator that the page shows. The textbook's loop runs in
float64, as NumPy does where nobody asks for less; where ours runs in float32, the same
loop in float32 is measured beside it.
"""

import argparse
from statistics import median
from time import perf_counter
from typing import NamedTuple

import one_thread  # noqa: F401

# isort: split
import numpy as np
from textbook import TextbookNetwork

from network_playground import __version__
from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.initializers import INITIALIZERS
from network_playground.engine.losses import LOSSES
from network_playground.engine.network import Network
from network_playground.engine.objective import Objective
from network_playground.engine.optimizer import Optimizer
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.training import training_step

SLICE = 0.02  # seconds that an engine runs before the next one has its turn
LEARNING_RATE = 0.01


class Config(NamedTuple):
    """A network to train, and how often as fast as the others ours shall be."""

    name: str
    sizes: tuple[int, ...]
    batch_size: int
    hidden: str
    output: str
    loss: str
    dtype: str
    textbook_target: float
    torch_target: float


TANH = ("tanh", "tanh", "half_squared_error")
BINARY = ("relu", "sigmoid", "binary_cross_entropy")
CLASSES = ("relu", "softmax", "categorical_cross_entropy")
CONFIGS = (
    Config("A", (2, 4, 2, 1), 10, *TANH, "float64", 3.0, 14),
    Config("B", (2, 8, 8, 8, 1), 10, *TANH, "float64", 3.0, 12),
    Config("C", (11, 6, 6, 1), 32, *BINARY, "float64", 3.0, 13),
    Config("D", (64, 32, 16, 10), 32, *CLASSES, "float64", 2.5, 8),
    Config("D", (64, 32, 16, 10), 32, *CLASSES, "float32", 2.5, 8),
    Config("E", (784, 128, 64, 10), 64, *CLASSES, "float32", 1.2, 1.5),
)


class Ours:
    """The engine, with the interface of the others."""

    def __init__(self, config, weights):
        activations = [config.hidden] * (len(weights) - 1) + [config.output]
        self.network = Network(
            config.sizes,
            [ACTIVATIONS[name] for name in activations],
            config.batch_size,
            config.dtype,
        )
        for layer, start in zip(self.network.layers, weights, strict=True):
            layer.weights[...] = start
        self.objective = Objective(LOSSES[config.loss], self.network)
        rule = OPTIMIZERS["gradient_descent"]
        self.optimizer = Optimizer(rule, self.network, LEARNING_RATE)

    @property
    def weights(self):
        return [layer.weights for layer in self.network.layers]

    def step(self, inputs, targets):
        for _ in training_step(
            self.network, inputs, targets, self.objective, self.optimizer
        ):
            pass
        return self.network.loss


def engines_of(config, has_torch):
    """Make every engine with the same weights, and the same batch as each wants it."""
    rng = np.random.default_rng(1)
    weights = [
        INITIALIZERS["glorot"].draw(rng, *fans).astype(config.dtype)
        for fans in zip(config.sizes, config.sizes[1:], strict=False)
    ]
    inputs = rng.normal(size=(config.batch_size, config.sizes[0])).astype(config.dtype)
    classes = rng.integers(0, max(2, config.sizes[-1]), config.batch_size)
    targets = np.eye(max(2, config.sizes[-1]), dtype=config.dtype)[classes]
    targets = np.ascontiguousarray(targets[:, -config.sizes[-1] :])

    def start(dtype=config.dtype):
        return (
            [here.astype(dtype) for here in weights],
            [np.zeros(size, dtype) for size in config.sizes[1:]],
            config.hidden,
            config.output,
            config.loss,
            LEARNING_RATE,
        )

    columns = [np.ascontiguousarray(part.T) for part in (inputs, targets)]
    engines = {
        "ours": (Ours(config, weights), columns),
        "textbook": (
            TextbookNetwork(*start("float64")),
            [inputs.astype("float64"), targets.astype("float64")],
        ),
        "in float32": (TextbookNetwork(*start("float32")), [inputs, targets]),
    }
    if config.dtype == "float64":
        del engines["in float32"]
    if has_torch:
        import torch
        from eager import EagerNetwork

        tensors = [torch.from_numpy(part) for part in (inputs, targets)]
        engines["torch"] = (EagerNetwork(*start()), tensors)
    return engines


def check_agreement(engines, dtype):
    """Take 50 steps with each engine and see that all learnt the same."""
    for engine, batch in engines.values():
        for _ in range(50):
            engine.step(*batch)
    tolerance = 1e-9 if dtype == "float64" else 1e-4
    ours, *others = (engine.weights for engine, _ in engines.values())
    for theirs in others:
        for mine, their in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(mine, their, tolerance, tolerance)


def seconds_per_step(engine, batch, count):
    step = engine.step
    start = perf_counter()
    for _ in range(count):
        step(*batch)
    return (perf_counter() - start) / count


def measure(engines, rounds, slices):
    """Give, for each engine, its median steps per second in each round."""
    counts = {
        name: max(1, round(SLICE / seconds_per_step(*pair, 10)))
        for name, pair in engines.items()
    }
    rates = {name: [] for name in engines}
    for _ in range(rounds):
        times = {name: [] for name in engines}
        for _ in range(slices):
            for name, pair in engines.items():
                times[name].append(seconds_per_step(*pair, counts[name]))
        for name in engines:
            rates[name].append(1 / median(times[name]))
    return rates


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--torch", action="store_true", help="measure PyTorch too")
    parser.add_argument("--configs", default="ABCDE", help="which ones (ABCDE)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slices", type=int, default=10, help="of 20 ms per round")
    options = parser.parse_args()

    others = ["textbook"] + ["torch"] * options.torch + ["in float32"]
    print(
        f"Network Playground {__version__}, NumPy {np.__version__}, one thread: "
        f"steps per second, median of {options.rounds} rounds"
    )
    print(f"{'':2}{'network':17}{'batch':>5} {'dtype':8}{'ours':>9}", end="")
    print("".join(f"{name:>12}{'ratio':>7}{'target':>8}" for name in others))
    for config in CONFIGS:
        if config.name not in options.configs:
            continue
        engines = engines_of(config, options.torch)
        check_agreement(engines, config.dtype)
        rates = measure(engines, options.rounds, options.slices)
        sizes = "-".join(map(str, config.sizes))
        line = f"{config.name:2}{sizes:17}{config.batch_size:5} {config.dtype:8}"
        line += f"{median(rates['ours']):9,.0f}"
        for name in others:
            if name not in rates:
                continue
            pairs = zip(rates["ours"], rates[name], strict=True)
            ratio = median(ours / theirs for ours, theirs in pairs)
            target = getattr(config, f"{name}_target", None)
            line += f"{median(rates[name]):12,.0f}{ratio:7.2f}{target or '':>8}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
