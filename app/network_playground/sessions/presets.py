"""Experiments that come with the playground, each for one thing to see."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from network_playground.runs.edits.edit import Edit
from network_playground.runs.edits.layer import SetLayer
from network_playground.runs.edits.parameters import SetParameter
from network_playground.runs.experiment import Experiment

STARTS = Path(__file__).parent / "starts"


@dataclass(frozen=True, slots=True)
class Preset:
    """One row: an experiment, and what is set by hand before its first step."""

    name: str
    title: str
    teaches: str
    experiment: Experiment
    edits: Sequence[Edit] = ()


def _start(layer: int, weights: list[list[float]], bias: float) -> list[Edit]:
    """Set the weights [from][to] of one layer, and one bias for all its nodes."""
    edits: list[Edit] = [
        SetParameter(step=0, name="weights", layer=layer, index=(i, j), value=weight)
        for i, row in enumerate(weights)
        for j, weight in enumerate(row)
    ]
    edits += [
        SetParameter(step=0, name="biases", layer=layer, index=(j,), value=bias)
        for j in range(len(weights[0]))
    ]
    return edits


def _start_of(name: str) -> list[Edit]:
    """Read the weights with which a published run starts, from ``starts/``."""
    text = (STARTS / f"{name}.json").read_text(encoding="utf-8")
    layers = enumerate(json.loads(text)["weights"], 1)
    return [SetLayer(step=0, layer=layer, weights=weights) for layer, weights in layers]


PRESETS = {
    row.name: row
    for row in (
        Preset(
            "bank",
            "Bank customers",
            "Will this customer leave? Eight hidden nodes learn it from examples.",
            Experiment(),
        ),
        Preset(
            "worked_example",
            "The worked example, 2-2-2",
            "One example, twelve numbers: small enough for pencil and paper.",
            Experiment(
                data="worked_example",
                hidden=(2,),
                activations=("sigmoid",),
                output="sigmoid",
                loss="half_squared_error",
                learning_rate=0.5,
                batch_size=1,
            ),
            [
                *_start(1, [[0.15, 0.25], [0.20, 0.30]], 0.35),
                *_start(2, [[0.40, 0.50], [0.45, 0.55]], 0.60),
            ],
        ),
        Preset(
            "one_customer",
            "One customer at a time",
            "Batches of one: every customer teaches the network on its own.",
            Experiment(batch_size=1, learning_rate=0.02),
        ),
        Preset(
            "xor",
            "Why a hidden layer?",
            "No straight line parts these points; four hidden nodes do.",
            Experiment(data="xor", hidden=(4,), learning_rate=0.3, batch_size=10),
        ),
        Preset(
            "xor_line",
            "Without a hidden layer",
            "The same points with no hidden layer: one straight cut helps little.",
            Experiment(data="xor", hidden=(), learning_rate=0.3, batch_size=10),
        ),
        Preset(
            "iris",
            "Three kinds of iris",
            "Three answers instead of one: softmax shares out the chances.",
            Experiment(data="iris", hidden=(6,), learning_rate=0.1, batch_size=10),
        ),
        Preset(
            "micrograd",
            "micrograd's demo, 2-16-16-1",
            "Hinge loss and 337 numbers held back: all 100 points right in 100 steps.",
            Experiment(
                data="moons_micrograd",
                is_scaled=False,
                test_share=0.0,
                hidden=(16, 16),
                activations=("relu",),
                output="linear",
                loss="hinge",
                learning_rate=1.0,
                schedule="linear",
                horizon=100,
                l2=2e-4,
                penalises_biases=True,
                batch_size=100,
            ),
            _start_of("micrograd"),
        ),
        Preset(
            "tensorflow_playground",
            "TensorFlow Playground's first problem",
            "The circle as the best-known playground sets it up: 2-4-2-1 tanh.",
            Experiment(
                data="circle",
                is_scaled=False,
                test_share=0.5,
                hidden=(4, 2),
                output="tanh",
                loss="half_squared_error",
                initializer="uniform",
                initial_bias=0.1,
                learning_rate=0.03,
                batch_size=10,
            ),
        ),
    )
}


def preset_of(experiment: Experiment, edits: Iterable[Edit]) -> str | None:
    """Name the preset whose edits a run of this experiment begins with, if any."""
    first = [edit for edit in edits if edit.step == 0]
    return next(
        (
            row.name
            for row in PRESETS.values()
            if row.edits and row.experiment.data == experiment.data
            if list(row.edits) == first
        ),
        None,
    )
