"""A person's own table: the text of their file, and what they chose about it.

It holds all that makes the data set again, so a saved run carries it.
"""

from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from network_playground.datasets.dataset import Dataset
from network_playground.datasets.encoding import Missing
from network_playground.datasets.preparation import prepare
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.reading.csv_table import Table, read_text
from network_playground.runs.problem import Problem, problem_of
from network_playground.runs.shapes import TablePlan, TablePreview

OWN = "own"  # how an experiment names this data
MOST_CHARACTERS = 5_000_000
LONGEST_SHOWN = 60  # characters of a cell


@dataclass(frozen=True)
class Offer:
    """The text of a file that a person looks at, before they choose what to do."""

    title: str
    text: str
    encoding: str

    def chosen(self, target: str, kinds: dict[str, str], missing: str) -> "OwnTable":
        """Make it a table with these choices. Raises Problem."""
        choices = {"target": target, "kinds": kinds, "missing": missing}
        return own_table_from({**vars(self), **choices})


class OwnTable(BaseModel):
    """A frozen record; the same table and choices give the same data set."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: str = Field(default="", max_length=200)
    text: str = Field(max_length=MOST_CHARACTERS)
    encoding: str = Field(default="UTF-8", max_length=20)
    target: str
    kinds: dict[str, str] = Field(default_factory=dict)  # where not as proposed
    missing: Missing = "median"

    def read(self) -> Table:
        """Read the text again. Raises DataProblem."""
        return read_text(self.text, self.encoding, self.title)

    @cached_property
    def dataset(self) -> Dataset:
        """Make the data set, once. Raises DataProblem."""
        return self.read().to_dataset(self.target, self.kinds, self.missing)


def own_table_from(fields: object) -> OwnTable:
    """Validate a table from outside, and try whether it can be used. Raises Problem."""
    try:
        table = OwnTable.model_validate(fields)
        _ = table.dataset
    except ValidationError as invalid:
        raise problem_of(invalid) from None
    except ValueError as refused:
        raise Problem(str(refused), "own") from None
    return table


def preview_of(table: Table) -> TablePreview:
    """Tell what was read, and what each column seems to be, before it is used."""
    return {
        "title": table.title,
        "size": table.size,
        "columns": [
            {
                "name": column.name,
                "kind": column.kind,
                "reason": column.reason,
                "missing": column.missing,
                "distinct": column.distinct,
                "examples": [_short(example) for example in column.examples],
            }
            for column in table.columns
        ],
        "rows": [[_short(cell) for cell in row] for row in table.preview],
        "target": table.target,
        "notes": list(table.notes),
    }


def plan_of(own: OwnTable) -> TablePlan:
    """Tell what would enter a network, and what it would have to answer.

    Raises Problem where nothing would be left to learn from.
    """
    try:
        data = prepare(own.dataset)
    except DataProblem as refused:
        raise Problem(str(refused), "own") from None
    outcomes = [outcome.name for outcome in data.dataset.outcomes]
    return {
        "task": data.dataset.task,
        "inputs": [{"name": row.name, "column": row.column} for row in data.inputs],
        "outputs": outcomes or list(data.output_names),
        "train_size": len(data.train_rows),
        "test_size": len(data.test_rows),
        "notes": list(data.notes),
    }


def _short(cell: str) -> str:
    return cell if len(cell) <= LONGEST_SHOWN else cell[: LONGEST_SHOWN - 1] + "…"
