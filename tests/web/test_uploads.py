"""A table that a person brings is shown, chosen from, and used as it was planned."""

import json
from itertools import product

import pytest

from tests.web.asking import ask, key_of
from tests.web.bringing import TABLE, planned, sent, table


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
