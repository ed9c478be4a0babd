"""The real tables: classes, words, and what a straight line makes of them."""

import numpy as np
import pytest

from network_playground.datasets.catalog import load
from network_playground.datasets.preparation import prepare


@pytest.mark.parametrize(
    ("key", "counts"),
    [
        ("bank", [8030, 1970]),
        ("iris", [50, 50, 50]),
        ("penguins", [152, 68, 124]),
        ("wine", [59, 71, 48]),
        ("breast_cancer", [357, 212]),
        ("digits", [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
    ],
)
def test_each_class_occurs_as_often_as_the_source_says(key, counts):
    assert np.bincount(load(key).classes).tolist() == counts


@pytest.mark.parametrize(
    ("key", "size", "inputs"),
    [
        ("bank", 10000, 12),
        ("iris", 150, 4),
        ("penguins", 344, 9),
        ("wine", 178, 13),
        ("breast_cancer", 569, 30),
        ("digits", 1797, 64),
        ("auto_mpg", 392, 9),
        ("diabetes", 442, 10),
    ],
)
def test_tables_have_the_rows_and_inputs_they_should(key, size, inputs):
    data = prepare(load(key))
    assert data.dataset.size == size
    assert len(data.inputs) == inputs


def straight_line(data):
    """Fit the targets by least squares; give the predictions for the test part."""
    train, test = (
        np.column_stack([part, np.ones(len(part))])
        for part in (data.train_inputs, data.test_inputs)
    )
    weights, *_ = np.linalg.lstsq(train, data.train_targets)
    return test @ weights


@pytest.mark.parametrize(
    ("key", "accuracy"),
    [
        ("iris", 0.75),
        ("penguins", 0.97),
        ("wine", 0.94),
        ("breast_cancer", 0.92),
        ("digits", 0.90),
        ("bank", 0.79),
    ],
)
def test_a_straight_line_reaches_a_sensible_accuracy(key, accuracy):
    data = prepare(load(key))
    predicted = straight_line(data)
    if predicted.shape[1] == 1:
        found = predicted[:, 0] > 0.5
    else:
        found = predicted.argmax(axis=1)
    assert (found == data.dataset.classes[data.test_rows]).mean() >= accuracy


@pytest.mark.parametrize(("key", "r2"), [("auto_mpg", 0.75), ("diabetes", 0.25)])
def test_a_straight_line_explains_what_it_should_in_original_units(key, r2):
    data = prepare(load(key))
    mean, scale = data.target_means[0], data.target_scales[0]
    predicted = straight_line(data)[:, 0] * scale + mean
    target = data.dataset.targets[0].name
    truth = data.dataset.values[target][data.test_rows]
    left = ((truth - predicted) ** 2).sum() / ((truth - truth.mean()) ** 2).sum()
    assert 1 - left >= r2


def test_penguins_show_their_missing_cells():
    data = prepare(load("penguins"))
    assert data.facts(3)[0].value.startswith("missing → 4")
    assert data.facts(3)[0].value.endswith("mm (median)")
    assert data.facts(3)[5].value == "missing"
    names = [single.name for single in data.inputs]
    assert names[4:] == ["Biscoe", "Dream", "Torgersen", "Male", "Sex missing"]
    assert "Sex: 11 of 344 missing." in data.notes
    dropped = prepare(load("penguins"), missing="drop")
    assert dropped.train_rows.size + dropped.test_rows.size == 333
    assert len(dropped.inputs) == 8
    assert data.truth(0) == "is an Adelie"


def test_digits_are_scaled_by_their_known_range():
    data = prepare(load("digits"))
    assert {(single.mean, single.scale) for single in data.inputs} == {(0.0, 16.0)}
    assert data.train_inputs.min() == 0
    assert data.train_inputs.max() == 1
    assert data.output_names == tuple("0123456789")
    assert data.truth(8) == "is an 8"


def test_cars_are_told_in_words_and_units():
    data = prepare(load("auto_mpg"))
    told = {fact.words: fact.value for fact in data.facts(0)}
    assert told["Weight"] == "3504\u00a0lb"
    assert told["Origin"] == "USA"
    assert data.truth(0) == "18.0\u00a0mpg"
    assert data.output_names == ("Miles per gallon",)
