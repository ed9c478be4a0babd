"""Every CSV file that cannot be used is refused with a sentence."""

import codecs
import gzip
import io
import zipfile

import pytest

from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_table import read_table

TABLE = "age,town\n31,Bonn\n45,Ulm\n28,Bonn\n"


def zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", TABLE)
    return buffer.getvalue()


REFUSED = {
    "empty": (b"", "File: expected a table, found no text in it."),
    "only a byte order mark": (b"\xef\xbb\xbf", "found no text"),
    "only spaces": (b" \n\r\n\t", "found no text"),
    "only the header": (b"a,b\n", "expected at least 2 rows below the names of the "),
    "one row": (b"a,b\n1,2\n", "expected at least 2 rows below the names of the co"),
    "one column": (b"a\n1\n2\n", "Line 1: expected at least two columns, separated b"),
    "zip": (zipped(), "File: expected comma-separated text, found a zip archive or an"),
    "gzip": (gzip.compress(TABLE.encode()), "found a gzip archive"),
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
