"""All data sets that come along, by their key."""

from collections.abc import Mapping

from network_playground.datasets.dataset import Dataset
from network_playground.datasets.problem import DataProblem
from network_playground.datasets.sets.bank import BANK
from network_playground.datasets.sets.builtin import RULES
from network_playground.datasets.sets.micrograd import MICROGRAD_MOONS
from network_playground.datasets.sets.tables import TABLES
from network_playground.datasets.sets.worked_example import WORKED_EXAMPLE
from network_playground.datasets.source import Source

DATASETS: dict[str, Source] = {
    source.key: source
    for source in (
        BANK.as_source(),
        *(rule.as_source() for rule in RULES),
        *(table.as_source() for table in TABLES),
        WORKED_EXAMPLE,
        MICROGRAD_MOONS,
    )
}


def load(key: str, options: Mapping[str, int] | None = None) -> Dataset:
    """Make the data set `key`, with its usual options where none are given.

    Raises DataProblem for an unknown data set or option, or a value out of range.
    """
    if key not in DATASETS:
        known = ", ".join(DATASETS)
        raise DataProblem(f"Data set: expected one of {known}; found '{key:.60}'.")
    return DATASETS[key].load(options)
