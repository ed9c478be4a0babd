"""Points drawn from rules: each rule as it is described, and points placed by hand."""

from math import inf, nan

import numpy as np
import pytest

from network_playground.datasets.catalog import DATASETS, load
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.sets.point_set import Rule, place_points, points_of

RULES = [key for key, source in DATASETS.items() if "noise" in source.options]


def test_no_set_that_a_link_may_name_is_gone():
    named = "circle xor gauss spiral moons blobs spiral3 plane regression_gauss sine"
    assert set(named.split()) <= set(RULES)


@pytest.mark.parametrize("key", RULES)
def test_the_same_seed_draws_the_same_points_and_another_does_not(key):
    build = DATASETS[key].build
    options = {name: option.default for name, option in DATASETS[key].options.items()}
    first, again = build(**options), build(**options)
    other = build(**options | {"seed": 5, "noise": 10})
    for name, cells in first.values.items():
        assert cells.tobytes() == again.values[name].tobytes()
    assert points_of(first) != points_of(other)


@pytest.mark.parametrize("key", RULES)
def test_the_number_of_points_is_what_was_asked_for(key):
    for points in (10, 11, 97, 5000):
        dataset = load(key, {"points": points})
        assert dataset.size == points
        assert all(cells.shape == (points,) for cells in dataset.values.values())


@pytest.mark.parametrize("key", RULES)
def test_points_lie_on_the_axes_and_classes_are_about_even(key):
    dataset = load(key)
    for name in ("x1", "x2"):
        assert np.quantile(np.abs(dataset.values[name]), 0.99) <= 6
    if dataset.outcomes:
        shares = np.bincount(dataset.classes) / dataset.size
        assert len(shares) == len(dataset.outcomes)
        assert np.abs(shares - 1 / len(shares)).max() < 0.06


def test_circle_is_a_disc_in_a_ring():
    dataset = load("circle", {"points": 3000})
    radius = np.hypot(dataset.values["x1"], dataset.values["x2"])
    is_inside = dataset.classes == 1
    assert is_inside.sum() == 1500
    assert radius[is_inside].max() <= 2.5
    assert radius[~is_inside].min() >= 3.5
    assert radius.max() <= 5


@pytest.mark.parametrize("key", ["circle", "xor"])
def test_noise_changes_labels_and_leaves_points(key):
    calm, noisy = load(key), load(key, {"noise": 50})
    assert np.array_equal(calm.values["x1"], noisy.values["x1"])
    assert np.array_equal(calm.values["x2"], noisy.values["x2"])
    assert 0.03 < (calm.classes != noisy.classes).mean() < 0.4


def test_xor_is_blue_where_the_signs_agree():
    dataset = load("xor")
    x1, x2 = dataset.values["x1"], dataset.values["x2"]
    assert np.array_equal(dataset.classes == 1, x1 * x2 >= 0)
    assert min(np.abs(x1).min(), np.abs(x2).min()) >= 0.3


@pytest.mark.parametrize(("noise", "variance"), [(0, 0.5), (50, 4.0)])
def test_gauss_is_two_clouds_that_widen(noise, variance):
    dataset = load("gauss", {"points": 5000, "noise": noise})
    for label, centre in ((0, -2), (1, 2)):
        for name in ("x1", "x2"):
            cloud = dataset.values[name][dataset.classes == label]
            assert cloud.mean() == pytest.approx(centre, abs=0.15)
            assert cloud.var() == pytest.approx(variance, rel=0.1)


def test_spiral_arms_are_each_other_s_mirror_and_wind_outwards():
    dataset = load("spiral", {"points": 400})
    arms = [
        np.column_stack([dataset.values[n][dataset.classes == c] for n in ("x1", "x2")])
        for c in (0, 1)
    ]
    assert np.allclose(arms[0], -arms[1])
    radius = np.hypot(*arms[1].T)
    assert np.all(np.diff(radius) > 0)
    assert 4.9 < radius.max() <= 5
    turns = np.abs(np.diff(np.unwrap(np.arctan2(*arms[1][1:].T)))).sum() / (2 * np.pi)
    assert turns == pytest.approx(1.75, abs=0.05)


