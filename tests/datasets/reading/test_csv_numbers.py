"""What is a number in a CSV file, and what is none."""

import numpy as np
import pytest

from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_table import read_table


@pytest.mark.parametrize(
    "cell",
    ["n/a", "nan", "NaN", "inf", "-Infinity", "1_000", "1e999", "１２", "0x1F", "1 000"]
    + ["1.2.3", "12%", "--1", "1e", "٣", "²", "1e101", '"1,234"', "+", "."],
)
def test_what_is_no_number_is_refused_with_row_and_column(cell):
    text = "age,y\n31,1\n32,2\n33,3\n34,4\n35,5\n36,6\n" + f"{cell},7\n"
    table = read_table(text.encode())
    with pytest.raises(DataProblem) as caught:
        table.to_dataset("y")
    found = cell.strip('"')
    assert str(caught.value) == (
        f"Row 7, column 'age': expected a number, found '{found}'."
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("7", 7),
        ("-7.5", -7.5),
        ("+.5", 0.5),
        ("5.", 5),
        ("1e3", 1000),
        ("2.5E-3", 0.0025),
        (" 8 ", 8),
        ("007", 7),
    ],
)
def test_numbers_are_read_as_they_are_written(cell, value):
    table = read_table(f"a,y\n{cell},1\n3,2\n".encode())
    assert table.to_dataset("y").values["a"].tolist() == [value, 3]


def test_points_part_thousands_where_a_decimal_comma_says_so():
    cells = ["962,58", "1.106,50", "-12.345.678,9", "2.000", "", "7"]
    rows = "".join(
        f"{cell};{'ja' if i % 2 else 'nein'}\n" for i, cell in enumerate(cells)
    )
    table = read_table(f"umsatz;zahlt\n{rows}".encode())
    assert table.columns[0].kind == "number"
    assert "points between thousands" in table.columns[0].reason
    values = table.to_dataset("zahlt").values["umsatz"]
    expected = [962.58, 1106.5, -12345678.9, 2000.0, np.nan, 7.0]
    assert np.array_equal(values, expected, equal_nan=True)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            ["1.106,50", "12.5", "3"],
            "Row 2, column 'a': expected a number, found '12.5'.",
        ),
        (["1.106,50", "1.06,5", "3"], "Row 2, column 'a': .* found '1.06,5'."),
        (
            ["1,5", "2.000", "3"],
            "Row 1, column 'a': expected a decimal point .* '1,5'.",
        ),
    ],
)
def test_marks_that_do_not_fit_each_other_are_refused(cells, sentence):
    rows = "".join(f"{cell};{i % 2}\n" for i, cell in enumerate(cells))
    table = read_table(f"a;y\n{rows}".encode())
    with pytest.raises(DataProblem, match=sentence):
        table.to_dataset("y", {"a": "number"})
