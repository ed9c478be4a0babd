"""A room lives on, whatever its session has to say."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import nan

import pytest

from network_playground.runs.experiment import Experiment
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.session import Session
from network_playground.web.rooms.audience import Audience
from network_playground.web.rooms.command_queue import QueuedCommand
from network_playground.web.rooms.room import LONG_WORK, Room
from network_playground.web.rooms.viewer import Closing, Viewer
from network_playground.web.wire import decode_frame
from tests.patience import PATIENCE


class Page:
    """A viewer of a room, without a socket."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.viewer = Viewer(0)
        self.number = 0

    async def until(self, kind):
        """Take messages until one is of a kind."""
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await self.viewer.next()
                assert not isinstance(message, Closing), message.reason
                if isinstance(message, bytes):
                    told, _ = decode_frame(message)
                    self.room.audience.acknowledge(self.viewer, told["sequence"])
                else:
                    told = json.loads(message)
                if told["kind"] in kind:
                    return told

    async def do(self, kind, **fields):
        self.number += 1
        queued = QueuedCommand(
            self.viewer, "tab", self.number, {"kind": kind, **fields}
        )
        self.room.commands.add(queued)
        return await self.until(("done", "problem"))


@asynccontextmanager
async def page_in(session: Session) -> AsyncIterator[Page]:
    room = Room(session, Audience(0), set(), PATIENCE)
    task = asyncio.create_task(room.run())
    page = Page(room)
    room.audience.join(page.viewer)
    try:
        yield page
        assert not task.done()
    finally:
        task.cancel()


def test_an_event_that_cannot_be_sent_fails_its_command_and_no_other(caplog):
    async def live():
        async with page_in(Session()) as page:
            await page.until("frame")
            tell = {"kind": "answer", "value": nan}
            await page.room.jobs.do(lambda session: session.tell(tell))
            assert (await page.do("step"))["kind"] == "done"
            page.room._session.tell(tell)
            answer = await page.do("step")
            assert (answer["kind"], answer["number"]) == ("problem", 2)
            assert "our mistake" in answer["message"]
            assert (await page.do("step"))["kind"] == "done"

    asyncio.run(live())
    assert caplog.text.count("'answer' cannot be sent") == 2


def test_a_moment_that_cannot_be_sent_is_not_shown_and_the_room_goes_on(caplog):
    session = Session()
    scorer = session.trial.scorer
    name = scorer.score_name

    async def live():
        async with page_in(session) as page:
            await page.until("frame")
            await page.room.jobs.do(lambda _: setattr(scorer, "score_name", nan))
            assert (await page.do("step"))["kind"] == "done"
            async with asyncio.timeout(PATIENCE):
                while "A frame cannot be sent" not in caplog.text:
                    await asyncio.sleep(0)
            await page.room.jobs.do(lambda _: setattr(scorer, "score_name", name))
            assert (await page.do("step"))["kind"] == "done"
            assert (await page.until("frame"))["step"] == 2

    asyncio.run(live())


SMALL = Experiment(data="bank", hidden=(8,))
HEAVY = Experiment(data="digits", hidden=(400, 400))

# What is asked for, and whether it may be done where it keeps all rooms waiting.
STEPS = [
    (SMALL, "step", "phase", True),
    (SMALL, "step", "step", True),
    (SMALL, "step", "epoch", False),
    (SMALL, "back", "step", True),
    (SMALL, "back", "epoch", False),
    (HEAVY, "step", "phase", False),
    (HEAVY, "step", "step", False),
    (HEAVY, "back", "phase", False),
]


@pytest.mark.parametrize(("experiment", "kind", "unit", "is_quick"), STEPS)
def test_a_step_says_beforehand_whether_it_takes_long(experiment, kind, unit, is_quick):
    session = Session(experiment)
    session.timeline.go_to(63 if experiment is SMALL else 2)
    command = parse_command({"kind": kind, "unit": unit})
    assert (command.work(session) <= LONG_WORK) == is_quick


def test_a_way_back_that_is_long_says_so():
    session = Session(SMALL)
    timeline = session.timeline
    timeline.history_bytes = 4 * timeline.run.network.memory.nbytes
    timeline.go_to(2_000)
    timeline.latest = timeline.latest._replace(step=2_000)
    assert timeline.nearest(1_998).step < 1_900
    assert parse_command({"kind": "back"}).work(session) > LONG_WORK
    assert parse_command({"kind": "step"}).work(session) <= LONG_WORK
    assert parse_command({"kind": "pause"}).work(session) == 0


@pytest.mark.parametrize("unit", ["epoch", "step"])
def test_a_step_that_takes_long_keeps_no_other_room_waiting(unit):
    turns = 0

    async def count():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def live():
        async with page_in(Session(HEAVY.with_changes({"batch_size": 1_000}))) as page:
            await page.until("frame")
            counting = asyncio.create_task(count())
            for kind in ("report", "step", "back"):  # a question changes nothing
                before = turns
                assert (await page.do(kind, **asked(kind, unit)))["kind"] == "done"
                assert turns - before > 50
            counting.cancel()

    asyncio.run(live())


def asked(kind, unit):
    return {} if kind == "report" else {"unit": unit}


@pytest.mark.parametrize("is_playing", [False, True])
def test_a_landscape_is_computed_beside_everything_else(is_playing):
    async def live():
        session = Session(Experiment(data="circle"))
        async with page_in(session) as page:
            if is_playing:
                await page.do("set_speed", speed=8)
                await page.do("play")
            assert (await page.do("draw_landscape"))["kind"] == "done"
            progress = await page.until(("landscape_progress",))
            assert not progress["is_stopped"]
            start = session.timeline.steps_done
            landscape = await page.until(("landscape",))
            assert len(landscape["losses"]) == landscape["size"]
            assert (session.timeline.steps_done > start) == is_playing
            await page.do("draw_landscape")
            await page.do("stop_landscape")
            assert session.landscape is None

    asyncio.run(live())
