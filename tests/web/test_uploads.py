"""A table that a person brings is shown, chosen from and used, or a sentence says why
not. Each kind of file that goes wrong has its test and its sentence.
"""

import gzip
import json
import socket
import threading
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.web.files import KEY
from app.web.rooms import Limits
from tests.web.asking import ask, key_of
from tests.web.served import served

CUSTOMERS = "".join(
    f"{age};{city};{'ja' if age > 40 else 'nein'};{income}\r\n"
    for age, city, income in zip(
        (20 + 7 * n % 40 for n in range(40)),
        ["Rom", "Köln", ""] * 20,
        ["1,5", "2,25", "NA", "3,0"] * 10,
        strict=False,
    )
)
TABLE = ("age;city;buys;income\r\n" + CUSTOMERS).encode()


def sent(playground, page, content: bytes, name: str = "Kunden.csv"):
    return ask(playground, f"/data?name={name}", content, key_of(page))


def planned(playground, page, **choices):
    body = json.dumps({"kind": "plan", **choices}).encode()
    return ask(playground, "/data/plan", body, key_of(page))


def test_a_table_is_shown_before_it_is_used(playground):
    with playground.driver() as page:
        answer = sent(playground, page, TABLE)
        assert answer.status == 200
        shown = answer.json
        assert shown["title"] == "Kunden"
        assert shown["size"] == 40
        assert shown["rows"][0] == ["20", "Rom", "nein", "1,5"]
        assert len(shown["rows"]) == 5
        kinds = {column["name"]: column["kind"] for column in shown["columns"]}
        assert kinds == {
            "age": "number",
            "city": "category",
            "buys": "yes_no",
            "income": "number",
        }
        missing = {column["name"]: column["missing"] for column in shown["columns"]}
        assert missing == {"age": 0, "city": 13, "buys": 0, "income": 10}
        assert all(column["reason"] for column in shown["columns"])
        assert "separated by semicolon" in shown["notes"][0]
        assert page.told("experiment")["dataset"]["key"] == "bank"


def test_what_will_enter_is_told_before_it_does(playground):
    with playground.driver() as page:
        sent(playground, page, TABLE)
        plan = planned(playground, page, target="buys", missing="category").json
        columns = [row["column"] for row in plan["inputs"]]
        assert columns == ["age", "city", "city", "income", "income"]
        assert plan["outputs"] == ["buys: nein", "buys: ja"]
        assert plan["task"] == "two_classes"
        assert plan["train_size"] + plan["test_size"] == 40
        dropped = planned(playground, page, target="buys", missing="drop").json
        assert dropped["train_size"] + dropped["test_size"] < 40
        assert any("left out" in note for note in dropped["notes"])
        without = planned(playground, page, target="buys", kinds={"city": "identifier"})
        assert "city" not in {row["column"] for row in without.json["inputs"]}


def test_a_table_is_used_as_it_was_planned_and_can_be_undone(playground):
    with playground.driver() as page:
        sent(playground, page, TABLE)
        kinds = {"age": "identifier"}
        answer = page.do("use_table", target="buys", kinds=kinds, missing="category")
        assert answer["kind"] == "done"
        experiment = page.told("experiment")
        assert experiment["dataset"]["title"] == "Kunden"
        assert experiment["own"] == "Kunden"
        assert {row["column"] for row in experiment["inputs"]} == {"city", "income"}
        page.do("undo")
        page.frame(lambda frame: frame["revision"] > experiment["revision"])
        assert page.told("experiment")["dataset"]["key"] == "bank"
        page.do("set_experiment", experiment={"data": "own"})
        assert page.told("experiment")["dataset"]["title"] == "Kunden"


def test_followers_are_told_nothing_of_a_table_that_is_only_looked_at(playground):
    with playground.driver() as page:
        follow = page.told("welcome")["follow"]
        with playground.follower(follow) as follower:
            follower.frame()
            sent(playground, page, TABLE)
            planned(playground, page, target="buys")
            page.do("step", unit="step")
            follower.frame(lambda frame: frame["step"] == 1)
            assert "Kunden" not in json.dumps(follower.received)


