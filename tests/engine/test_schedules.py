"""A schedule starts at the full learning rate and shrinks it as its formula says."""

import numpy as np
import pytest

from network_playground.engine.schedules import SCHEDULES
from tests.engine.formulas import valued


@pytest.mark.parametrize("row", SCHEDULES.values(), ids=lambda row: row.name)
def test_a_schedule_gives_the_share_of_its_formula(row):
    steps = np.arange(250.0)
    told = valued(row.formula, {"step": steps, "horizon": np.full(250, 100.0)})
    found = [row.share(step, 100) for step in range(250)]
    np.testing.assert_allclose(found, np.broadcast_to(told, 250), rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedule_never_grows(name):
    shares = [SCHEDULES[name].share(step, 10) for step in range(100)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
