"""Every number of the state belongs to exactly one named array."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.layout import Layout
from network_playground.engine.network import Network

shapes = st.lists(st.integers(1, 5), min_size=2, max_size=5)
slot_names = st.sampled_from([(), ("velocity",), ("mean", "squares")])


def network_of(sizes, batch, slots=()):
    return Network(sizes, [ACTIVATIONS["tanh"]] * (len(sizes) - 1), batch, slots=slots)


@given(shapes, st.integers(1, 4), slot_names)
def test_arrays_tile_the_state_without_gap_or_overlap(sizes, batch, slots):
    network = network_of(sizes, batch, slots)
    layout = network.layout
    end = 0
    for array in layout.arrays:
        assert array.offset == end
        assert array.size == np.prod(array.shape) > 0
        end = array.end
    assert end == layout.size == network.state.size
    keys = [(array.name, array.layer) for array in layout.arrays]
    assert len(set(keys)) == len(keys)


@given(shapes, st.integers(1, 4), slot_names)
def test_views_write_through_to_the_state(sizes, batch, slots):
    network = network_of(sizes, batch, slots)
    for number, array in enumerate(network.layout.arrays, 2):
        view = network.view(array.name, array.layer)
        assert view.shape == array.shape
        view[...] = number
        assert (network.state[array.offset : array.end] == number).all()
    expected = np.repeat(
        np.arange(2, 2 + len(network.layout.arrays)),
        [array.size for array in network.layout.arrays],
    )
    np.testing.assert_array_equal(network.state, expected)


@given(shapes, st.integers(1, 4))
def test_parameters_lie_first_and_layer_by_layer(sizes, batch):
    network = network_of(sizes, batch, ("velocity",))
    network.parameters[:] = np.arange(network.parameters.size)
    pieces = [
        piece.ravel()
        for layer in network.layers
        for piece in (layer.weights, layer.biases)
    ]
    np.testing.assert_array_equal(np.concatenate(pieces), network.parameters)
    np.testing.assert_array_equal(
        network.state[: network.parameters.size], network.parameters
    )
    assert np.shares_memory(network.memory, network.slots["velocity"])


@given(shapes, st.integers(1, 4))
def test_layers_see_the_same_numbers_as_the_names(sizes, batch):
    network = network_of(sizes, batch)
    network.state[:] = np.arange(network.state.size)
    for layer in network.layers:
        for name in ("weights", "biases", "z", "a", "slope", "delta"):
            np.testing.assert_array_equal(
                getattr(layer, name), network.view(name, layer.index)
            )
        np.testing.assert_array_equal(layer.parameters[:-1], layer.weights)
        np.testing.assert_array_equal(layer.parameters[-1], layer.biases)
        np.testing.assert_array_equal(layer.gradients[:-1], layer.weight_gradients)
        before = network.view("a", layer.index - 1)
        np.testing.assert_array_equal(layer.inputs[:-1], before)


def test_a_span_covers_neighbouring_arrays():
    layout = Layout([("a", 0, (2, 2)), ("b", 0, (3,)), ("a", 1, (1, 2))])
    state = np.arange(layout.size)
    assert layout.span(state, ("a", 0), ("b", 0)).tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert layout.view(state, "a", 1).tolist() == [[7, 8]]
    assert ("b", 0) in layout
    assert ("b", 1) not in layout
    with pytest.raises(KeyError):
        layout.find("b", 1)
