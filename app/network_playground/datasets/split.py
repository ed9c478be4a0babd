"""Rows are split once into a training part and a test part, each class in its share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from network_playground.datasets.problem import DataProblem

FEWEST_ROWS_TO_SPLIT = 10
Rows = NDArray[np.intp]


def split_rows(
    rows: Rows, classes: NDArray[np.int64] | None, test_share: float, seed: int
) -> tuple[Rows, Rows]:
    """Shuffle `rows` and split them into (train, test).

    `classes` (one per row) keeps each class's share in both parts and one row of each
    class for training. With fewer than 10 rows everything is training.
    Raises DataProblem unless `test_share` lies between 0 and 0.9.
    """
    if not 0.0 <= test_share <= 0.9:
        raise DataProblem(
            f"Test share: expected a number from 0 to 0.9, found {test_share}."
        )
    rng = np.random.default_rng(seed)
    order = rng.permutation(rows.size)
    if rows.size < FEWEST_ROWS_TO_SPLIT:
        return rows[order], rows[:0]
    total = int(rows.size * test_share + 0.5)
    is_test = np.zeros(rows.size, dtype=np.bool_)
    if classes is None:
        is_test[order[:total]] = True
    else:
        labels, counts = np.unique(classes, return_counts=True)
        shuffled = classes[order]
        for label, take in zip(labels, _quotas(counts, total), strict=True):
            is_test[order[shuffled == label][:take]] = True
    return rows[order[~is_test[order]]], rows[order[is_test[order]]]


def _quotas(counts: NDArray[np.int64], total: int) -> list[int]:
    """Share `total` out in proportion to `counts` by largest remainders."""
    exact = counts * (total / counts.sum())
    quotas = np.floor(exact).astype(np.int64)
    largest = np.argsort(quotas - exact, kind="stable")
    quotas[largest[: total - int(quotas.sum())]] += 1
    return [int(quota) for quota in np.minimum(quotas, counts - 1)]
