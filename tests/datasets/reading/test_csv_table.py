"""A person's own CSV file: what is read, and what is proposed."""

import codecs
import sys
from itertools import islice

import numpy as np
import pytest

from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_rows import MOST_ROWS
from network_playground.datasets.reading.csv_table import read_table
from network_playground.datasets.reading.csv_text import MOST_BYTES

PEOPLE = """id,age,town,drives,height,stays
1,31,Bonn,yes,1.75,no
2,45,Ulm,no,1.60,yes
3,,Kiel,yes,1.81,no
4,28,Bonn,no,NA,yes
5,63,Ulm,yes,1.59,no
6,44,Kiel,no,1.90,yes
"""


def kinds_of(table):
    return {column.name: column.kind for column in table.columns}


def test_a_plain_file_is_read_and_its_columns_are_proposed():
    table = read_table(PEOPLE.encode(), "people.csv")
    assert (table.title, table.size, table.delimiter) == ("people", 6, ",")
    assert kinds_of(table) == {
        "id": "identifier",
        "age": "number",
        "town": "category",
        "drives": "yes_no",
        "height": "number",
        "stays": "yes_no",
    }
    assert table.target == "stays"
    assert table.preview[0] == ("1", "31", "Bonn", "yes", "1.75", "no")
    assert len(table.preview) == 5
    assert [column.missing for column in table.columns] == [0, 1, 0, 0, 1, 0]
    assert table.notes == (
        "UTF-8, separated by comma.",
        "2 missing: age, height.",
    )


def test_a_file_becomes_a_data_set_that_can_be_told_in_words():
    dataset = read_table(PEOPLE.encode(), "people.csv").to_dataset("stays")
    assert (dataset.task, dataset.noun, dataset.size) == ("two_classes", "row", 6)
    assert dataset.title == "people"
    data = prepare(dataset)
    assert [single.name for single in data.inputs] == [
        "age",
        "Bonn",
        "Kiel",
        "Ulm",
        "drives",
        "height",
    ]
    told = {fact.words: fact.value for fact in data.facts(2)}
    assert told == {
        "age": "missing → 44 (median)",
        "town": "Kiel",
        "drives": "yes",
        "height": "1.81",
    }
    assert data.output_names == ("stays: yes",)
    assert data.truth(1) == "has stays: yes"
    for place, row in enumerate(data.train_rows):
        assert np.array_equal(data.encode(data.raw(int(row))), data.train_inputs[place])


def test_semicolons_decimal_commas_and_missing_cells_are_understood():
    text = "größe;preis;ort;gekauft\n1,5;10,25;Köln;ja\n;3;Bonn;nein\n2,5;NA;Köln;ja\n"
    table = read_table(text.encode("utf-8-sig"))
    assert table.delimiter == ";"
    assert table.columns[0].reason == "numbers with a decimal comma"
    dataset = table.to_dataset("gekauft")
    assert dataset.values["größe"].tolist()[0] == 1.5
    assert np.isnan(dataset.values["größe"][1])
    assert dataset.values["gekauft"].tolist() == [1, 0, 1]
    assert dataset.outcomes[1].name == "gekauft: ja"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_line_end_and_delimiter_reads_the_same(
    encoding, line_end, delimiter
):
    text = (
        PEOPLE.replace("\n", line_end).replace(",", delimiter).replace("Ulm", "Żywiec")
    )
    table = read_table(text.encode(encoding))
    assert table.size == 6
    assert table.delimiter == delimiter
    assert table.columns[2].examples == ("Bonn", "Żywiec", "Kiel")
    assert table.encoding == ("UTF-16" if encoding == "utf-16" else "UTF-8")


def test_big_endian_utf_16_is_read():
    data = codecs.BOM_UTF16_BE + PEOPLE.encode("utf-16-be")
    assert read_table(data).size == 6


def test_quoted_cells_keep_delimiters_quotes_and_line_ends():
    text = 'name,x,y\n"Doe, ""J""",1,2\n"two\nlines",3,4\nplain,5,6\n'
    assert read_table(text.encode()).preview == (
        ('Doe, "J"', "1", "2"),
        ("two\nlines", "3", "4"),
        ("plain", "5", "6"),
    )


def test_a_semicolon_file_with_quoted_commas_is_not_taken_for_commas():
    text = 'name;x\n"Doe, J";1,5\n"Roe, R";2,5\n'
    assert read_table(text.encode()).delimiter == ";"


def test_empty_rows_are_left_out_and_counted():
    table = read_table(b"\na,b\n\n1,2\n,\n3,4\n,\n\n")
    assert table.size == 2
    assert "2 empty rows were left out." in table.notes


