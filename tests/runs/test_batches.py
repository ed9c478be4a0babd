"""The examples of a step follow from seed and step alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_playground.runs.batches import Batches


def batches(examples: int, batch_size: int, seed: int = 0, dtype: str = "float64"):
    rows = np.arange(examples) + 1000
    inputs = np.column_stack([rows, -rows]).astype(np.float64)
    return Batches(inputs, rows[:, None] * 0.5, rows, batch_size, seed, dtype)


def bits(batch):
    return [array.tobytes() for array in batch]


@given(
    examples=st.integers(1, 60),
    batch_size=st.integers(1, 70),
    seed=st.integers(0, 2**31 - 1),
    steps=st.lists(st.integers(0, 200), min_size=1, max_size=12),
)
def test_a_batch_does_not_depend_on_what_was_asked_for_before(
    examples, batch_size, seed, steps
):
    used = batches(examples, batch_size, seed)
    for step in steps:
        fresh = batches(examples, batch_size, seed)
        assert bits(used.at(step)) == bits(fresh.at(step))


@given(
    examples=st.integers(1, 60),
    batch_size=st.integers(1, 70),
    seed=st.integers(0, 2**31 - 1),
    epoch=st.integers(0, 5),
)
def test_an_epoch_shows_each_row_at_most_once(examples, batch_size, seed, epoch):
    cut = batches(examples, batch_size, seed)
    first = epoch * cut.per_epoch
    shown = [cut.at(first + place).rows for place in range(cut.per_epoch)]
    rows = np.concatenate(shown)
    assert len(set(rows.tolist())) == rows.size
    assert set(rows.tolist()) <= set(cut.rows.tolist())
    assert examples - rows.size < cut.batch_size
    assert all(len(batch) == cut.batch_size for batch in shown)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_columns_belong_to_their_rows(dtype):
    batch = batches(50, 8, dtype=dtype).at(13)
    assert batch.inputs.dtype == batch.targets.dtype == dtype
    assert batch.inputs.shape == (2, 8)
    assert batch.targets.shape == (1, 8)
    assert np.array_equal(batch.inputs[0], batch.rows)
    assert np.array_equal(batch.inputs[1], -batch.rows)
    assert np.array_equal(batch.targets[0], batch.rows * 0.5)


def test_every_epoch_and_every_seed_has_an_order_of_its_own():
    orders = {
        tuple(batches(50, 50, seed).at(epoch).rows)
        for seed in (0, 1)
        for epoch in (0, 1)
    }
    assert len(orders) == 4


def test_a_batch_larger_than_the_data_takes_all_of_it():
    cut = batches(5, 32)
    assert (cut.batch_size, cut.per_epoch) == (5, 1)
    assert sorted(cut.at(3).rows) == [1000, 1001, 1002, 1003, 1004]
