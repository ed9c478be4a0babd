"""Every row says how PyTorch and scikit-learn write it, or why they cannot."""

import pytest

from network_playground.engine.activations import ACTIVATIONS
from network_playground.engine.losses import LOSSES
from network_playground.engine.optimizers import OPTIMIZERS
from network_playground.engine.rows import UNKNOWN

SPELLINGS = [
    pytest.param(table[name], field, id=f"{name}-{field}")
    for table in (ACTIVATIONS, LOSSES, OPTIMIZERS)
    for name in table
    for field in ("pytorch", "scikit_learn")
]


@pytest.mark.parametrize(("row", "field"), SPELLINGS)
def test_a_row_is_spelled_or_says_why_not(row, field):
    assert getattr(row, field) is not UNKNOWN, (
        f'{row.name}: expected {field}="...", or NoSpelling("why not"), found neither'
    )
