"""What do the error against one weight and the landscape cost beside training?

Steps kept: a session plays at full speed as in a room, with questions and without, in
turns, by the processor's own time, which others on the machine do not change. Curves a
second, and how long a landscape takes: a server is driven as the page does it. The goal
is 10 curves a second and hardly a step less.
"""

import argparse
from contextlib import ExitStack
from statistics import median
from time import perf_counter, process_time

import one_thread  # noqa: F401
from latency import FULL_SPEED, Page, server

from network_playground.runs.experiment import experiment_from
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from network_playground.web.rooms.pace import Spare
from network_playground.web.rooms.room import SLICE

PACE = 0.08  # seconds from one curve to the next, as on the page
TURN = 2 * PACE
EXPERIMENTS = {
    "2-4-2-1": {"data": "circle", "hidden": [4, 2], "batch_size": 10},
    "12-8-1": {"data": "bank"},
    "64-32-16-10": {"data": "digits", "hidden": [32, 16]},
}
CURVE = {"kind": "loss_along", "name": "weights", "layer": 1, "index": [0, 0]}
LANDSCAPE = {"kind": "draw_landscape"}
HEAD = """\
                curve,    steps  landsc.,    steps   curves     till     till
                    ms     kept         s     kept    a sec.   paused  playing"""


def do(session, command):
    session.handle(parse_command(command))


def steps_in_a_turn(session, beside):
    """Play for a turn as a room does; gives the steps."""
    start, first = process_time(), session.timeline.steps_done
    while (now := process_time()) < start + TURN:
        beside(now)
        end = process_time() + SLICE
        session.play(None, lambda end=end: process_time() < end)
        session.take_events()
    return session.timeline.steps_done - first


def curves_on(session):
    """Ask for a curve whenever one is due."""
    due = 0.0

    def beside(now):
        nonlocal due
        if now >= due:
            due = now + PACE
            do(session, CURVE)

    return beside


def landscapes_on(session):
    """Go on with a landscape, and begin another once it is done, as a room does."""
    spare = Spare()

    def beside(now):
        if session.landscape is None:
            do(session, LANDSCAPE)
        elif now >= spare.due:
            end = now + SLICE
            session.explore(lambda: process_time() < end)
            spare.worked(process_time(), process_time() - now)

    return beside


def kept(experiment, question, rounds):
    """Give the ratio of steps with a question to those without, in turns."""
    session = Session(experiment_from(experiment), step=100)
    do(session, {"kind": "set_speed", "speed": FULL_SPEED})
    do(session, {"kind": "play"})
    beside = question(session)
    pairs = []
    for _ in range(rounds):
        alone = steps_in_a_turn(session, lambda now: None)
        pairs.append(steps_in_a_turn(session, beside) / alone)
    return median(pairs)


def work_of(experiment):
    """Give the milliseconds of a curve, and the seconds of a landscape."""
    session = Session(experiment_from(experiment), step=100)
    curves = []
    for _ in range(50):
        start = process_time()
        do(session, CURVE)
        curves.append(process_time() - start)
    start = process_time()
    do(session, LANDSCAPE)
    session.explore(lambda: True)
    return 1000 * median(curves), process_time() - start


def drawn(page):
    """Give the seconds from the question to the landscape."""
    start = perf_counter()
    page.send(**LANDSCAPE)
    page.until("landscape")
    return perf_counter() - start


def curves_a_second(page, seconds=4):
    """Ask as the page does, one after the other; frames come and go meanwhile."""
    curves, start, due = 0, perf_counter(), 0.0
    while (now := perf_counter()) < start + seconds:
        if now < due:
            page.next()
            continue
        due = now + PACE
        page.until("done", page.send(**CURVE))
        curves += 1
    return curves / (perf_counter() - start)


def served(experiment):
    """Give what a page gets: curves a second, and the seconds of both landscapes."""
    with server() as host, ExitStack() as stack:
        page = Page(host, stack)
        page.until("done", page.send("set_experiment", experiment=experiment))
        paused = median(drawn(page) for _ in range(3))
        page.until("done", page.send("set_speed", speed=FULL_SPEED))
        page.until("done", page.send("play"))
        return curves_a_second(page), paused, drawn(page)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=25)
    options = parser.parse_args()
    print(HEAD)
    for name, experiment in EXPERIMENTS.items():
        curve, landscape = work_of(experiment)
        with_curves = kept(experiment, curves_on, options.rounds)
        with_landscape = kept(experiment, landscapes_on, options.rounds)
        curves, paused, playing = served(experiment)
        print(
            f"{name:14}{curve:8.2f}{with_curves:9.3f}{landscape:10.2f}"
            f"{with_landscape:9.3f}{curves:10.1f}{paused:9.2f}{playing:9.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
