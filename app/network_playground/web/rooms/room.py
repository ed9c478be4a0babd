"""A room: a session, whoever looks at it, and the clock between the two.

One task owns the session. In every turn it carries out commands, trains for a moment,
and shows what came of it; so no two things ever happen to a session at once.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from time import perf_counter

from network_playground.runs.problem import Problem
from network_playground.runs.reach import step_work
from network_playground.sessions.commands.command import Command
from network_playground.sessions.commands.playing import Pause
from network_playground.sessions.commands.table import parse_command
from network_playground.sessions.events import Event
from network_playground.sessions.session import Session
from network_playground.web.rooms.audience import Audience
from network_playground.web.rooms.command_queue import CommandQueue, QueuedCommand, done
from network_playground.web.rooms.jobs import Jobs
from network_playground.web.rooms.pace import FrameClock, Pace, Rate, Spare
from network_playground.web.rooms.viewer import CRASHED, problem_event
from network_playground.web.shapes import FrameHeader
from network_playground.web.wire import encode_event, encode_frame

# Seconds of the event loop that training may take in one turn, all rooms together. An
# answer waits for about four turns: socket, page, room, and page again.
SLICE = 0.001
LONG = 0.002  # seconds of a step or frame that belong into a thread
LONG_WORK = 5_000_000  # multiplications that take about as long, known beforehand
THREAD_SLICE = 0.01  # seconds in a thread, where it keeps only its own room waiting

log = logging.getLogger(__name__)


class Room:
    """``playing`` is shared by all rooms: those that train or explore, between whom
    time is divided. A room without viewers pauses after ``patience`` seconds."""

    def __init__(
        self,
        session: Session,
        audience: Audience,
        playing: set["Room"],
        patience: float,
    ) -> None:
        self.audience = audience
        self._session = session
        self._playing = playing
        self._patience = patience
        self.commands = CommandQueue(audience.changed.set)
        self.jobs = Jobs(audience.changed.set)
        self._pace = Pace()
        self._rate = Rate()
        self._spare = Spare()
        self._is_heavy = False  # where one step takes long
        self._revision: int | None = None  # of the session, of which this is known
        self._frame_clock = FrameClock()
        self._sequence = 0
        self._frame = b""
        self._frame_version: int | None = None

    @property
    def state(self) -> tuple[int, int]:
        """Change whenever what is kept on disk of this room would change."""
        return self._session.version, self._session.speed_index

    async def run(self) -> None:
        """Live until cancelled. Whatever goes wrong here ends the room."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                self.audience.changed.clear()
                await self._take_commands(loop.time)
                await self.jobs.run(self._session)
                self._pause_without_viewers(loop.time())
                self._session.look(self.audience.looks, self.audience.listed)
                await self._train(loop.time())
                self._explore(loop.time)
                self._tell_events()
                frame_due = await self._show(loop.time())
                await self._rest(frame_due, loop.time())
        except Exception:
            log.exception("A room ended")
            self.audience.end(CRASHED, "The playground broke; this is our mistake.")
        finally:
            self.jobs.close()
            self._playing.discard(self)

    async def _take_commands(self, clock: Callable[[], float]) -> None:
        while queued := self.commands.take():
            if self.commands.is_new(queued):
                answer = await self._carry_out(queued, clock())
                is_told = self._tell_events()
                self.commands.remember(queued, answer if is_told else broken(queued))
            queued.viewer.answer(self.commands.answer_to(queued))

    async def _carry_out(self, queued: QueuedCommand, now: float) -> str:
        try:
            command = parse_command(queued.message)
        except Problem as problem:
            queued.viewer.count_mistake(now)
            return encode_event(problem_event(problem, queued.number))
        try:
            await self._handle(command)
        except Problem as problem:
            return encode_event(problem_event(problem, queued.number))
        except Exception:
            log.exception("The command %r failed", command)
            queued.viewer.end(CRASHED, "This command broke; this is our mistake.")
            return broken(queued)
        return done(queued.number)

    async def _handle(self, command: Command) -> None:
        """Carry a command out, in a thread if it may keep other rooms waiting."""
        if command.work(self._session) <= LONG_WORK:
            self._session.handle(command)
        else:
            await asyncio.to_thread(self._session.handle, command)

    async def _train(self, now: float) -> None:
        session = self._session
        if not session.is_playing:
            if not session.landscape:
                self._playing.discard(self)
            self._pace.stop()
            self._rate.forget()
            return
        self._playing.add(self)
        units = self._pace.due(session.speed, now)
        if units == 0:
            return
        if session.revision != self._revision:
            self._revision = session.revision
            self._is_heavy = step_work(session.trial.run) > LONG_WORK
        start = perf_counter()
        if self._is_heavy:
            end = start + THREAD_SLICE
            done = await asyncio.to_thread(
                session.play, units, lambda: perf_counter() < end
            )
        else:
            end = start + SLICE / len(self._playing)
            done = session.play(units, lambda: perf_counter() < end)
        self._is_heavy = perf_counter() - start > LONG * max(done, 1)

    def _explore(self, clock: Callable[[], float]) -> None:
        """Compute what takes long, in the time that nobody trains in."""
        session = self._session
        if not session.landscape:
            return
        self._playing.add(self)
        if self._is_busy and clock() < self._spare.due:
            return
        start = clock()
        end = perf_counter() + SLICE / len(self._playing)
        session.explore(lambda: perf_counter() < end)
        self._spare.worked(clock(), clock() - start)
        if not session.landscape and not session.is_playing:
            self._playing.discard(self)

    @property
    def _is_busy(self) -> bool:
        """Say whether somebody trains, here or in another room."""
        return self._session.is_playing or len(self._playing) > 1

    def _pause_without_viewers(self, now: float) -> None:
        left_at = self.audience.left_at
        if left_at is None or not self._session.is_playing:
            return
        if now - left_at >= self._patience:
            self._session.handle(Pause())

    def _tell_events(self) -> bool:
        """Tell all pages what happened; gives whether all of it could be told."""
        events = self._session.take_events()
        texts = encoded(events)
        for kind, text in texts:
            for viewer in self.audience.viewers:
                if kind == "problem":
                    viewer.answer(text)
                else:
                    viewer.tell(kind, text)
        return len(texts) == len(events)

    async def _show(self, now: float) -> float | None:
        """Show the present moment to all who are ready for it.

        Gives the time at which this is possible where it is not yet.
        """
        session, audience = self._session, self.audience
        newcomers = audience.seat_newcomers()
        if newcomers:
            snapshot = encoded(session.snapshot_events())
            for viewer in newcomers:
                for kind, text in snapshot:
                    viewer.tell(kind, text)
        waiting = [
            viewer
            for viewer in audience.viewers
            if viewer.version != session.shown and viewer.is_taking_frames
        ]
        if not waiting:
            return None
        if self._frame_version != session.shown:
            if now < self._frame_clock.due:
                return self._frame_clock.due
            await self._draw(now)
        for viewer in waiting:
            if self._frame:
                viewer.show(self._frame, self._sequence, session.shown)
            else:
                viewer.version = session.shown
        return None

    async def _draw(self, now: float) -> None:
        """Encode the present moment, once for all; nothing where it cannot be."""
        session = self._session
        start = perf_counter()
        has_map = not session.is_playing or now >= self._frame_clock.map_due
        is_heavy = session.trial.scorer.work > 2 * LONG_WORK
        if is_heavy or self._frame_clock.longest > 2 * LONG:
            frame = await asyncio.to_thread(session.frame, has_map)
        else:
            frame = session.frame(has_map)
        self._frame_clock.drew(now, perf_counter() - start, has_map)
        self._sequence += 1
        is_rated = session.is_playing and session.speed.unit == "step"
        rate = self._rate.at(now, frame.header["step"]) if is_rated else None
        header: FrameHeader = {
            **frame.header,
            "sequence": self._sequence,
            "steps_per_second": rate and round(rate, 1),
        }
        try:
            self._frame = encode_frame(header, frame.numbers)
        except ValueError as problem:
            log.error("A frame cannot be sent: %s", problem)
            self._frame = b""
        self._frame_version = session.shown

    async def _rest(self, frame_due: float | None, now: float) -> None:
        """Wait until something is due or somebody wants something."""
        waits = [] if frame_due is None else [frame_due - now]
        if self._session.is_playing:
            if self._pace.due(self._session.speed, now) is None:
                await asyncio.sleep(0)
                return
            waits.append(self._pace.wait(now))
            if self.audience.left_at is not None:
                waits.append(self.audience.left_at + self._patience - now)
        if self._session.landscape:
            waits.append(self._spare.due - now if self._is_busy else 0.0)
        try:
            async with asyncio.timeout(max(0.0, min(waits)) if waits else None):
                await self.audience.changed.wait()
        except TimeoutError:
            pass


def encoded(events: Iterable[Event]) -> list[tuple[str, str]]:
    """Write events as (kind, JSON), but for those that JSON cannot hold."""
    texts = []
    for event in events:
        try:
            texts.append((event["kind"], encode_event(event)))
        except (ValueError, TypeError):
            log.exception("An event of the kind %r cannot be sent", event["kind"])
    return texts


def broken(queued: QueuedCommand) -> str:
    """Answer a command that met a mistake of ours."""
    problem = Problem("This command failed for a reason that is our mistake.")
    return encode_event(problem_event(problem, queued.number))