@pytest.mark.parametrize(
    ("header", "cells", "kind", "reason"),
    [
        ("CustomerId", ["7", "3", "9", "5"], "identifier", "named like a key"),
        ("order_id", ["7", "3", "9", "5"], "identifier", "named like a key"),
        ("paid", ["7", "3", "9", "5"], "number", "numbers"),
        ("first", ["1", "2", "3", "4"], "identifier", "only numbers the rows"),
        ("mail", ["a", "b", "c", "d"], "identifier", "only tells rows apart"),
        ("text", ["a" * 61, "b", "b", "b"], "identifier", "long texts"),
        ("empty", ["", "NA", "", ""], "identifier", "every cell is empty"),
        ("same", ["a", "a", "a", "a"], "identifier", "the same in every row"),
        ("constant", ["5", "5", "5", "5"], "number", "the same in every row"),
        ("flag", ["0", "1", "0", "1"], "yes_no", "only '0' and '1' occur"),
        ("flag", ["True", "FALSE", "true", ""], "yes_no", "'false' and 'true'"),
        ("town", ["Ulm", "Bonn", "Ulm", "NA"], "category", "2 different texts"),
        ("age", ["31", "n/a", "40", "50"], "number", "3 of 4 are numbers, but not 'n/"),
    ],
)
def test_the_kind_of_a_column_is_proposed_with_its_reason(header, cells, kind, reason):
    rows = "".join(f"{cell},x{i % 2},y{i // 2}\n" for i, cell in enumerate(cells))
    column = read_table(f"{header},a,b\n{rows}".encode()).columns[0]
    assert column.kind == kind
    assert reason in column.reason


def test_many_different_texts_are_too_many_categories():
    rows = "".join(f"t{i % 31},{i}\n" for i in range(100))
    column = read_table(f"word,x\n{rows}".encode()).columns[0]
    assert (column.kind, column.distinct) == ("identifier", 31)


def test_a_kind_can_be_overruled():
    table = read_table(b"id,grade,x\n1,3,10\n2,1,20\n3,2,30\n4,3,40\n")
    dataset = table.to_dataset("grade", {"grade": "category", "id": "number"})
    assert dataset.task == "classes"
    assert [outcome.name for outcome in dataset.outcomes] == ["1", "2", "3"]
    assert [column.name for column in dataset.columns] == ["id", "x"]
    without = table.to_dataset("grade", {"x": "identifier", "id": "number"})
    assert [column.name for column in without.columns] == ["id"]
    assert without.task == "number"


def test_missing_values_are_treated_as_chosen():
    table = read_table(PEOPLE.encode())
    median = prepare(table.to_dataset("stays", missing="median"))
    category = prepare(table.to_dataset("stays", missing="category"))
    dropped = prepare(table.to_dataset("stays", missing="drop"))
    assert len(median.inputs) == len(dropped.inputs) == 6
    assert [i.name for i in category.inputs if "missing" in i.name] == [
        "age missing",
        "height missing",
    ]
    assert sorted(dropped.train_rows) == [0, 1, 4, 5]


def test_a_constant_column_enters_with_a_note():
    table = read_table(b"five,x,y\n5,1,2\n5,2,4\n5,3,7\n")
    data = prepare(table.to_dataset("y"))
    assert data.inputs[0].scale == 1
    assert any(note.startswith("five: always 5") for note in data.notes)


def test_what_looks_like_code_stays_text():
    text = "a,<script>alert(1)</script>,y\n=cmd(),x,1\n=cmd(),<b>,2\n@z,x,3\n"
    table = read_table(text.encode(), "../../etc/<b>.csv")
    assert table.title == "<b>"
    data = prepare(table.to_dataset("y"))
    assert data.facts(0)[0].value == "=cmd()"
    assert data.inputs[1].name == "x"


@pytest.mark.parametrize("name", ["..\\..\\x.CSV", "../../x.tsv", "/tmp/x.txt", "x"])
def test_a_file_name_is_only_a_title(name):
    assert read_table(PEOPLE.encode(), name).title == "x"


def test_an_unknown_delimiter_is_refused_and_a_known_one_obeyed():
    assert read_table(b"a;b,c\n1;2,3\n4;5,6\n", delimiter=",").columns[0].name == "a;b"
    with pytest.raises(DataProblem, match="expected tab, semicolon, comma; found '|'"):
        read_table(b"a|b\n1|2\n3|4\n", delimiter="|")


def test_the_largest_table_is_read():
    row = ",".join(["1.5"] * 40 + ["word"] * 2)
    header = ",".join(f"c{i}" for i in range(42))
    data = f"{header}\n".encode() + f"{row}\n".encode() * (MOST_ROWS - 1)
    data += row.replace("1.5", "2").replace("word", "other").encode()
    assert 3_000_000 < len(data) < MOST_BYTES
    assert prepare(read_table(data).to_dataset("c0")).dataset.size == MOST_ROWS


def calls_to_read(rows):
    """Count the calls, and the returns, that reading numbers takes, no two alike."""
    cells = (f"{number / 4:.2f}" for number in range(10 * rows))
    lines = [",".join(islice(cells, 10)) for _ in range(rows)]
    data = "\n".join([",".join("abcdefghij"), *lines]).encode()
    count = 0

    def note(*_):
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        prepare(read_table(data).to_dataset("a"))
    finally:
        sys.setprofile(None)
    return count


def test_each_row_of_a_long_table_takes_the_same_work():
    few, some, many = (calls_to_read(rows) for rows in (500, 1000, 2000))
    assert many - some == pytest.approx(2 * (some - few), rel=0.01)
    assert many / (2000 * 10) < 40
