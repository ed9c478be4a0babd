"""The catalogue of data sets, and what each of them promises."""

import csv

import numpy as np
import pytest

from network_playground.datasets.catalog import DATASETS, load
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.sets.bank import BANK
from network_playground.datasets.sets.shipped import FILES
from network_playground.datasets.sets.tables import TABLES

NARROW = "\u202f"


@pytest.mark.parametrize("key", DATASETS)
def test_a_data_set_keeps_what_its_row_in_the_catalogue_says(key):
    source, dataset = DATASETS[key], load(key)
    for name in ("key", "title", "task", "teaches", "note", "licence"):
        assert getattr(dataset, name) == getattr(source, name)
    assert source.key == key
    assert dataset.size > 0
    assert all((dataset.noun, dataset.nouns, dataset.source, dataset.licence))
    names = [column.name for column in dataset.columns + dataset.targets]
    assert len(set(names)) == len(names)
    assert set(names) <= set(dataset.values)
    inputs = {column.name for column in dataset.columns}
    assert (source.straight_with or set()) <= inputs, "it has no such column"
    for outcome in dataset.outcomes:
        assert all((outcome.name, outcome.predicted, outcome.truth))
    if dataset.task == "number":
        assert not dataset.outcomes
        assert all(target.kind == "number" for target in dataset.targets)
    else:
        assert len(dataset.targets) == 1
        assert len(dataset.outcomes) == len(dataset.targets[0].categories)
        assert len(dataset.outcomes) == 2 or dataset.task == "classes"
        assert dataset.classes.min() >= 0


@pytest.mark.parametrize("key", DATASETS)
def test_every_row_can_be_told_in_words(key):
    data = prepare(load(key))
    for row in range(0, data.dataset.size, max(1, data.dataset.size // 30)):
        facts = data.facts(row)
        assert [index for fact in facts for index in fact.inputs] == list(
            range(len(data.inputs))
        )
        assert all(fact.words and fact.value for fact in facts)
        assert data.truth(row)


def test_loading_again_gives_the_same_object():
    assert load("bank") is load("bank")
    assert load("circle", {"seed": 1}) is load("circle", {"seed": 1})


def test_an_unknown_data_set_is_refused_with_the_known_ones():
    with pytest.raises(DataProblem, match="expected one of bank, circle, .*'moon'"):
        load("moon")


@pytest.mark.parametrize(
    ("key", "options", "sentence"),
    [
        ("circle", {"noise": 51}, "whole number from 0 to 50, found 51"),
        ("circle", {"noise": -1}, "whole number from 0 to 50, found -1"),
        ("circle", {"points": 1.5}, "whole number from 10 to 5000, found 1.5"),
        ("circle", {"seed": "7"}, "found '7'"),
        ("circle", {"noise": True}, "found True"),
        ("circle", {"depth": 3}, "expected points, noise, seed; found option 'depth'"),
        ("bank", {"points": 3}, "expected no options; found option 'points'"),
        # Names that a Python function might have for itself.
        ("circle", {"key": 3}, "found option 'key'"),
        ("circle", {"self": 3}, "found option 'self'"),
        ("circle", {"options": 3}, "found option 'options'"),
        ("circle", {"rng": 3}, "found option 'rng'"),
        ("circle", {"x" * 999: 3}, "found option 'x{40}'"),
        ("circle", {"noise": 10**400}, "found 10{39}."),
    ],
)
def test_an_option_that_cannot_be_is_refused(key, options, sentence):
    with pytest.raises(DataProblem, match=sentence):
        load(key, options)


def test_the_bank_s_inputs_stand_in_the_order_of_the_drawing():
    assert [single.name for single in prepare(load("bank")).inputs] == [
        "Credit score",
        "Germany",
        "Spain",
        "France",
        "Female",
        "Age",
        "Years here",
        "Balance",
        "Products",
        "Card",
        "Active",
        "Salary",
    ]


def test_a_bank_customer_is_told_in_words():
    data = prepare(load("bank"))
    told = {fact.words: fact.value for fact in data.facts(0)}
    assert told == {
        "Credit score": "647",
        "Country": "France",
        "Gender": "Male",
        "Age": "31",
        "Years here": "6",
        "Balance": f"123{NARROW}741\u00a0€",
        "Products": "2",
        "Credit card": "no",
        "Active": "no",
        "Salary": f"131{NARROW}212\u00a0€",
    }
    assert data.truth(0) == "stayed"
    assert data.output_names == ("leaves",)
    assert "Invented" in data.dataset.note


def test_iris_flowers_are_told_in_words():
    data = prepare(load("iris"))
    assert [single.name for single in data.inputs] == [
        "Sepal length",
        "Sepal width",
        "Petal length",
        "Petal width",
    ]
    assert data.facts(0)[2].value == "1.4\u00a0cm"
    assert data.truth(149) == "is a virginica"
    assert np.bincount(data.dataset.classes).tolist() == [50, 50, 50]


def test_the_worked_example_enters_unscaled():
    data = prepare(load("worked_example"))
    assert data.train_inputs.tolist() == [[0.05, 0.10]]
    assert data.train_targets.tolist() == [[0.01, 0.99]]
    assert (data.target_means, data.target_scales) == ((0.0, 0.0), (1.0, 1.0))
    assert data.truth(0) == "y₁ 0.01, y₂ 0.99"


def test_every_file_that_ships_has_a_licence_line():
    readme = (FILES / "README.md").read_text(encoding="utf-8")
    shipped = {path.name for path in FILES.iterdir()} - {"README.md"}
    assert shipped >= {table.file for table in (BANK, *TABLES)}
    for name in shipped:
        assert f"| {name} |" in readme


@pytest.mark.parametrize("table", (BANK, *TABLES), ids=lambda row: row.key)
def test_the_file_of_a_table_has_a_licence_line_and_even_rows(table):
    readme = (FILES / "README.md").read_text(encoding="utf-8")
    assert f"| {table.file} |" in readme
    assert load(table.key).size > 0
    with (FILES / table.file).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, strict=True)
    assert {len(row) for row in rows} == {len(header)}
