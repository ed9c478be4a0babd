"""From text to a header and even rows: the delimiter found, the quotes strict."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import isfinite

from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_numbers import number

MOST_ROWS = 20_000
MOST_COLUMNS = 64
LONGEST_NAME = 100
DELIMITERS = {"\t": "tab", ";": "semicolon", ",": "comma"}
SAMPLE = 50


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Cells as they are written, without the spaces around them."""

    delimiter: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    blank: int  # rows left out because every cell was empty


def split_rows(text: str, delimiter: str | None = None) -> CsvRows:
    """Split text into rows; the delimiter is recognised unless it is given.

    Raises DataProblem naming the line, what was expected and what was found. Rows
    count from 1 below the names of the columns.
    """
    if not text.strip():
        raise DataProblem("File: expected a table, found no text in it.")
    if delimiter is None:
        delimiter = recognise_delimiter(text)
    elif delimiter not in DELIMITERS:
        known = ", ".join(DELIMITERS.values())
        raise DataProblem(f"Delimiter: expected {known}; found {delimiter!r}.")
    records = _records(text, delimiter)
    line, header = next(records)
    _check_header(header, f"Line {line}")
    rows: list[tuple[str, ...]] = []
    blank = 0
    for line, cells in records:
        if not any(cells):
            blank += 1
        elif len(cells) != len(header):
            raise DataProblem(
                f"Row {len(rows) + 1} (line {line}): expected {len(header)} cells "
                f"separated by {DELIMITERS[delimiter]}, found {len(cells)}."
            )
        elif len(rows) == MOST_ROWS:
            raise DataProblem(f"Table: expected at most {MOST_ROWS} rows, found more.")
        else:
            rows.append(cells)
    if len(rows) < 2:
        raise DataProblem(
            "Table: expected at least 2 rows below the names of the columns, "
            f"found {len(rows)}."
        )
    return CsvRows(delimiter, header, tuple(rows), blank)


def recognise_delimiter(text: str) -> str:
    """Find what parts most of the first rows into as many cells as the header has."""

    def fit(delimiter: str) -> tuple[float, int]:
        widths = []
        try:
            for _, cells in islice(_records(text, delimiter), SAMPLE):
                widths.append(len(cells))
        except DataProblem:
            pass  # the rows before it still tell
        if not widths or widths[0] == 1:
            return 0.0, 0
        return widths.count(widths[0]) / len(widths), widths[0]

    best = max(DELIMITERS, key=fit)
    return best if fit(best)[1] else ","


def _records(text: str, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each record that is no empty line with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row, line = 0, 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            where = f"Row {row} (line {line})" if row else f"Line {line}"
            raise DataProblem(f"{where}: {_quote_problem(problem)}") from None
        if cells is None:
            return
        if cells:
            yield line, tuple(cell.strip() for cell in cells)
            row += 1
        line = reader.line_num + 1


def _quote_problem(problem: csv.Error) -> str:
    if "end of data" in str(problem):
        return "expected a closing quote, found the end of the file."
    if "larger than" in str(problem):
        return (
            f"expected a cell of at most {csv.field_size_limit()} characters, found a "
            "longer one; is a quote not closed?"
        )
    return (
        "expected a delimiter after a closing quote, found other text; is a quote "
        "not closed, or one inside a cell not doubled?"
    )


def _check_header(header: tuple[str, ...], where: str) -> None:
    if len(header) < 2:
        raise DataProblem(
            f"{where}: expected at least two columns, separated by comma, semicolon or "
            f"tab, found one: '{header[0][:LONGEST_NAME]}'."
        )
    if len(header) > MOST_COLUMNS:
        raise DataProblem(
            f"{where}: expected at most {MOST_COLUMNS} columns, found {len(header)}."
        )
    numbers = [n for n in header if isfinite(number(n, may_have_comma=True))]
    # Whole numbers may be names (years); a row of measurements is no header.
    is_measured = any(not name.isdigit() for name in numbers)
    if len(numbers) == len(header) or is_measured and len(numbers) > len(header) / 2:
        raise DataProblem(
            f"{where}: expected the names of the columns, found numbers: "
            f"{', '.join(numbers[:4])}."
        )
    for place, name in enumerate(header, start=1):
        if not name:
            raise DataProblem(
                f"{where}, column {place}: expected a name, found an empty cell."
            )
        if len(name) > LONGEST_NAME:
            raise DataProblem(
                f"{where}, column {place}: expected a name of at most {LONGEST_NAME} "
                f"characters, found {len(name)}."
            )
        if name in header[: place - 1]:
            raise DataProblem(
                f"{where}, column {place}: expected a name of its own, found '{name}', "
                f"which is also column {header.index(name) + 1}."
            )
