"""A person's own CSV file: what is read, what is proposed, and every refusal."""

import codecs
import csv
import gzip
import io
import time
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.datasets import DataProblem, read_table

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
    data = dataset.prepare()
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
    median = table.to_dataset("stays", missing="median").prepare()
    category = table.to_dataset("stays", missing="category").prepare()
    dropped = table.to_dataset("stays", missing="drop").prepare()
    assert len(median.inputs) == len(dropped.inputs) == 6
    assert [i.name for i in category.inputs if "missing" in i.name] == [
        "age missing",
        "height missing",
    ]
    assert sorted(dropped.train_rows) == [0, 1, 4, 5]


def test_a_constant_column_enters_with_a_note():
    table = read_table(b"five,x,y\n5,1,2\n5,2,4\n5,3,7\n")
    data = table.to_dataset("y").prepare()
    assert data.inputs[0].scale == 1
    assert any(note.startswith("five: always 5") for note in data.notes)


def test_what_looks_like_code_stays_text():
    text = "a,<script>alert(1)</script>,y\n=cmd(),x,1\n=cmd(),<b>,2\n@z,x,3\n"
    table = read_table(text.encode(), "../../etc/<b>.csv")
    assert table.title == "<b>"
    data = table.to_dataset("y").prepare()
    assert data.facts(0)[0].value == "=cmd()"
    assert data.inputs[1].name == "x"


@pytest.mark.parametrize("name", ["..\\..\\x.CSV", "../../x.tsv", "/tmp/x.txt", "x"])
def test_a_file_name_is_only_a_title(name):
    assert read_table(PEOPLE.encode(), name).title == "x"


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", PEOPLE)
    return buffer.getvalue()


