"""Columns become inputs: chosen, scaled, and made whole where a value is missing."""

from dataclasses import replace

import numpy as np
import pytest

from network_playground.datasets.catalog import load
from network_playground.datasets.columns import Column
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from tests.datasets.people import people


def test_a_column_becomes_one_input_or_one_per_category():
    data = prepare(people())
    described = [(i.name, i.column, i.encoding, i.category) for i in data.inputs]
    assert described == [
        ("Age", "age", "scaled", ""),
        ("Bonn", "town", "one_hot", "Bonn"),
        ("Kiel", "town", "one_hot", "Kiel"),
        ("Ulm", "town", "one_hot", "Ulm"),
        ("Town missing", "town", "one_hot", ""),
        ("female", "sex", "two_valued", "female"),
        ("Drives", "drives", "two_valued", "yes"),
    ]


def test_facts_tell_a_row_in_words_and_which_inputs_it_becomes():
    data = prepare(people())
    facts = [(f.column, f.words, f.value, f.inputs) for f in data.facts(4)]
    assert facts == [
        ("age", "Age", "50\u00a0years", (0,)),
        ("town", "Town", "Bonn", (1, 2, 3, 4)),
        ("sex", "Sex", "male", (5,)),
        ("drives", "Drives", "yes", (6,)),
    ]
    assert data.truth(4) == "went"
    assert data.truth(5) == "stayed"


def test_a_missing_number_is_the_median_of_the_training_part_and_says_so():
    data = prepare(people())
    known = data.dataset.values["age"][data.train_rows]
    median = np.median(known[~np.isnan(known)])
    fact = data.facts(3)[0]
    assert fact.value == f"missing → {median:g}\u00a0years (median)"
    age = data.inputs[0]
    assert data.encode(data.raw(3))[0] == (median - age.mean) / age.scale


def test_a_missing_text_is_a_category_of_its_own():
    data = prepare(people())
    assert data.facts(3)[1].value == "missing"
    assert data.encode(data.raw(3))[1:5].tolist() == [0, 0, 0, 1]


def test_missing_numbers_can_have_an_input_that_says_so():
    data = prepare(people(), missing="category")
    assert [i.name for i in data.inputs][:2] == ["Age", "Age missing"]
    assert data.encode(data.raw(3))[1] == 1
    assert data.encode(data.raw(4))[1] == 0


def test_rows_with_missing_values_can_be_dropped():
    data = prepare(people(), missing="drop")
    rows = sorted([*data.train_rows, *data.test_rows])
    assert rows == [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11]
    assert "1 row with missing values left out." in data.notes
    only_drives = prepare(people(), ["drives"], missing="drop")
    assert only_drives.train_rows.size + only_drives.test_rows.size == 12


def test_rows_without_a_truth_are_left_out():
    truths = np.array([np.nan, 1.0] + [0.0, 1] * 5)
    data = prepare(people(stays=truths))
    assert 0 not in [*data.train_rows, *data.test_rows]
    assert "1 row without a known target left out." in data.notes


def test_scaling_learns_from_the_training_part_only():
    dataset = load("bank")
    data = prepare(dataset, seed=3)
    ages = dataset.values["Age"].copy()
    ages[data.test_rows] = 1e6
    values = dict(dataset.values) | {"Age": ages}
    changed = prepare(replace(dataset, values=values), seed=3)
    assert changed.inputs == data.inputs
    assert np.array_equal(changed.train_inputs, data.train_inputs)
    assert not np.array_equal(changed.test_inputs, data.test_inputs)


def test_scaled_inputs_have_mean_zero_and_spread_one_in_the_training_part():
    data = prepare(load("bank"))
    scaled = [i for i, single in enumerate(data.inputs) if single.encoding == "scaled"]
    assert len(scaled) == 6
    assert np.abs(data.train_inputs[:, scaled].mean(axis=0)).max() < 1e-12
    assert np.abs(data.train_inputs[:, scaled].std(axis=0) - 1).max() < 1e-12


def test_unscaled_numbers_enter_as_they_are():
    data = prepare(load("circle"), is_scaled=False)
    assert [single.encoding for single in data.inputs] == ["as_is", "as_is"]
    x1 = data.dataset.values["x1"]
    assert np.array_equal(data.train_inputs[:, 0], x1[data.train_rows])


