"""Whatever bytes come: a table of finite numbers, or a sentence."""

import csv
import io

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_table import read_table

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
        data = prepare(table.to_dataset(table.target, missing=missing))
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
