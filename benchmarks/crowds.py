"""How often do the crowds move beside training at full speed, and what do they cost it?

On the default bank network and on digits: the crowds that a second of full speed shows
on the real page at 1440 by 900 (goal: 10), and the steps a second of a room with and
without them, in turns in one session (goal: a ratio of at least 0.97). Each turn
trains as a room does, with 60 frames a second of the processor's time, some of which
have the crowds, as in a room.
"""

import argparse
from statistics import median
from time import process_time

import one_thread  # noqa: F401
from browser import FULL_SPEED, leave, opened, play, playground, room_for

from network_playground.runs.experiment import Experiment
from network_playground.sessions.session import Session
from network_playground.web.rooms.pace import FRAME, FrameClock
from network_playground.web.wire import encode_frame

EXPERIMENTS = {
    "bank": {"data": "bank", "batch_size": 32},
    "digits": {"data": "digits", "hidden": [32, 16], "batch_size": 32},
}
SLICE = 0.001  # seconds of training between two looks at the clock, as in a room
TURN = 0.25  # seconds

COUNT = """(seconds) => new Promise((resolve) => {
  const canvas = document.querySelector('#crowds canvas');
  const { prototype } = CanvasRenderingContext2D;
  const { clearRect } = prototype;
  let drawn = 0;
  prototype.clearRect = function (...box) {
    if (this.canvas === canvas) drawn += 1;
    return clearRect.apply(this, box);
  };
  const start = { now: performance.now(), step: playground.frame.step };
  setTimeout(() => {
    prototype.clearRect = clearRect;
    const rate = 1000 / (performance.now() - start.now);
    resolve([drawn * rate, (playground.frame.step - start.step) * rate]);
  }, 1000 * seconds);
})"""


def show_page(repeats: int, seconds: float) -> None:
    fast = {"kind": "set_speed", "speed": FULL_SPEED}
    with playground() as (address, browser):
        for name, fields in EXPERIMENTS.items():
            change = {"kind": "set_experiment", "experiment": fields}
            page = opened(browser, address, room_for(address, change, fast))
            play(page)
            rounds = [page.evaluate(COUNT, seconds) for _ in range(repeats)]
            moves, steps = (median(figures) for figures in zip(*rounds, strict=True))
            print(
                f"{name}: the crowds move {moves:.1f} times a second (goal: 10) beside "
                f"{steps:,.0f} steps",
                flush=True,
            )
            leave(page)


def steps_in_a_turn(session: Session, has_crowds: bool) -> float:
    """Train at full speed for a turn, with frames; give the steps a second."""
    start = now = process_time()
    first, frame_due, crowds_due = session.timeline.steps_done, start, start
    while now - start < TURN:
        end = now + SLICE
        session.play(None, lambda end=end: process_time() < end)
        now = process_time()
        if now < frame_due:
            continue
        is_due = has_crowds and now >= crowds_due
        frame = session.frame(is_due)
        encode_frame({**frame.header, "sequence": 1}, frame.numbers)
        frame_due = now + FRAME
        if is_due:
            crowds_due = now + FrameClock.MAP
        now = process_time()
    return (session.timeline.steps_done - first) / (now - start)


def show_cost(rounds: int) -> None:
    for name, fields in EXPERIMENTS.items():
        session = Session(Experiment().with_changes(fields))
        session.set_speed(FULL_SPEED)
        session.set_playing(True)
        steps_in_a_turn(session, True)
        pairs = [
            (steps_in_a_turn(session, True), steps_in_a_turn(session, False))
            for _ in range(rounds)
        ]
        ratio = median(there / without for there, without in pairs)
        there, without = (median(side) for side in zip(*pairs, strict=True))
        print(
            f"{name}: {there:,.0f} steps a second with the crowds, {without:,.0f} "
            f"without; ratio {ratio:.3f} (goal: 0.97)",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5, help="take the median")
    parser.add_argument("--seconds", type=float, default=4, help="of each count")
    parser.add_argument("--rounds", type=int, default=30, help="of two turns")
    options = parser.parse_args()
    show_cost(options.rounds)
    show_page(options.repeats, options.seconds)


if __name__ == "__main__":
    main()