@pytest.mark.parametrize("constant", [5.0, 0.1, 1e-320])
def test_a_constant_column_keeps_the_scale_one_and_is_noted(constant):
    data = prepare(people(age=np.full(12, constant)))
    assert data.inputs[0].scale == 1.0
    assert np.abs(data.train_inputs[:, 0]).max() == 0
    assert any("teaches nothing" in note for note in data.notes)


@pytest.mark.parametrize(
    ("name", "wanted", "known"),
    [
        ("age", "number", 30.0),
        ("drives", "value", 1.0),
        ("town", "value", "Ulm"),
        ("sex", "value", "male"),
    ],
)
@pytest.mark.parametrize("missing", ["median", "category"])
def test_a_column_of_which_the_training_part_knows_nothing_is_refused(
    name, wanted, known, missing
):
    held_out = prepare(people()).test_rows
    cells = np.full(12, "" if isinstance(known, str) else np.nan, dtype=object)
    cells[held_out] = known
    column = cells.astype(str if isinstance(known, str) else float)
    with pytest.raises(DataProblem) as caught:
        prepare(people(**{name: column}), missing=missing)
    assert str(caught.value) == (
        f"Column '{name}': expected at least one {wanted} in the training part, found "
        f"{12 - held_out.size} missing."
    )


def test_two_classes_are_one_column_with_the_wanted_numbers():
    data = prepare(load("circle"), class_targets=(-1, 1))
    assert data.train_targets.shape == (400, 1)
    assert set(data.train_targets.ravel()) == {-1.0, 1.0}
    is_blue = data.dataset.classes[data.train_rows] == 1
    assert np.array_equal(data.train_targets[:, 0] == 1, is_blue)


def test_more_classes_are_one_column_each():
    data = prepare(load("iris"))
    assert data.output_names == ("setosa", "versicolor", "virginica")
    assert data.train_targets.sum(axis=1).tolist() == [1.0] * 120
    assert data.train_targets.sum(axis=0).tolist() == [40.0] * 3


def test_arrays_are_contiguous_float64_and_cannot_be_changed():
    data = prepare(load("iris"))
    for name in ("train_inputs", "train_targets", "test_inputs", "test_targets"):
        array = getattr(data, name)
        assert array.dtype == np.float64
        assert array.flags.c_contiguous
    with pytest.raises(ValueError, match="read-only"):
        data.train_inputs[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        data.dataset.values["petal_width"][0] = 1


def test_columns_are_chosen_by_name_and_keep_the_order_of_the_table():
    data = prepare(load("bank"), ["Age", "Country"])
    assert [i.name for i in data.inputs] == ["Germany", "Spain", "France", "Age"]
    assert [fact.words for fact in data.facts(0)] == ["Country", "Age"]


def test_derived_columns_enter_when_asked_for():
    data = prepare(load("circle"), ["x1", "x1_squared", "x1_x2"], is_scaled=False)
    assert [i.name for i in data.inputs] == ["x₁", "x₁²", "x₁·x₂"]
    assert data.encode({"x1": 1.5, "x2": -2}).tolist() == [1.5, 2.25, -3]
    grid = {"x1": np.array([1.0, 2.0]), "x2": np.array([3.0, 4.0])}
    assert data.encode_many(grid).tolist() == [[1, 1, 3], [2, 4, 8]]


def test_names_that_occur_twice_are_told_apart():
    dataset = people()
    columns = (
        Column("sex", "Sex", "category", ("male", "female")),
        Column("boss", "Boss", "category", ("male", "female")),
    )
    values = dict(dataset.values) | {"boss": dataset.values["sex"]}
    data = prepare(replace(dataset, columns=columns, values=values))
    assert [i.name for i in data.inputs] == ["Sex: female", "Boss: female"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"columns": ["Shoe"]}, "expected one of CreditScore, Country, .*; found 'Sho"),
        ({"columns": []}, "Columns: expected at least one, found none"),
        ({"test_share": 0.95}, "expected a number from 0 to 0.9, found 0.95"),
        ({"test_share": float("nan")}, "expected a number from 0 to 0.9, found nan"),
        ({"class_targets": (1, 1)}, "expected two different numbers, found"),
        ({"columns": ["Exited"]}, "found 'Exited'"),
    ],
)
def test_preparing_refuses_what_cannot_be(settings, sentence):
    with pytest.raises(DataProblem, match=sentence):
        prepare(load("bank"), **settings)
