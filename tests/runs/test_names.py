"""A node and a connection have the same names in sentences as on the page."""

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.runs.names import node_name, parameter_name
from network_playground.runs.run import Run


@pytest.mark.parametrize(
    ("hidden", "name", "layer", "index", "technical"),
    [
        ((2,), "weights", 1, (0, 1), "weight x₁ → h2"),
        ((2,), "weights", 2, (0, 0), "weight h1 → blue"),
        ((2, 2), "weights", 2, (0, 1), "weight h1.1 → h2.2"),
        ((2, 2), "biases", 1, (1,), "bias of h1.2"),
        ((), "biases", 1, (0,), "bias of blue"),
    ],
)
def test_a_connection_is_named_by_its_ends(hidden, name, layer, index, technical):
    run = Run(Experiment(data="moons", hidden=hidden, columns=None))
    assert parameter_name(run, name, layer, index)[1].startswith(technical)
    assert "[" not in parameter_name(run, name, layer, index)[1]


def test_a_node_of_several_hidden_layers_is_named_with_its_layer():
    run = Run(Experiment(data="moons", hidden=(2, 3)))
    assert node_name(run, 2, 1) == "h2.2"
    assert node_name(Run(Experiment(data="moons", hidden=(2,))), 1, 1) == "h2"
