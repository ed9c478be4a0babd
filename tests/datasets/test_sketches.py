"""The gallery's small pictures are drawn from the data themselves."""

import json

import pytest

from network_playground.datasets.catalog import DATASETS
from network_playground.datasets.sketches import sketch_of
from network_playground.sessions.catalog import catalog


@pytest.mark.parametrize("key", DATASETS)
def test_every_data_set_has_a_small_sketch(key):
    sketch = sketch_of(key)
    assert len(json.dumps(sketch, allow_nan=False)) < 2_500
    assert {"points", "picture", "rows"} & set(sketch)


def test_points_are_drawn_as_the_rule_draws_them():
    points = sketch_of("circle")["points"]
    assert len(points) == 80
    assert all((x1**2 + x2**2 < 9) == (truth == 1) for x1, x2, truth in points)


def test_a_wave_of_one_input_is_sketched_by_its_heights():
    assert len({x2 for _, x2, _ in sketch_of("sine")["points"]}) > 40


def test_a_table_is_sketched_by_its_rows_and_the_kinds_of_its_columns():
    kinds = {"number": 6, "category": 2, "yes_no": 2}
    assert sketch_of("bank") == {"rows": 10_000, "kinds": kinds}


def test_a_digit_is_sketched_by_its_pixels():
    picture = sketch_of("digits")["picture"]
    assert len(picture) == 64
    assert max(picture) > 10


def test_the_catalog_says_which_data_a_preset_opens():
    keys = {row["key"] for row in catalog()["datasets"]}
    assert {preset["data"] for preset in catalog()["presets"]} <= keys
