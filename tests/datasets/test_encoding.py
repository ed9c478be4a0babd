"""The way from a row in words to the numbers that enter the network."""

import pytest

from network_playground.datasets.catalog import DATASETS, load
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from tests.datasets.people import people


@pytest.mark.parametrize("missing", ["median", "category"])
@pytest.mark.parametrize("key", DATASETS)
def test_encoding_the_raw_row_gives_the_numbers_that_entered(key, missing):
    data = prepare(load(key), missing=missing)
    for rows, inputs in (
        (data.train_rows, data.train_inputs),
        (data.test_rows, data.test_inputs),
    ):
        for place in range(0, rows.size, max(1, rows.size // 40)):
            entered = data.encode(data.raw(int(rows[place])))
            assert entered.tobytes() == inputs[place].tobytes()


def test_words_and_numbers_of_a_yes_no_column_mean_the_same():
    data = prepare(people(), ["drives"])
    assert data.encode({"drives": "yes"}).tolist() == [1]
    assert data.encode({"drives": 1}).tolist() == [1]
    assert data.encode({"drives": "no"}).tolist() == [0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"age": "old"}, "Column 'age': expected a finite number, found 'old'."),
        ({"age": float("inf")}, "Column 'age': expected a finite number, found inf."),
        ({"age": True}, "Column 'age': expected a finite number, found True."),
        ({"town": "Rome"}, "Column 'town': expected one of 'Bonn', 'Kiel', 'Ulm', "),
        ({"town": 3}, "Column 'town': expected one of 'Bonn', 'Kiel', 'Ulm', found 3"),
        ({"sex": ""}, "Column 'sex': expected one of 'male', 'female', found ''."),
        ({"drives": 0.5}, "Column 'drives': expected 0, 1 or one of 'no', 'yes', "),
        ({"drives": "maybe"}, "Column 'drives': expected 0, 1 or one of"),
        ({"drives": ""}, "Column 'drives': expected 0, 1 or one of"),
        ({"height": 3}, "Column: expected one of age, town, sex, drives; found 'hei"),
    ],
)
def test_encoding_names_column_expected_and_found(change, sentence):
    data = prepare(people())
    with pytest.raises(DataProblem) as caught:
        data.encode(data.raw(0) | change)
    assert sentence in str(caught.value)


def test_encoding_asks_for_every_column_that_enters():
    with pytest.raises(DataProblem, match="Column 'age': expected a value, found none"):
        prepare(people(), ["age"]).encode({"town": "Ulm"})


def test_encoding_refuses_a_value_for_a_derived_column():
    data = prepare(load("xor"), ["x1_x2"])
    with pytest.raises(DataProblem, match="expected no value, as it follows from x1 "):
        data.encode({"x1": 1, "x2": 2, "x1_x2": 5})
