"""A person's own CSV file: read strictly, shown first, and only then a data set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from network_playground.datasets.columns import Cells, Column, Outcome, Task
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.encoding import Missing
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_columns import (
    KINDS,
    CsvColumn,
    ProposedKind,
    propose,
)
from network_playground.datasets.reading.csv_rows import DELIMITERS, split_rows
from network_playground.datasets.reading.csv_text import decode

MOST_INPUTS = 256
MOST_TEXT = 64_000_000  # bytes that the texts of all category columns may take
PREVIEW_ROWS = 5
TREATMENTS: tuple[Missing, ...] = ("median", "category", "drop")


@dataclass(frozen=True, eq=False)
class Table:
    """What was read, and what each column seems to be."""

    title: str
    encoding: str  # "UTF-8" or "UTF-16"
    delimiter: str
    size: int  # rows
    columns: tuple[CsvColumn, ...]
    preview: tuple[tuple[str, ...], ...]  # the first rows as they are written
    target: str  # proposed: the last column that is no identifier
    notes: tuple[str, ...]

    def to_dataset(
        self,
        target: str,
        kinds: Mapping[str, str] | None = None,
        missing: Missing = "median",
    ) -> Dataset:
        """Make a data set that predicts `target` from the other columns.

        `kinds` overrules the proposed kind of a column by name; an identifier does not
        enter. Raises DataProblem naming row or column, expected and found.
        """
        chosen = self._kinds(kinds or {})
        if target not in chosen:
            raise DataProblem(
                f"Target: expected one of {self._names}; found '{target:.60}'."
            )
        if missing not in TREATMENTS:
            known = ", ".join(TREATMENTS)
            raise DataProblem(
                f"Missing values: expected one of {known}; found '{missing:.60}'."
            )
        if chosen[target] == "identifier":
            reason = next(c.reason for c in self.columns if c.name == target)
            raise DataProblem(
                f"Target '{target}': expected number, category or yes_no, found an "
                f"identifier ({reason})."
            )
        columns: list[Column] = []
        values: dict[str, Cells] = {}
        for proposal in self.columns:
            kind = chosen[proposal.name]
            if kind != "identifier":
                column, values[proposal.name] = proposal.as_column(kind)
                columns.append(column)
        goal = next(column for column in columns if column.name == target)
        inputs = tuple(column for column in columns if column is not goal)
        _check_inputs(inputs, values)
        task, outcomes = _task_and_outcomes(goal, values[target])
        return Dataset(
            key="own",
            title=self.title,
            task=task,
            noun="row",
            nouns="rows",
            teaches=f"Your own table: {target} from {len(inputs)} columns.",
            note="Your own data; it does not leave this machine.",
            licence="yours",
            source=self.title,
            columns=inputs,
            values=values,
            targets=(goal,),
            outcomes=outcomes,
            question=f"What is {target} in this row?",
            missing=missing,
        )

    @property
    def _names(self) -> str:
        return ", ".join(column.name for column in self.columns)

    def _kinds(self, overruling: Mapping[str, str]) -> dict[str, ProposedKind]:
        kinds = {column.name: column.kind for column in self.columns}
        for name, kind in overruling.items():
            if name not in kinds:
                raise DataProblem(
                    f"Kinds: expected one of {self._names}; found '{name:.60}'."
                )
            known = [each for each in KINDS if each == kind]
            if not known:
                raise DataProblem(
                    f"Column '{name}': expected one of {', '.join(KINDS)}; "
                    f"found '{kind:.60}'."
                )
            kinds[name] = known[0]
        return kinds


def read_table(
    data: bytes, filename: str = "", *, delimiter: str | None = None
) -> Table:
    """Read a CSV file of at most 5 MB, 20,000 rows and 64 columns.

    The file's name gives only the title. Encoding and delimiter are recognised.
    Raises DataProblem naming line, row or column, expected and found.
    """
    return read_text(*decode(data), filename, delimiter=delimiter)


def read_text(
    text: str, encoding: str, filename: str = "", *, delimiter: str | None = None
) -> Table:
    """Read a table from text that is decoded already; as `read_table` otherwise."""
    table = split_rows(text, delimiter)
    by_column = list(zip(*table.rows, strict=True))
    columns = tuple(
        propose(
            name,
            cells,
            may_have_comma=table.delimiter != ",",
            may_count_rows=place == 0 and len(table.header) > 2,
        )
        for place, (name, cells) in enumerate(zip(table.header, by_column, strict=True))
    )
    usable = [column.name for column in columns if column.kind != "identifier"]
    notes = [f"{encoding}, separated by {DELIMITERS[table.delimiter]}."]
    if table.blank:
        count = (
            "1 empty row was" if table.blank == 1 else f"{table.blank} empty rows were"
        )
        notes.append(f"{count} left out.")
    if total := sum(column.missing for column in columns):
        among = [column.name for column in columns if column.missing]
        notes.append(f"{total} missing: {', '.join(among)}.")
    return Table(
        title=_title(filename),
        encoding=encoding,
        delimiter=table.delimiter,
        size=len(table.rows),
        columns=columns,
        preview=table.rows[:PREVIEW_ROWS],
        target=usable[-1] if usable else table.header[-1],
        notes=tuple(notes),
    )


def _title(filename: str) -> str:
    """Take a name from a file's name, without folders and ending."""
    last = re.split(r"[/\\]", filename)[-1]
    return re.sub(r"\.(csv|tsv|txt)$", "", last, flags=re.I).strip()[:80] or "Own data"