def test_a_run_on_own_data_is_saved_with_it_and_opened_elsewhere(playground):
    with playground.driver() as page, playground.driver() as other:
        sent(playground, page, TABLE)
        page.do("use_table", target="income", kinds={}, missing="median")
        page.do("step", unit="step")
        page.frame(lambda frame: frame["step"] == 1)
        saved = ask(playground, "/files/run.json", None, key_of(page)).content
        assert ask(playground, "/run", saved, key_of(other)).status == 204
        other.frame(lambda frame: frame["step"] == 1)
        assert other.told("frame")["numbers"] == page.told("frame")["numbers"]
        assert other.told("experiment")["dataset"]["title"] == "Kunden"


def test_nothing_can_be_planned_or_used_before_a_table_came(playground):
    with playground.driver() as page:
        assert planned(playground, page, target="x").status == 422
        assert page.do("use_table", target="x")["kind"] == "problem"


def table(rows: int = 4, header: str = "a,b") -> bytes:
    lines = [header, *(f"{n},{'xy'[n % 2]}" for n in range(rows))]
    return "\n".join(lines).encode()


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


ENCODED = {
    "UTF-8": TABLE,
    "UTF-8 with a mark": b"\xef\xbb\xbf" + TABLE,
    "UTF-16": TABLE.decode().encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + TABLE.decode().encode("utf-16-be"),
    "line feeds": TABLE.replace(b"\r\n", b"\n"),
    "carriage returns": TABLE.replace(b"\r\n", b"\r"),
    "tabs": TABLE.replace(b";", b"\t"),
    "quotes": TABLE.replace("Köln".encode(), '"Köln"'.encode()),
}


@pytest.mark.parametrize("name", ENCODED)
def test_every_usual_way_to_write_a_table_gives_the_same(playground, name):
    with playground.driver() as page:
        first = sent(playground, page, TABLE).json
        found = sent(playground, page, ENCODED[name]).json
        assert found["columns"] == first["columns"]
        assert found["rows"] == first["rows"]
        assert page.do("use_table", target="buys")["kind"] == "done"
        assert page.told("frame")["step"] == 0


def test_one_class_that_is_said_to_be_one_is_not_enough(playground):
    with playground.driver() as page:
        sent(playground, page, table(4).replace(b"y", b"x"))
        answer = planned(playground, page, target="b", kinds={"b": "category"})
        assert "expected at least two classes, found only 'x'" in answer.json["message"]


def test_a_text_column_becomes_an_input_a_word_or_stays_out_with_the_reason(playground):
    rows = "".join(f"{'RGB'[n % 3]},name {n},{n % 7}\n" for n in range(50))
    with playground.driver() as page:
        shown = sent(playground, page, f"colour,name,y\n{rows}".encode()).json
        colour, name, _ = shown["columns"]
        assert (colour["kind"], name["kind"]) == ("category", "identifier")
        assert "tells rows apart" in name["reason"]
        plan = planned(playground, page, target="y").json
        assert [row["column"] for row in plan["inputs"]] == ["colour"] * 3


def test_a_constant_column_enters_and_is_told(playground):
    with playground.driver() as page:
        sent(playground, page, b"k,a,b\n7,1,x\n7,2,y\n7,3,x\n7,4,y\n")
        plan = planned(playground, page, target="b").json
        assert "k" in {row["column"] for row in plan["inputs"]}
        assert any("k: always 7" in note for note in plan["notes"])


