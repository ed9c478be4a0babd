"""How good a network is, on cases that can be counted by hand."""

from itertools import product
from math import isnan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from network_playground.engine.evaluation import (
    accuracy,
    area_under_curve,
    determination,
)


def area(scores, positives):
    return area_under_curve(np.array(scores, float), np.array(positives, bool))


@pytest.mark.parametrize(
    ("scores", "positives", "expected"),
    [
        ([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1.0),
        ([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0.0),
        ([0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1], 3.5 / 4),
        ([0.5, 0.5, 0.5], [1, 0, 1], 0.5),
        ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75),
    ],
)
def test_area_under_curve_of_cases_counted_by_hand(scores, positives, expected):
    assert area(scores, positives) == pytest.approx(expected, rel=1e-12)


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=12))
def test_area_under_curve_is_the_share_of_pairs_in_order(examples):
    high = [score for score, is_positive in examples if is_positive]
    low = [score for score, is_positive in examples if not is_positive]
    assume(high and low)
    wins = [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in product(high, low)]
    assert area(*zip(*examples, strict=True)) == pytest.approx(np.mean(wins), rel=1e-12)


def test_area_under_curve_needs_both_classes():
    assert isnan(area([0.1, 0.2], [1, 1]))
    assert isnan(area([0.1, 0.2], [0, 0]))


@pytest.mark.parametrize(
    ("predictions", "targets", "expected"),
    [
        ([[0.6, 0.4, 0.9, 0.1]], [[1, 0, 0, 0]], 0.75),
        ([[0.1, -0.2, 0.3, -0.4]], [[1, -1, -1, 1]], 0.5),
        ([[0.2, 0.5], [0.3, 0.1], [0.5, 0.4]], [[0, 0], [0, 1], [1, 0]], 0.5),
        ([[0.5]], [[0]], 1.0),
    ],
)
def test_accuracy_is_the_share_of_classes_predicted(predictions, targets, expected):
    assert accuracy(np.array(predictions), np.array(targets, float)) == expected


def test_determination_of_cases_counted_by_hand():
    targets = np.array([[1.0, 2.0, 3.0, 4.0]])
    assert determination(targets.copy(), targets) == 1
    assert determination(np.full((1, 4), 2.5), targets) == 0
    assert determination(targets[:, ::-1], targets) == -3
    assert isnan(determination(targets, np.full((1, 4), 2.0)))
