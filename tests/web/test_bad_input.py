"""Each kind of bad data and bad saved runs has its tests; nothing is unpickled."""

import ast
import pickle
import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from tests.web.asking import ask, everything, key_of

ROOT = Path(__file__).parents[2]

# What can be wrong, and the tests that say what then happens.
BAD_INPUT = {
    "a body of 10 GB, a length that lies or is not said, pieces without end": (
        "test_a_length_that_is_too_large_is_refused_before_anything_is_sent",
        "test_a_body_without_end_is_cut_at_5_mb_and_the_room_lives_on",
        "test_a_body_that_breaks_off_harms_nobody",
        "test_other_rooms_go_on_while_a_body_without_end_comes",
    ),
    "a million rows, 10,000 columns, one field of megabytes": (
        "test_a_table_that_cannot_be_read_is_refused_in_a_sentence",
        "test_the_largest_table_is_read",
    ),
    "no UTF-8, UTF-16, marks, NUL, line ends, delimiters, decimal commas": (
        "test_a_table_that_cannot_be_read_is_refused_in_a_sentence",
        "test_every_usual_way_to_write_a_table_gives_the_same",
        "test_every_encoding_line_end_and_delimiter_reads_the_same",
        "test_points_part_thousands_where_a_decimal_comma_says_so",
        "test_a_table_is_shown_before_it_is_used",
    ),
    "an unclosed quote": (
        "test_a_table_that_cannot_be_read_is_refused_in_a_sentence",
        "test_quoted_cells_keep_delimiters_quotes_and_line_ends",
    ),
    "texts, missing values, one class, constants, no rows, bad headers, ragged rows": (
        "test_a_text_column_becomes_an_input_a_word_or_stays_out_with_the_reason",
        "test_missing_values_are_treated_as_chosen",
        "test_one_class_that_is_said_to_be_one_is_not_enough",
        "test_a_constant_column_enters_and_is_told",
        "test_a_table_that_cannot_be_learned_is_refused_before_and_when_it_is_used",
    ),
    "1_000, digits of other scripts, nan, inf, 1e999": (
        "test_what_is_no_number_is_refused_with_row_and_column",
        "test_a_table_that_cannot_be_learned_is_refused_before_and_when_it_is_used",
    ),
    "formulas, markup and paths as words and as names": (
        "test_harmful_words_are_only_words",
        "test_a_title_that_is_a_formula_is_harmless_in_the_history",
        "test_a_file_name_is_only_a_title",
    ),
    "archives and workbooks by another name, files that are slow to read": (
        "test_a_table_that_cannot_be_read_is_refused_in_a_sentence",
        "test_a_file_that_takes_too_long_to_read_is_given_up",
    ),
    "numbers that grow beyond all bounds": (
        "test_playing_steps_ends_there",
        "test_stepping_by_hand_ends_there_and_never_shows_what_is_broken",
        "test_a_smaller_rate_goes_on_from_there",
        "test_a_way_on_which_the_loss_breaks_ends_at_its_last_finite_step",
    ),
    "a pickle in place of a run, a table or weights": (
        "test_a_harmful_pickle_is_refused_everywhere_and_never_run",
        "test_nothing_in_the_program_can_unpickle_or_run_what_it_reads",
    ),
    "an archive that swells, a header that lies": (
        "test_an_archive_is_refused_and_never_unpacked",
    ),
    "older and newer versions, unknown names, wrong shapes, NaN, damaged files": (
        "test_a_run_of_any_version_is_opened",
        "test_an_older_version_is_brought_up_to_date",
        "test_what_cannot_be_opened_is_said_and_the_current_run_kept",
        "test_any_flipped_byte_is_found",
        "test_a_file_cut_short_is_refused",
        "test_a_run_that_cannot_be_opened_is_refused_and_the_current_one_kept",
    ),
    "links that are too long or say what cannot be": (
        "test_a_link_is_drawn_as_a_code_unless_it_is_too_long",
        "test_what_cannot_be_is_set_right_and_said",
        "test_what_a_link_asks_of_the_page_in_vain_is_said",
        "test_a_step_out_of_reach_is_cut_and_said",
    ),
}


@pytest.mark.parametrize("kind", BAD_INPUT)
def test_every_kind_of_bad_input_has_its_tests(kind):
    files = (ROOT / "tests").rglob("test_*.py")
    written = {
        name
        for file in files
        for name in re.findall(r"^def (test_\w+)\(", file.read_text("utf-8"), re.M)
    }
    assert set(BAD_INPUT[kind]) <= written


class Harmful:
    """What would make a file on being unpickled."""

    def __init__(self, made: Path) -> None:
        self.made = made

    def __reduce__(self):
        return (Path.touch, (self.made,))


def disguises(content: bytes) -> Iterator[bytes]:
    """Give a pickle as it is, in an archive of weights, and as NumPy writes objects."""
    yield content
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("weights.npy", content)
    yield archive.getvalue()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_harmful_pickle_is_refused_everywhere_and_never_run(
    playground, tmp_path, protocol
):
    made = tmp_path / "made"
    pickle.loads(pickle.dumps(Harmful(made), protocol))
    assert made.exists()  # so it would do harm
    made.unlink()
    objects = BytesIO()
    np.savez(objects, weights=np.array([Harmful(made)], dtype=object))
    harmful = pickle.dumps(Harmful(made), protocol)
    with playground.driver() as page:
        before = everything(page)
        for content in (*disguises(harmful), objects.getvalue()):
            for path in ("/run", "/data?name=table.csv"):
                answer = ask(playground, path, content, key_of(page))
                assert answer.status == 422
                assert answer.json["message"].endswith((".", "?", ")"))
        assert not made.exists()
        assert everything(page) == before


def test_an_archive_is_refused_and_never_unpacked(playground):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights_1.npy", bytes(100 * 2**20))
    swells = packed.getvalue()
    size = (100 * 2**20).to_bytes(4, "little")
    lies = swells.replace(size, (1000).to_bytes(4, "little"))
    assert swells != lies and len(swells) < 2**20
    with playground.driver() as page:
        for content in (swells, lies):
            for path in ("/run", "/data?name=table.csv"):
                tracemalloc.start()
                answer = ask(playground, path, content, key_of(page))
                _, peak = tracemalloc.get_traced_memory()
                tracemalloc.stop()
                assert answer.status == 422
                assert peak < 20 * 2**20


BANNED = {"pickle", "cPickle", "dill", "joblib", "marshal", "shelve", "torch"}


def test_nothing_in_the_program_can_unpickle_or_run_what_it_reads():
    for file in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            place = f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Import):
                names = {alias.name.split(".")[0] for alias in node.names}
                assert not names & BANNED, place
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] not in BANNED, place
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "__import__"}, place
            elif isinstance(node, ast.keyword) and node.arg == "allow_pickle":
                assert ast.unparse(node.value) == "False", place
