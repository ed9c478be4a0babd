"""What a column of a person's file seems to be: a proposal, with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import Literal, TypeAlias

import numpy as np

from network_playground.datasets.columns import Cells, Column
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_numbers import (
    GROUPED,
    column_numbers,
    number,
)

ProposedKind: TypeAlias = Literal["number", "category", "yes_no", "identifier"]
KINDS: tuple[ProposedKind, ...] = ("number", "category", "yes_no", "identifier")
MISSING = ("", "NA")
MOST_CATEGORIES = 30
LONGEST_CATEGORY = 60
# (no, yes), compared without regard to case
PAIRS = (
    ("no", "yes"),
    ("n", "y"),
    ("false", "true"),
    ("f", "t"),
    ("0", "1"),
    ("off", "on"),
    ("nein", "ja"),
    ("non", "oui"),
)
IDENTIFYING = re.compile(r"(?i:(^|[\s_.-])(id|nr|no|index|key|uuid)$)|[a-z0-9]I[dD]$")


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """One column of the file: its cells, and what it will be unless told otherwise."""

    name: str
    kind: ProposedKind
    reason: str  # why this kind; for an identifier, why it does not enter
    missing: int
    distinct: int
    examples: tuple[str, ...]
    cells: tuple[str, ...]
    may_have_comma: bool  # whether a comma may be a decimal mark

    def as_column(self, kind: ProposedKind) -> tuple[Column, Cells]:
        """Read the cells as numbers, yes/no or categories.

        Raises DataProblem naming row, column, expected and found.
        """
        if kind == "number":
            return Column(self.name, self.name, "number"), self._numbers()
        words = _in_order({cell for cell in self.cells if cell not in MISSING})
        if kind == "yes_no":
            return self._yes_no(words)
        longest = max(words, key=len, default="")
        if len(longest) > LONGEST_CATEGORY:
            raise DataProblem(
                f"Row {self.cells.index(longest) + 1}, column '{self.name}': expected "
                f"at most {LONGEST_CATEGORY} characters for a category, "
                f"found {len(longest)}."
            )
        if not 1 <= len(words) <= MOST_CATEGORIES:
            raise DataProblem(
                f"Column '{self.name}': expected 1 to {MOST_CATEGORIES} categories, "
                f"found {len(words)} different values."
            )
        texts = ["" if cell in MISSING else cell for cell in self.cells]
        return Column(self.name, self.name, "category", tuple(words)), np.array(texts)

    def _numbers(self) -> Cells:
        values = column_numbers(set(self.cells), may_have_comma=self.may_have_comma)
        values |= {cell: np.nan for cell in MISSING}
        for row, cell in enumerate(self.cells, start=1):
            if values[cell] == inf:
                raise DataProblem(
                    f"Row {row}, column '{self.name}': expected a number, "
                    f"found '{cell[:LONGEST_CATEGORY]}'."
                )
        marks = {mark for cell in values for mark in ",." if mark in cell}
        if len(marks) == 2 and not any(GROUPED.fullmatch(cell) for cell in values):
            row = next(i for i, cell in enumerate(self.cells, start=1) if "," in cell)
            raise DataProblem(
                f"Row {row}, column '{self.name}': expected a decimal point as in "
                f"other rows, found '{self.cells[row - 1]}'."
            )
        return np.array([values[cell] for cell in self.cells])

    def _yes_no(self, words: list[str]) -> tuple[Column, Cells]:
        first = {word.casefold(): word for word in reversed(words)}
        folded = list(first)[::-1]
        if len(folded) != 2:
            raise DataProblem(
                f"Column '{self.name}': expected two different values, "
                f"found {len(folded)}."
            )
        no, yes = _pair(folded) or (folded[0], folded[1])
        value_of = {word: float(word.casefold() == yes) for word in words}
        value_of |= {mark: np.nan for mark in MISSING}
        cells = np.array([value_of[cell] for cell in self.cells])
        words_used = (first[no], first[yes])
        return Column(self.name, self.name, "yes_no", words_used), cells


def propose(
    name: str, cells: Sequence[str], *, may_have_comma: bool, may_count_rows: bool
) -> CsvColumn:
    """Propose what a column is.

    `may_count_rows` says that 1, 2, 3, ... in it would only number the rows.
    """
    known = [cell for cell in cells if cell not in MISSING]
    counts = Counter(known)
    values = _numbers(set(known), may_have_comma)
    kind, reason = _kind(name, known, counts, values, may_count_rows, may_have_comma)
    return CsvColumn(
        name=name,
        kind=kind,
        reason=reason,
        missing=len(cells) - len(known),
        distinct=len(counts),
        examples=tuple(list(counts)[:3]),
        cells=tuple(cells),
        may_have_comma=may_have_comma,
    )


def _kind(
    name: str,
    known: list[str],
    counts: Counter[str],
    values: dict[str, float],
    may_count_rows: bool,
    may_have_comma: bool,
) -> tuple[ProposedKind, str]:
    if not known:
        return "identifier", "every cell is empty"
    folded = sorted({word.casefold() for word in counts})
    if _pair(folded):
        return "yes_no", f"only '{folded[0]}' and '{folded[1]}' occur"
    numbers = sum(count for word, count in counts.items() if isfinite(values[word]))
    if numbers == len(known):
        return _number_kind(name, known, values, may_count_rows)
    if numbers > len(known) / 2:
        return "number", _mostly_numbers(known, may_have_comma)
    if len(counts) == 1:
        return "identifier", "the same in every row, so it teaches nothing"
    if len(max(counts, key=len)) > LONGEST_CATEGORY:
        return "identifier", "long texts, too long for the names of categories"
    if len(counts) == len(known) > 3:
        return "identifier", "another text in every row, which only tells rows apart"
    if len(counts) > MOST_CATEGORIES:
        return "identifier", f"{len(counts)} different texts are too many categories"
    return "category", f"{len(counts)} different texts"


def _mostly_numbers(known: list[str], may_have_comma: bool) -> str:
    """Say what in a column is no number, seen together with the other cells."""
    values = column_numbers(set(known), may_have_comma=may_have_comma)
    other = next((word for word in known if values[word] == inf), None)
    if other is None:
        return "numbers with a decimal comma, and points between thousands"
    numbers = sum(isfinite(values[word]) for word in known)
    other = other[:LONGEST_CATEGORY]
    return f"{numbers} of {len(known)} are numbers, but not '{other}'"


def _number_kind(
    name: str, known: list[str], values: dict[str, float], may_count_rows: bool
) -> tuple[ProposedKind, str]:
    distinct = len(values)
    if distinct == 1:
        return "number", "the same in every row, so it teaches nothing"
    is_whole = all(value.is_integer() for value in values.values())
    if is_whole and distinct == len(known):
        column = [values[cell] for cell in known]
        steps = {b - a for a, b in zip(column, column[1:], strict=False)}
        if IDENTIFYING.search(name):
            return "identifier", "another whole number in every row, named like a key"
        if may_count_rows and steps == {1.0}:
            return "identifier", "it only numbers the rows"
    if is_whole and 2 <= distinct <= 10 and len(known) > 20:
        return "number", f"numbers; with {distinct} different ones perhaps categories"
    has_comma = any("," in cell for cell in values)
    return "number", "numbers" + (" with a decimal comma" if has_comma else "")


def _pair(folded: Sequence[str]) -> tuple[str, str] | None:
    return next((pair for pair in PAIRS if sorted(pair) == sorted(folded)), None)


def _in_order(words: set[str]) -> list[str]:
    """Sort numbers by size, then texts by alphabet."""
    values = _numbers(words, may_have_comma=False)
    return sorted(words, key=lambda word: (values[word], word))


def _numbers(words: set[str], may_have_comma: bool) -> dict[str, float]:
    return {word: number(word, may_have_comma=may_have_comma) for word in words}
