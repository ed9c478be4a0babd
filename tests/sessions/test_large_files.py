"""A large file is written in small parts, between which others have their turn."""

import json

from hypothesis import given
from hypothesis import strategies as st

from network_playground.runs.experiment import Experiment
from network_playground.sessions.run_file import pieces, run_file
from network_playground.sessions.saved_run import saved_of
from network_playground.sessions.session import Session
from tests.sessions.acting import do

LONGEST = 50_000  # characters of a part that is not one text of a person's own

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def plain(value: object) -> str:
    """Write a value in one call."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(value=JSON.filter(lambda value: "Infinity" not in plain(value)))
def test_the_parts_are_what_one_call_writes(value):
    assert "".join(pieces(value)) == plain(value)


def test_lists_longer_than_a_part_are_whole():
    for count in (0, 1, 999, 1_000, 1_001, 2_500):
        numbers = [0.1 * place for place in range(count)]
        value = {"weights": numbers, "edits": [{"weights": [numbers, tuple(numbers)]}]}
        assert "".join(pieces(value)) == plain(value)


def test_no_part_of_the_largest_run_is_long():
    session = Session(Experiment(data="digits", hidden=(400, 300)))
    do(session, kind="set_layer", layer=1, weights=[[0.0] * 400] * 64)
    text = run_file(session.trial)
    assert len(text) > 2_000_000
    assert plain(json.loads(text)) + "\n" == text
    content = {"run": saved_of(session.trial), "weights": json.loads(text)["weights"]}
    parts = [part for part in pieces(content) if not part.startswith('"')]
    assert max(map(len, parts)) < LONGEST
