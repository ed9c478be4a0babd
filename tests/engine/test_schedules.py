"""A schedule starts at the full learning rate and shrinks it as its formula says."""

from math import sqrt

import pytest

from network_playground.engine.schedules import SCHEDULES


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("constant", {0: 1, 50: 1, 100: 1, 1000: 1}),
        ("step", {0: 1, 99: 1, 100: 0.5, 199: 0.5, 200: 0.25, 1000: 2**-10}),
        ("cosine", {0: 1, 25: (1 + sqrt(0.5)) / 2, 50: 0.5, 100: 0, 1000: 0}),
    ],
)
def test_schedule_gives_the_share_of_its_formula(name, shares):
    schedule = SCHEDULES[name]
    for step, share in shares.items():
        assert schedule.share(step, 100) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedule_never_grows(name):
    shares = [SCHEDULES[name].share(step, 10) for step in range(100)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
