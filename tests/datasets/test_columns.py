"""Numbers and cells as a person reads them."""

import pytest

from network_playground.datasets.columns import Column, number_text


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (58.0, 0, "58"),
        (3504.0, None, "3504"),
        (10_000.0, None, "10\u202f000"),
        (123740.9, 0, "123\u202f741"),
        (1e6, None, "1\u202f000\u202f000"),
        (-0.004, 2, "0.00"),
        (-1.5, None, "\u22121.5"),
        (-45678.25, 1, "\u221245\u202f678.2"),
        (0.05263, None, "0.05263"),
        (1 / 3, None, "0.333333"),
        (1e20, None, "1e+20"),
        (0.0, None, "0"),
    ],
)
def test_numbers_are_written_for_a_reader(number, decimals, text):
    assert number_text(number, decimals) == text


def test_missing_cells_say_so():
    town = Column("town", "Town", "category", ("Ulm", "Bonn"))
    age = Column("age", "Age", "number", unit="years")
    drives = Column("drives", "Drives", "yes_no", ("no", "yes"))
    for column in (town, age, drives):
        assert column.text("") == column.text(float("nan")) == "missing"
    assert (town.text("Ulm"), drives.text(1.0)) == ("Ulm", "yes")
    assert age.text(31.0) == "31\u00a0years"
