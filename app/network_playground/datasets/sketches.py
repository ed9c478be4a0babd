"""A data set at a glance, for a picture the size of a stamp."""

from collections import Counter
from functools import cache
from typing import Any

import numpy as np

from network_playground.datasets.catalog import DATASETS
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.sets.point_set import points_of

POINTS = 80  # that a sketch shows of a set
PIXELS = tuple(f"p{row}{column}" for row in range(8) for column in range(8))


@cache
def sketch_of(key: str) -> dict[str, Any]:
    """Sketch a data set: some points, a picture, or rows and kinds of columns.

    Points are [x1, x2, class or number]; where there is only one input, the height
    stands in place of x2. Treat it as read-only: it is made once.
    """
    source = DATASETS[key]
    if "points" in source.options:
        return {"points": _points(source.load({"points": POINTS}))}
    dataset = source.load()
    names = tuple(column.name for column in dataset.columns)
    if names == PIXELS:
        return {"picture": [dataset.value(name, 0) for name in names]}
    kinds = Counter(column.kind for column in dataset.columns if not column.derived)
    return {"rows": dataset.size, "kinds": dict(kinds)}


def _points(dataset: Dataset) -> list[list[float]]:
    points = np.array(points_of(dataset))
    if not any(column.name == "x2" for column in dataset.columns):
        points[:, 1] = 3 * points[:, 2]
    return np.round(points, 2).tolist()  # type: ignore[no-any-return]