def test_moons_lie_on_two_half_circles():
    dataset = load("moons", {"noise": 0})
    x1, x2 = dataset.values["x1"], dataset.values["x2"]
    centre1 = np.where(dataset.classes == 1, 1.5, -1.5)
    centre2 = np.where(dataset.classes == 1, 0.75, -0.75)
    assert np.allclose(np.hypot(x1 - centre1, x2 - centre2), 3)


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_blobs_have_as_many_classes_as_wanted(classes):
    dataset = load("blobs", {"classes": classes, "points": 600})
    assert np.bincount(dataset.classes).tolist() == [600 // classes] * classes
    assert len(dataset.outcomes) == classes
    assert prepare(dataset).train_targets.shape == (480, classes)


def test_plane_is_a_tenth_of_the_sum():
    values = load("plane").values
    assert np.allclose(values["truth"], (values["x1"] + values["x2"]) / 10)


def test_hills_stand_where_the_rule_puts_them():
    values = load("regression_gauss").values
    away = np.hypot(values["x1"] - 4, values["x2"] - 2.5)
    near = away < 2
    assert near.any()
    assert np.allclose(values["truth"][near], 1 - away[near] / 2)
    assert values["truth"].min() >= -1
    assert (values["truth"] == 0).mean() == pytest.approx(0.476, abs=0.05)


def test_sine_is_a_function_of_its_one_input():
    dataset = load("sine")
    values = dataset.values
    assert np.array_equal(values["truth"], np.sin(values["x1"]))
    assert [column.name for column in dataset.columns if column.is_default] == ["x1"]


def test_colours_tell_the_classes():
    data = prepare(load("circle"))
    assert data.output_names == ("blue",)
    row = int(np.flatnonzero(data.dataset.classes == 1)[0])
    assert data.truth(row) == "is blue"
    assert data.dataset.noun == "point"


@pytest.mark.parametrize("task", ["two_classes", "classes"])
def test_a_rule_that_draws_a_class_more_than_it_says_is_refused(task):
    def draw(rng, points, noise):
        return (*rng.uniform(-6, 6, (2, points)), np.arange(points) % 3.0)

    rule = Rule("stripes", "Stripes", task, "Three of them.", draw)
    with pytest.raises(DataProblem) as caught:
        rule.as_source().load()
    assert str(caught.value) == (
        "Data set 'stripes': expected classes from 0 to 1, as many as its row's "
        "`classes`, found 2."
    )


@pytest.mark.parametrize("key", RULES)
def test_points_can_be_moved_added_and_removed(key):
    dataset = load(key, {"points": 20})
    points = points_of(dataset)
    assert points_of(place_points(dataset, points)) == points
    changed = place_points(dataset, [*points[1:], (1.5, -2.5, 1)])
    assert changed.size == 20
    assert points_of(changed)[-1] == (1.5, -2.5, 1)
    assert points_of(dataset) == points
    assert changed.values["x1_squared"][-1] == 2.25
    assert prepare(changed).train_inputs.shape[0] == 16


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([], "Points: expected 1 to 5000, found 0."),
        ([(0, 0, 1), (21, 0, 1)], "Point 2, x1: expected a number from -20 to 20, "),
        ([(0, float("nan"), 1)], "Point 1, x2: expected a number from -20 to 20, "),
        ([(0, 0, 2)], "Point 1: expected a class from 0 to 1, found 2."),
        ([(0, 0, 0.5)], "Point 1: expected a class from 0 to 1, found 0.5."),
    ],
)
def test_points_that_cannot_be_are_refused(points, sentence):
    with pytest.raises(DataProblem) as caught:
        place_points(load("circle"), points)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("height", [inf, nan, 1e154, -1e154, -1000001.0])
def test_a_number_beyond_what_can_be_scaled_is_refused(height):
    with pytest.raises(DataProblem) as caught:
        place_points(load("plane"), [(0, 0, 1e6), (0, 0, height)])
    assert str(caught.value) == (
        f"Point 2: expected a number from -1000000 to 1000000, found {height}."
    )
