"""The error curve keeps its ends and its shape, however long a run gets."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from network_playground.runs.curve import MOST_POINTS, Curve


def curve_of(steps):
    curve = Curve()
    for step in steps:
        curve.add(step, 1 / (step + 1), 2 / (step + 1))
    return curve


def test_points_come_in_the_order_of_their_steps():
    curve = curve_of([5, 0, 3])
    assert curve.points() == [(0, 1.0, 2.0), (3, 0.25, 0.5), (5, 1 / 6, 2 / 6)]


def test_a_known_step_keeps_its_losses():
    curve = curve_of([4])
    curve.add(4, 99.0, None)
    assert curve.points() == [(4, 0.2, 0.4)]


def test_there_may_be_no_held_out_part():
    curve = Curve()
    curve.add(0, 0.5, None)
    assert curve.points() == [(0, 0.5, None)]


def test_a_long_run_is_thinned_and_keeps_both_ends():
    curve = curve_of(range(30 * MOST_POINTS))
    steps = [point[0] for point in curve.points()]
    assert MOST_POINTS // 4 <= len(steps) <= MOST_POINTS
    assert steps[0] == 0
    assert steps[-1] == 30 * MOST_POINTS - 1
    assert max(b - a for a, b in pairwise(steps)) <= 4 * 30


def test_points_from_frames_of_uneven_length_are_spread_over_the_whole_run():
    curve = curve_of(int(frame**1.5) for frame in range(5 * MOST_POINTS))
    steps = curve.steps
    assert len(steps) <= MOST_POINTS
    widest = max(b - a for a, b in pairwise(steps))
    assert widest <= steps[-1] / (MOST_POINTS / 10)


@given(st.lists(st.integers(0, 10_000), max_size=50), st.integers(0, 10_000))
def test_what_came_before_a_step_is_kept_by_a_fork(steps, fork):
    curve = curve_of(steps)
    earlier = curve.until(fork)
    kept = sorted({step for step in steps if step < fork})
    assert earlier.steps == kept
    assert earlier.points() == [p for p in curve.points() if p[0] in set(kept)]
    earlier.add(20_000, 1.0, None)
    assert 20_000 not in curve.losses
