"""A table that cannot be read or learned is refused: each kind has its sentence."""

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.web.bringing import planned, sent, table


def archive() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as file:
        file.writestr("a.csv", "a,b")
    return content.getvalue()


REFUSED = {
    "an empty file": (b"", "found no text"),
    "only spaces": (b" \n \n", "found no text"),
    "only a header": (b"a,b\n", "at least 2 rows"),
    "one row": (b"a,b\n1,2\n", "found 1"),
    "one column": (b"a\n1\n2\n3\n", "at least two columns"),
    "no header": (b"1.5,2\n3.5,4\n5,6\n", "expected the names"),
    "a header that says a name twice": (b"a,a\n1,2\n3,4\n", "a name of its own"),
    "an empty name": (b"a,\n1,2\n3,4\n", "column 2: expected a name"),
    "ragged rows": (b"a,b\n1,2\n3\n5,6\n", "Row 2 (line 3): expected 2 cells"),
    "too many rows": (table(20_001), "at most 20000 rows"),
    "a million rows": (b"a,b\n" + b"1,x\n" * 1_000_000, "at most 20000 rows"),
    "10,000 columns": (
        ",".join(f"c{n}" for n in range(10_000)).encode() + b"\n1\n2\n",
        "at most 64 columns",
    ),
    "one field of 4 MB": (b"a,b\n1," + b"x" * 4_000_000 + b"\n", "131072 characters"),
    "an unclosed quote": (b'a,b\n1,"x\n2,y\n3,z\n', "expected a closing quote"),
    "a quote in a cell": (b'a,b\n1,"x"y\n2,z\n', "after a closing quote"),
    "no UTF-8": ("Größe,b\n1,2\n3,4\n".encode("latin-1"), "0xF6 at offset 2"),
    "UTF-16 without a mark": ("a,b\n1,2\n".encode("utf-16-le"), "NUL character"),
    "NUL": (b"a,b\n1,\x002\n3,4\n", "Line 2: expected text, found a NUL"),
    "a zip archive": (archive(), "found a zip archive or an Excel workbook"),
    "a gzip archive": (gzip.compress(b"a,b"), "found a gzip archive"),
    "a picture": (b"\x89PNG\r\n", "found a picture"),
    "a pickled file": (b"\x80\x04\x95\x10", "found a pickle"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_cannot_be_read_is_refused_in_a_sentence(playground, name):
    content, sentence = REFUSED[name]
    with playground.driver() as page:
        answer = sent(playground, page, content)
        assert answer.status == 422
        assert sentence in answer.json["message"]
        assert answer.json["message"].endswith((".", "?"))
        assert page.do("use_table", target="b")["kind"] == "problem"


UNUSABLE = {
    "one class only": (table(4).replace(b"y", b"x"), "b", "the same in every row"),
    "all rows alike": (b"a,b\n1,5\n1,5\n1,5\n", "b", "two different numbers"),
    "an unknown target": (table(), "c", "found 'c'"),
    "text where a number is due": (b"a,b\n1,x\n2,y\nn/a,x\n4,y\n", "b", "found 'n/a'"),
    "1_000": (b"a,b\n1_000,x\n2,y\n3,x\n4,y\n", "b", "found '1_000'"),
    "full-width digits": ("a,b\n１２,x\n2,y\n3,x\n".encode(), "b", "found '１２'"),
    "nan": (b"a,b\nnan,x\n2,y\n3,x\n", "b", "found 'nan'"),
    "inf": (b"a,b\ninf,x\n2,y\n3,x\n", "b", "found 'inf'"),
    "1e999": (b"a,b\n1e999,x\n2,y\n3,x\n", "b", "found '1e999'"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_table_that_cannot_be_learned_is_refused_before_and_when_it_is_used(
    playground, name
):
    content, target, sentence = UNUSABLE[name]
    with playground.driver() as page:
        assert sent(playground, page, content).status == 200
        answer = planned(playground, page, target=target)
        assert answer.status == 422
        assert sentence in answer.json["message"]
        used = page.do("use_table", target=target)
        assert (used["kind"], used["message"]) == ("problem", answer.json["message"])
        assert page.told("experiment")["dataset"]["key"] == "bank"


def test_one_class_that_is_said_to_be_one_is_not_enough(playground):
    with playground.driver() as page:
        sent(playground, page, table(4).replace(b"y", b"x"))
        answer = planned(playground, page, target="b", kinds={"b": "category"})
        assert "expected at least two classes, found only 'x'" in answer.json["message"]