def _check_inputs(inputs: tuple[Column, ...], values: Mapping[str, Cells]) -> None:
    if not inputs:
        raise DataProblem(
            "Columns: expected at least one beside the target that can enter, found "
            "none; give an identifier another kind."
        )
    widths = {
        column.name: len(column.categories) if len(column.categories) > 2 else 1
        for column in inputs
    }
    if sum(widths.values()) > MOST_INPUTS:
        widest = max(widths, key=lambda name: widths[name])
        raise DataProblem(
            f"Columns: expected at most {MOST_INPUTS} inputs, found "
            f"{sum(widths.values())}; leave out a column such as '{widest}', which "
            f"becomes {widths[widest]}."
        )
    texts = {
        name: cells.nbytes for name, cells in values.items() if cells.dtype.kind == "U"
    }
    if sum(texts.values()) > MOST_TEXT:
        longest = max(texts, key=lambda name: texts[name])
        raise DataProblem(
            f"Columns: expected at most {MOST_TEXT // 10**6} MB of texts, found "
            f"{sum(texts.values()) // 10**6} MB; leave out a column such as "
            f"'{longest}'."
        )


def _task_and_outcomes(
    target: Column, cells: Cells
) -> tuple[Task, tuple[Outcome, ...]]:
    if target.kind == "number":
        known = cells[cells == cells]  # a missing number differs from itself
        if known.size < 2 or known.min() == known.max():
            found = f"only {known[0]:g}" if known.size else "none"
            raise DataProblem(
                f"Target '{target.name}': expected at least two different numbers, "
                f"found {found}."
            )
        return "number", ()
    if len(target.categories) < 2:
        raise DataProblem(
            f"Target '{target.name}': expected at least two classes, "
            f"found only '{target.categories[0]}'."
        )
    if len(target.categories) > 2:
        outcomes = [(word, word) for word in target.categories]
        task: Task = "classes"
    else:
        outcomes = [(f"{target.name}: {word}", word) for word in target.categories]
        task = "two_classes"
    return task, tuple(
        Outcome(
            name,
            f"{target.name}: {word}",
            f"has {target.name}: {word}",
            f"those with {target.name}: {word}",
        )
        for name, word in outcomes
    )