REFUSED = {
    "empty": (b"", "File: expected a table, found no text in it."),
    "only a byte order mark": (b"\xef\xbb\xbf", "found no text"),
    "only spaces": (b" \n\r\n\t", "found no text"),
    "only the header": (b"a,b\n", "expected at least 2 rows below the names of the "),
    "one row": (b"a,b\n1,2\n", "expected at least 2 rows below the names of the co"),
    "one column": (b"a\n1\n2\n", "Line 1: expected at least two columns, separated b"),
    "zip": (zipped(), "File: expected comma-separated text, found a zip archive or an"),
    "gzip": (gzip.compress(PEOPLE.encode()), "found a gzip archive"),
    "pickle": (b"\x80\x04\x95\x0b\x00", "found a pickle"),
    "pdf": (b"%PDF-1.7 ...", "found a PDF"),
    "latin 1": (
        b"a,b\n1,caf\xe9\n",
        "Line 2: expected UTF-8 text, found the byte 0xE9 at offset 9",
    ),
    "half a UTF-16 character": (
        codecs.BOM_UTF16_LE + b"a",
        "Line 1: expected UTF-16 text, found the byte 0x61 at offset 2",
    ),
    "UTF-16 without a mark": (
        "a,b\n1,2\n".encode("utf-16-le"),
        "found a NUL character",
    ),
    "NUL": (
        b"a,b\n1,2\n3,\x00\n",
        "Line 3: expected text, found a NUL character at po",
    ),
    "unclosed quote": (
        b'a,b\n1,2\n3,"4\n5,6\n7,8\n',
        "Row 2 (line 3): expected a closing quote, found the end of the file.",
    ),
    "unclosed quote before others": (
        b'a,b\n"x,2\n"y",4\n',
        "Row 1 (line 2): expected a delimiter after a closing quote, found other text",
    ),
    "unclosed quote in the header": (b'"a,b\n1,2\n3,4\n', "Line 1: expected a closing"),
    "one huge cell": (
        b'a,b\n1,2\n3,"' + b"x" * 200_000 + b'"\n',
        "Row 2 (line 3): expected a cell of at most 131072 characters, found a longer",
    ),
    "a short row": (
        b"a,b,c\n1,2,3\n4,5\n",
        "Row 2 (line 3): expected 3 cells separated by comma, found 2.",
    ),
    "a long row": (b"a;b\n1;2\n4;5;6\n", "Row 2 (line 3): expected 2 cells separated "),
    "no name": (
        b"a,,c\n1,2,3\n4,5,6\n",
        "Line 1, column 2: expected a name, found an ",
    ),
    "a name twice": (
        b"a,b,a\n1,2,3\n4,5,6\n",
        "Line 1, column 3: expected a name of its own, found 'a', which is also column",
    ),
    "a long name": (b"a," + b"b" * 101 + b"\n1,2\n3,4\n", "found 101"),
    "no header": (
        b"1,2\n3,4\n5,6\n",
        "expected the names of the columns, found numbers",
    ),
    "no header of iris": (
        b"5.1,3.5,1.4,0.2,setosa\n4.9,3.0,1.4,0.2,setosa\n",
        "Line 1: expected the names of the columns, found numbers: 5.1, 3.5, 1.4, 0.2.",
    ),
    "65 columns": (
        (",".join(f"c{i}" for i in range(65)) + "\n").encode() * 3,
        "Line 1: expected at most 64 columns, found 65.",
    ),
    "20,001 rows": (
        b"a,b\n" + b"1,2\n" * 20_001,
        "expected at most 20000 rows, found ",
    ),
    "more than 5 MB": (
        b"a,b\n" + b"1,2\n" * 1_250_000,
        "expected at most 5 MB, found 5",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(case):
    data, sentence = REFUSED[case]
    with pytest.raises(DataProblem) as caught:
        read_table(data, "x.csv")
    assert sentence in str(caught.value)
    assert "expected" in str(caught.value) and "found" in str(caught.value)


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


@pytest.mark.parametrize(
    ("text", "settings", "sentence"),
    [
        (
            "a,y\n1,2\n3,4\n",
            {"target": "z"},
            "Target: expected one of a, y; found 'z'.",
        ),
        (
            "a,y\n1,u\n3,u\n",
            {"target": "y", "kinds": {"y": "category"}},
            "Target 'y': expected at least two classes, found only 'u'.",
        ),
        (
            "a,y\n1,5\n3,5\n",
            {"target": "y"},
            "Target 'y': expected at least two different numbers, found only 5.",
        ),
        (
            "a,y\n1,u\n3,u\n",
            {"target": "y"},
            "Target 'y': expected number, category or yes_no, found an ident",
        ),
        (
            "a,y\n1,\n3,NA\n",
            {"target": "y", "kinds": {"y": "number"}},
            "Target 'y': expected at least two different numbers, found none.",
        ),
        (
            "a,y\nu,2\nu,4\n",
            {"target": "y"},
            "Columns: expected at least one beside the target that can enter, found",
        ),
        (
            "a,y\n1,2\n3,4\n",
            {"target": "y", "kinds": {"b": "number"}},
            "Kinds: expected one of a, y; found 'b'.",
        ),
        (
            "a,y\n1,2\n3,4\n",
            {"target": "y", "kinds": {"a": "picture"}},
            "Column 'a': expected one of number, category, yes_no, identifier; found",
        ),
        (
            "a,y\n1,2\n3,4\n5,6\n",
            {"target": "y", "kinds": {"a": "yes_no"}},
            "Column 'a': expected two different values, found 3.",
        ),
        (
            "a,y\nu,2\nv,4\n",
            {"target": "y", "kinds": {"a": "number"}},
            "Row 1, column 'a': expected a number, found 'u'.",
        ),
        (
            "a,y\n1,2\n" + "v" * 61 + ",4\n",
            {"target": "y", "kinds": {"a": "category"}},
            "Row 2, column 'a': expected at most 60 characters for a category",
        ),
        (
            "a;y\n1.5;2\n2,5;4\n",
            {"target": "y"},
            "Row 2, column 'a': expected a decimal point as in other rows, fo",
        ),
        (
            "a,y\n1,2\n3,4\n",
            {"target": "y", "missing": "zero"},
            "Missing values: expected one of median, category, drop; found 'zero'.",
        ),
        (
            "a,y\n,2\n,4\n",
            {"target": "y", "kinds": {"a": "category"}},
            "Column 'a': expected 1 to 30 categories, found 0 different values.",
        ),
    ],
)
def test_a_data_set_that_cannot_be_is_refused_with_a_sentence(text, settings, sentence):
    table = read_table(text.encode())
    with pytest.raises(DataProblem) as caught:
        table.to_dataset(**settings)
    assert sentence in str(caught.value)


def test_too_many_inputs_are_refused():
    header = ",".join(f"c{i}" for i in range(12))
    rows = "".join(f"w{i % 30}," * 12 + f"{i}\n" for i in range(60))
    table = read_table(f"{header},y\n{rows}".encode())
    with pytest.raises(DataProblem, match="at most 256 inputs, found 360; leave out"):
        table.to_dataset("y")


def test_an_unknown_delimiter_is_refused_and_a_known_one_obeyed():
    assert read_table(b"a;b,c\n1;2,3\n4;5,6\n", delimiter=",").columns[0].name == "a;b"
    with pytest.raises(DataProblem, match="expected tab, semicolon, comma; found '|'"):
        read_table(b"a|b\n1|2\n3|4\n", delimiter="|")


def test_the_largest_table_is_read_in_time():
    row = ",".join(["1.5"] * 40 + ["word"] * 2)
    header = ",".join(f"c{i}" for i in range(42))
    data = f"{header}\n".encode() + f"{row}\n".encode() * 19_999
    data += row.replace("1.5", "2").replace("word", "other").encode()
    assert 3_000_000 < len(data) < 5_000_000
    start = time.perf_counter()
    read_table(data).to_dataset("c0").prepare()
    assert time.perf_counter() - start < 5


TEXT = st.characters(codec="utf-8", exclude_characters="\0")
NAMES = st.lists(
    st.text(TEXT, max_size=20).map(lambda text: f"x{text}".strip()),
    min_size=2,
    max_size=5,
    unique=True,
)


@settings(deadline=None)  # the machine may be busy
@given(data=st.data(), names=NAMES, delimiter=st.sampled_from(",;\t"))
def test_a_written_table_reads_back_the_same(data, names, delimiter):
    cell, width = st.text(TEXT, max_size=12), len(names)
    rows = data.draw(
        st.lists(
            st.lists(cell, min_size=width, max_size=width).filter(
                lambda row: any(cell.strip() for cell in row)
            ),
            min_size=2,
            max_size=8,
        )
    )
    line_end = data.draw(st.sampled_from(["\n", "\r\n"]))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    # Before "\n" alone the writer leaves a cell with "\r" unquoted.
    ways = [csv.QUOTE_ALL, csv.QUOTE_MINIMAL][: len(line_end)]
    quoting = data.draw(st.sampled_from(ways))
    known = delimiter if quoting == csv.QUOTE_MINIMAL else None
    file = io.StringIO(newline="")
    writer = csv.writer(
        file, delimiter=delimiter, lineterminator=line_end, quoting=quoting
    )
    writer.writerows([names, *rows])
    table = read_table(file.getvalue().encode(encoding), delimiter=known)
    assert [column.name for column in table.columns] == names
    assert table.delimiter == delimiter
    read = list(zip(*(column.cells for column in table.columns), strict=True))
    assert read == [tuple(cell.strip() for cell in row) for row in rows]


NUMBERS = st.floats(-1e90, 1e90, allow_nan=False).map(repr)
WORDS = st.sampled_from(["a", "b", "yes", "no", "", "NA", "0", "1", "2,5", "=x", '"q"'])


@settings(deadline=None)  # the machine may be busy
@given(
    rows=st.lists(
        st.tuples(NUMBERS | WORDS, WORDS, NUMBERS, WORDS), min_size=2, max_size=15
    ),
    delimiter=st.sampled_from(",;\t"),
    missing=st.sampled_from(["median", "category", "drop"]),
)
def test_any_table_becomes_finite_numbers_or_a_sentence(rows, delimiter, missing):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([("k", "l", "m", "n"), *rows])
    try:
        table = read_table(file.getvalue().encode())
        data = table.to_dataset(table.target, missing=missing).prepare()
    except DataProblem as problem:
        assert "expected" in str(problem) and "found" in str(problem)
    else:
        assert np.isfinite(data.train_inputs).all()
        assert np.isfinite(data.train_targets).all()
        for row in data.train_rows:
            assert np.isfinite(data.encode(data.raw(int(row)))).all()
            assert data.facts(int(row)) and data.truth(int(row))


@settings(deadline=None)  # the machine may be busy
@given(
    st.binary(max_size=200)
    | st.text('ab12.-,;\t\n\r" ', max_size=60).map(lambda text: f"a,b\n{text}".encode())
)
def test_any_bytes_are_a_table_or_a_sentence(data):
    try:
        table = read_table(data)
    except DataProblem as problem:
        assert "expected" in str(problem) and "found" in str(problem)
    else:
        assert table.size >= 2


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
