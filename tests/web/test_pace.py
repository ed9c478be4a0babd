"""The clock of a room is arithmetic, so it is tested without one."""

import pytest

from network_playground.sessions.speeds import FULL, SPEEDS, Speed
from network_playground.web.rate_limit import RateLimit
from network_playground.web.rooms.pace import FRAME, FrameClock, Pace, Rate, Spare

FINITE = [speed for speed in SPEEDS if speed.per_second != FULL]


@pytest.mark.parametrize("speed", FINITE, ids=lambda speed: speed.plain)
@pytest.mark.parametrize("turn", [0.001, 0.004, 0.0123])
def test_a_speed_is_kept_however_the_turns_fall(speed, turn):
    pace, seconds = Pace(), 30
    done = sum(pace.due(speed, 100 + i * turn) or 0 for i in range(int(seconds / turn)))
    assert done == pytest.approx(speed.per_second * seconds, rel=0.01, abs=1)


@pytest.mark.parametrize("speed", FINITE, ids=lambda speed: speed.plain)
def test_waiting_as_long_as_told_keeps_the_speed_too(speed):
    pace, now, done = Pace(), 5.0, 0
    while now < 65:
        done += pace.due(speed, now) or 0
        assert pace.wait(now) <= 1 / speed.per_second + 1 / 60
        now += pace.wait(now)
    assert done == pytest.approx(speed.per_second * 60, rel=0.01, abs=1)


@pytest.mark.parametrize("speed", FINITE, ids=lambda speed: speed.plain)
def test_a_clock_that_stood_still_is_not_made_up_for(speed):
    pace = Pace()
    pace.due(speed, 0)
    assert (pace.due(speed, 8 * 3600) or 0) <= max(1, speed.per_second / 60 + 1)
    assert (pace.due(speed, 8 * 3600 + 0.0001) or 0) <= 1


def test_the_first_unit_is_due_at_once_and_after_a_pause_again():
    pace, slow = Pace(), SPEEDS[0]
    assert pace.due(slow, 10) == 1
    assert pace.due(slow, 10.1) == 0
    pace.stop()
    assert pace.due(slow, 10.2) == 1


def test_another_speed_begins_at_once():
    pace = Pace()
    assert pace.due(SPEEDS[0], 0) == 1
    assert pace.due(SPEEDS[5], 0.1) == 1


def test_full_speed_has_no_number_of_units():
    assert Pace().due(Speed("step", FULL, "as fast as it can"), 0) is None


def test_the_rate_is_that_of_the_last_half_second():
    rate = Rate()
    assert rate.at(0, 0) is None
    for tick in range(1, 121):
        found = rate.at(tick / 60, 100 * tick)
    assert found == pytest.approx(6000)
    for tick in range(121, 160):
        found = rate.at(tick / 60, 12_000 + 10 * (tick - 120))
    assert found == pytest.approx(600)


def test_the_rate_begins_again_after_a_step_back():
    rate = Rate()
    rate.at(0, 5000)
    assert rate.at(1, 10) is None
    assert rate.at(2, 20) == pytest.approx(10)


def test_a_rate_limit_allows_some_at_once_and_then_so_many_a_second():
    limit = RateLimit(most=3, per_second=2, now=0)
    assert [limit.allow(0) for _ in range(4)] == [True, True, True, False]
    assert not limit.allow(0.4)
    assert limit.allow(0.5)
    assert not limit.allow(0.5)
    assert [limit.allow(1000) for _ in range(4)] == [True, True, True, False]


@pytest.mark.parametrize("late", [0, 0.001, 0.005])
def test_sixty_frames_a_second_are_drawn_however_late_the_turns_are(late):
    clock, now, drawn = FrameClock(), 5.0, 0
    while now < 15:
        drawn += 1
        clock.drew(now, 0.001)
        assert clock.due > now
        now = clock.due + late
    assert drawn == pytest.approx(600, abs=2)


def test_frames_after_a_rest_are_no_closer():
    clock = FrameClock()
    for now in (5, 7.3):
        clock.drew(now, 0.001)
        assert clock.due == pytest.approx(now + FRAME)


def test_dear_frames_take_a_quarter_of_the_time():
    clock, now, start, drawn = FrameClock(), 5.0, 65, 0
    while now < 125:
        clock.drew(now, 0.02)
        now = clock.due
        drawn += now > start
    assert 0.02 * drawn == pytest.approx(0.25 * 60, rel=0.02)


def test_one_frame_that_was_held_up_hardly_delays_the_next():
    clock, now = FrameClock(), 5.0
    for _ in range(100):
        clock.drew(now, 0.001)
        now = clock.due
    clock.drew(now, 0.045)
    assert clock.due - now < 0.025
    assert clock.longest == 0.045


@pytest.mark.parametrize("seconds", [0.001, 0.015])  # of a frame: 60 and 16 a second
def test_maps_come_about_15_times_a_second_however_many_frames_there_are(seconds):
    clock, now, maps = FrameClock(), 5.0, 0
    while now < 65:
        has_map = now >= clock.map_due
        maps += has_map
        clock.drew(now, seconds, has_map)
        now = clock.due
    assert 14 * 60 <= maps <= 17 * 60


def test_work_that_can_wait_gets_a_tenth_of_the_time():
    spare, now, worked = Spare(), 5.0, 0.0
    while now < 65:
        if now >= spare.due:
            now += 0.0004
            worked += 0.0004
            spare.worked(now, 0.0004)
        now += 0.001  # somebody trains
    assert worked / 60 == pytest.approx(Spare.SHARE, rel=0.25)
    assert worked / 60 <= Spare.SHARE