@pytest.mark.parametrize(
    "word", ["=cmd()", "@SUM(1)", "<script>alert(1)</script>", "../../x", "'; DROP"]
)
def test_harmful_words_are_only_words(playground, word):
    header = f"{word},a,b"
    rows = "".join(f"{word},{n},{'xy'[n % 2]}\n" for n in range(6))
    with playground.driver() as page:
        shown = sent(playground, page, f"{header}\n{rows}".encode(), "..%2F..%2Fx").json
        assert shown["columns"][0]["name"] == word
        assert shown["title"] == "x"
        assert page.do("use_table", target="b")["kind"] == "done"
        history = ask(playground, "/files/history.csv", None, key_of(page)).content
        for line, sign in product(history.decode().splitlines(), "=+-@"):
            assert not line.startswith(sign)


def test_a_title_that_is_a_formula_is_harmless_in_the_history(playground):
    with playground.driver() as page:
        sent(playground, page, table(8), "=cmd().csv")
        page.do("use_table", target="b")
        history = ask(playground, "/files/history.csv", None, key_of(page)).content
        assert b"\r\n'=cmd()" in history


def test_a_length_that_is_too_large_is_refused_before_anything_is_sent(playground):
    with playground.driver() as page:
        answer = talk(playground, key_of(page), "Content-Length: 10000000000", 0)
        assert b" 413 " in answer and b"at most 5 MB" in answer


@pytest.mark.parametrize("path", ["/data", "/data?name=x"])
def test_a_body_without_end_is_cut_at_5_mb_and_the_room_lives_on(playground, path):
    with playground.driver() as page:
        before = memory()
        answer = talk(playground, key_of(page), "Transfer-Encoding: chunked", 10_000)
        assert b" 413 " in answer and b"at most 5 MB" in answer
        assert memory() - before < 30_000_000
        assert page.do("step", unit="step")["kind"] == "done"


def test_a_body_that_breaks_off_harms_nobody(playground, caplog):
    with playground.driver() as page:
        host, port = playground.host.split(":")
        head = (
            f"POST /data HTTP/1.1\r\nHost: {playground.host}\r\n"
            f"Origin: {playground.origin}\r\n{KEY}: {key_of(page)}\r\n"
            "Content-Length: 4000\r\n\r\na,b\n1,2\n"
        )
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(head.encode())
        assert sent(playground, page, TABLE).status == 200
        assert page.do("step", unit="step")["kind"] == "done"
        assert not caplog.records


def test_other_rooms_go_on_while_a_body_without_end_comes(playground):
    with playground.driver() as page, playground.driver() as other:
        sending = threading.Thread(
            target=talk,
            args=(playground, key_of(page), "Transfer-Encoding: chunked", 10_000),
        )
        sending.start()
        for _ in range(20):
            assert other.do("step", unit="phase")["kind"] == "done"
        sending.join(10)
        assert not sending.is_alive()


def talk(playground, key: str, length: str, megabytes: int) -> bytes:
    """Post a body piece by piece until the server closes; give its answer.

    So many megabytes would be sent to a server that takes them all.
    """
    host, port = playground.host.split(":")
    head = (
        f"POST /data HTTP/1.1\r\nHost: {playground.host}\r\n"
        f"Origin: {playground.origin}\r\n{KEY}: {key}\r\n{length}\r\n\r\n"
    )
    piece = b"10000\r\n" + b"a,b\n" * 16_384 + b"\r\n"
    answer = b""
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode())
        try:
            for count in range(16 * megabytes):
                connection.sendall(piece)
                assert count < 16 * 64, "The server takes all that is sent."
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            while part := connection.recv(65_536):
                answer += part
        except ConnectionResetError:
            pass
    return answer


def memory() -> int:
    """Give the bytes that this process, and so the server in it, holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def test_a_file_that_takes_too_long_to_read_is_given_up():
    with served(Limits(read_within=1e-6)) as playground, playground.driver() as page:
        answer = sent(playground, page, table(10_000))
        assert answer.status == 408
        assert "can be read in 1e-06 seconds" in answer.json["message"]
        assert page.do("step", unit="step")["kind"] == "done"
