"""Every row is for training or for testing, and a seed decides which."""

import numpy as np
import pytest

from network_playground.datasets.catalog import load
from network_playground.datasets.preparation import prepare
from tests.datasets.people import people


def test_each_class_keeps_its_share_in_both_parts():
    dataset = load("bank")
    data = prepare(dataset, seed=11)
    assert data.train_rows.size == 8000
    assert data.test_rows.size == 2000
    share = float((dataset.classes == 1).mean())
    assert share == pytest.approx(0.197, abs=0.001)
    assert data.train_targets.mean() == pytest.approx(share, abs=5e-4)
    assert data.test_targets.mean() == pytest.approx(share, abs=5e-4)


def test_every_row_is_in_exactly_one_part():
    data = prepare(load("iris"), test_share=0.37, seed=5)
    assert sorted([*data.train_rows, *data.test_rows]) == list(range(150))
    assert data.test_rows.size == 56


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    first, again, other = (prepare(load("bank"), seed=seed) for seed in (1, 1, 2))
    for name in ("train_inputs", "train_targets", "test_inputs", "test_targets"):
        assert getattr(first, name).tobytes() == getattr(again, name).tobytes()
    assert not np.array_equal(first.train_rows, other.train_rows)


def test_fewer_than_ten_rows_are_all_for_training():
    dataset = load("worked_example")
    data = prepare(dataset, test_share=0.5)
    assert data.train_rows.tolist() == [0]
    assert data.test_inputs.shape == (0, 2)
    assert data.test_targets.shape == (0, 2)


def test_a_class_with_one_row_stays_in_the_training_part():
    truths = np.zeros(12)
    truths[7] = 1
    data = prepare(people(stays=truths), test_share=0.5)
    assert 7 in data.train_rows


def test_no_test_part_is_allowed():
    assert prepare(load("circle"), test_share=0).test_rows.size == 0
