"""Tables that ship as CSV files: how one is described, and how it is read."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np

from network_playground.datasets.columns import Cells, Column, Outcome, Task
from network_playground.datasets.dataset import Dataset
from network_playground.datasets.source import Source

FILES = Path(__file__).parent / "files"
MISSING = ("", "NA")


@dataclass(frozen=True, eq=False)
class ShippedTable:
    """A file in `files/` and the words for what it holds."""

    key: str
    title: str
    file: str
    task: Task
    noun: str
    nouns: str
    teaches: str
    note: str
    licence: str
    source: str
    columns: tuple[Column, ...]  # in the order in which they enter
    target: Column
    question: str
    outcomes: tuple[Outcome, ...] = ()
    # column -> what the file writes -> the word for it
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def as_source(self) -> Source:
        return Source(
            key=self.key,
            title=self.title,
            task=self.task,
            teaches=self.teaches,
            note=self.note,
            licence=self.licence,
            build=self.read,
        )

    def read(self) -> Dataset:
        """Read the file into a data set; columns that are not described are left."""
        with open(FILES / self.file, encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, strict=True)
            header = next(rows)
            cells = list(chain.from_iterable(rows))
        texts = {name: cells[i :: len(header)] for i, name in enumerate(header)}
        values = {
            column.name: self._cells(column, texts[column.name])
            for column in (*self.columns, self.target)
        }
        return Dataset(
            key=self.key,
            title=self.title,
            task=self.task,
            noun=self.noun,
            nouns=self.nouns,
            teaches=self.teaches,
            note=self.note,
            licence=self.licence,
            source=self.source,
            columns=self.columns,
            values=values,
            targets=(self.target,),
            outcomes=self.outcomes,
            question=self.question,
        )

    def _cells(self, column: Column, texts: list[str]) -> Cells:
        # A table of the distinct texts first: most columns hold few.
        if column.kind == "category":
            coded = self.codes.get(column.name, {})
            places = {word: place for place, word in enumerate(column.categories)}
            place_of = {
                text: -1 if text in MISSING else places[coded.get(text, text)]
                for text in set(texts)
            }
            found = np.fromiter(map(place_of.__getitem__, texts), np.intp, len(texts))
            return np.array([*column.categories, ""])[found]  # -1 finds the last, ""
        number_of = {
            text: np.nan if text in MISSING else float(text) for text in set(texts)
        }
        return np.fromiter(map(number_of.__getitem__, texts), np.float64, len(texts))
