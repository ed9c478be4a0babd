"""A row that was written is in its table, where it can be chosen."""

import pytest

from network_playground.engine import activations, losses, optimizers
from network_playground.engine.rows import Activation, Loss, Rule

TABLES = (
    (activations, Activation, "ACTIVATIONS"),
    (losses, Loss, "LOSSES"),
    (optimizers, Rule, "OPTIMIZERS"),
)


@pytest.mark.parametrize(("module", "kind", "name"), TABLES)
def test_every_row_of_a_module_is_listed_in_its_table(module, kind, name):
    written = {row.name for row in vars(module).values() if isinstance(row, kind)}
    table = getattr(module, name)
    assert written
    assert written - set(table) == set(), f"list it in {name}"
    assert all(key == row.name for key, row in table.items())
