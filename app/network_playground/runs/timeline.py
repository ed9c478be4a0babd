"""Time is a coordinate: any moment of a run, forwards or back, to the last bit.

A moment is (step, phase), both counted from 0. It is a pure function of the experiment,
the edits and itself; so going back is: the nearest checkpoint, then replay.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import islice
from math import isfinite
from types import FrameType, GeneratorType
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from network_playground.engine.network import Phase
from network_playground.runs.edits.edit import Edit
from network_playground.runs.reach import reach_of
from network_playground.runs.run import Run

HISTORY_BYTES = 64 * 2**20  # of checkpoints, for one session


class Moment(NamedTuple):
    """A step, counted from 0, and a phase of it, counted from 0."""

    step: int
    phase: int


class Checkpoint(NamedTuple):
    """What the network passes on to a step, at whose start it is."""

    step: int
    memory: NDArray[Any]


class Slots(NamedTuple):
    """What the optimizer remembered of the parameters ``at``; None for all of them."""

    at: NDArray[np.intp] | None
    values: NDArray[Any]  # (slots, parameters)


class Timeline:
    """The moments of one run; ``moment`` is the present one.

    ``looked`` is where the parameters lie that somebody looks at; None for nobody.
    """

    def __init__(
        self,
        run: Run,
        edits: Sequence[Edit] = (),
        history_bytes: int = HISTORY_BYTES,
    ) -> None:
        self.run = run
        self.edits = tuple(sorted(edits, key=lambda edit: edit.step))
        self.history_bytes = history_bytes
        self.last_phase = len(run.phases) - 1
        self.interval = 64  # steps between checkpoints
        self.checkpoints: dict[int, NDArray[Any]] = {}
        # One more, never thinned out, is renewed so often that the way from it to the
        # present moment is never longer than one command may be.
        self.latest_every = min(self.interval, reach_of(run))
        self.latest = Checkpoint(0, run.network.memory)
        self.furthest = 0  # steps done at the furthest moment so far
        self.looked: NDArray[np.intp] | None = None
        self._noted: Slots | None = None  # at the start of the present step
        network = run.network
        size = network.parameters.size
        self._remembered = network.memory[size:].reshape(-1, size)  # (slots, size)
        self._stepped = network.parameters, network.changes  # before the last edits
        self.generator = run.begin(0)
        self.moment = Moment(0, 0)
        self._start()
        self._begin_partly(0)
        next(self.generator)

    @property
    def steps_done(self) -> int:
        """Count the updates done at the present moment."""
        phase = self.run.phases[self.moment.phase].name
        return self.moment.step + (phase in ("update", "repeat"))

    @property
    def phase(self) -> Phase:
        """Name the present phase."""
        return self.run.phases[self.moment.phase]

    @property
    def edits_here(self) -> list[Edit]:
        """List what was changed by hand at this very moment, at the end of a step."""
        if self.moment.phase != self.last_phase:
            return []
        return [edit for edit in self.edits if edit.step == self.steps_done]

    @property
    def stepped(self) -> tuple[NDArray[Any], NDArray[Any]] | None:
        """Give the parameters as the step left them, and how far it moved them.

        None where nothing was changed by hand after it, at this very moment.
        """
        return self._stepped if self.edits_here else None

    @property
    def learning_rate(self) -> float:
        """Give the rate of the present step, which ends before what is done by hand."""
        run, step = self.run, self.moment.step
        rate = run.experiment.learning_rate
        for edit in self.edits:
            if edit.step <= step:
                rate = edit.rate_after(rate)
        return rate * run.schedule(step, run.experiment.horizon)

    @property
    def code_frame(self) -> FrameType:
        """Give the suspended frame of the step's code: its line, its variables."""
        generator = cast("GeneratorType[Phase, None, None]", self.generator)
        return cast(FrameType, generator.gi_frame)

    def go(self, moment: Moment) -> None:
        """Make a moment the present one."""
        step, phase = moment
        is_ahead = step == self.moment.step and phase >= self.moment.phase
        if not is_ahead:
            self._arrive_at(step)
            self._noted = None if self.looked is None else self._slots()
            if phase == self.last_phase:
                self.generator = self._begin(step)
            else:
                self._begin_partly(step)
        here = self.moment.phase + 1 if is_ahead else 0
        _exhaust(islice(self.generator, phase + 1 - here))
        self.moment = moment
        if phase == self.last_phase:
            self._end_step(step)
        self.furthest = max(self.furthest, self.steps_done)

    def go_to(self, steps_done: int) -> None:
        """Go to the end of a step, or to the very start."""
        last = self.last_phase
        self.go(Moment(steps_done - 1, last) if steps_done else Moment(0, 0))

    def play(self, steps: int | None, is_time_left: Callable[[], bool]) -> int:
        """Take whole steps until they or the time run out, or the loss is not finite.

        Returns how many were taken. While somebody looks, the first of them and the
        last begin with a note of what the optimizer remembers there: whichever ends
        up as the present one has it, and those between cost no more than usual.
        """
        if self.looked is None:
            return self._play(steps, is_time_left)
        if steps == 0 or not is_time_left():
            return 0
        taken = self._play_noted()
        if steps == 1 or not is_time_left() or not isfinite(self.run.network.loss):
            return taken
        taken += self._play(None if steps is None else steps - 2, is_time_left)
        if isfinite(self.run.network.loss):
            taken += self._play_noted()
        return taken

    def _play_noted(self) -> int:
        """Take one step, which tells later what was remembered before it."""
        if self.moment.phase != self.last_phase:  # it was noted as it began
            return self._finish_step()
        noted = self._slots(self.looked)
        taken = self._play(1, lambda: True)
        self._noted = noted
        return taken

    def _play(self, steps: int | None, is_time_left: Callable[[], bool]) -> int:
        self._noted = None
        run, count = self.run, self.last_phase + 1
        taken = 0
        while (steps is None or taken < steps) and is_time_left():
            step, phase = self.moment
            if phase == self.last_phase:
                step += 1
                self.generator = self._begin(step)
                _exhaust(islice(self.generator, count))
                self.moment = Moment(step, self.last_phase)
                self._end_step(step)
                taken += 1
            else:
                taken += self._finish_step()
            if not isfinite(run.network.loss):
                break
        self.furthest = max(self.furthest, self.steps_done)
        return taken

    def _finish_step(self) -> int:
        """Go to the end of a step that was begun by hand."""
        self.go(Moment(self.moment.step, self.last_phase))
        return 1

    def forked(self, edits: Sequence[Edit], step: int) -> "Timeline":
        """Give a timeline with other edits from ``step`` on; the past is kept."""
        fork = Timeline(self.run, edits, self.history_bytes)
        fork.interval = self.interval
        fork.looked = self.looked
        fork.checkpoints.update(
            {at: memory for at, memory in self.checkpoints.items() if at < step}
            if step
            else {}
        )
        if self.latest.step < step:
            fork.latest = self.latest
        return fork

    def nearest(self, step: int) -> Checkpoint:
        """Give the last checkpoint that is not behind the start of a step."""
        start = max(at for at in self.checkpoints if at <= step)
        if start <= self.latest.step <= step:
            return self.latest
        return Checkpoint(start, self.checkpoints[start])

    def bytes(self) -> int:
        """Count the memory that the checkpoints take."""
        kept = (self.latest.memory, *self.checkpoints.values())
        return sum(memory.nbytes for memory in kept)

    def parameters_before(self) -> NDArray[Any]:
        """Give the weights and biases with which the present step began."""
        network = self.run.network
        if self.steps_done == self.moment.step:
            return network.parameters.copy()
        return network.parameters - network.changes

    def look(self, at: NDArray[np.intp] | None) -> None:
        """Note from now on what the optimizer remembers of the parameters ``at``.

        None where nobody looks. Some optimizers remember nothing.
        """
        self.looked = at if self.run.network.slots else None

    def slots_before(self) -> dict[str, NDArray[Any]]:
        """Give by slot what was remembered, when this step began, of what is looked at.

        It is noted on the way to the present moment; where it was not, the way is gone
        once more.
        """
        at = self.looked
        if at is None:
            return {}
        noted = self._noted
        if noted is None or (noted.at is not None and noted.at is not at):
            self.resume()
            noted = self._noted
        assert noted is not None, "the step has begun again"
        values = noted.values if noted.at is at else noted.values[:, at]
        return dict(zip(self.run.network.slots, values, strict=True))

    def _slots(self, at: NDArray[np.intp] | None = None) -> Slots:
        """Copy what the optimizer remembers of some parameters, or of all."""
        slots = self._remembered
        return Slots(at, slots.copy() if at is None else slots.take(at, axis=1))

    def forget(self) -> None:
        """Drop all checkpoints but the first."""
        self.checkpoints = {0: self.checkpoints[0]}
        self.latest = Checkpoint(0, self.checkpoints[0])

    def resume(self) -> None:
        """Take the run's network over again, after another timeline has used it."""
        moment, self.moment = self.moment, Moment(-1, 0)
        self.go(moment)

    def _start(self) -> None:
        self.run.start()
        self._stand(0)
        self._apply(0)
        self._keep(0)

    def _begin_partly(self, step: int) -> None:
        self.run.forget_traces()
        self.generator = self._begin(step)

    def _begin(self, step: int) -> Generator[Phase, None, None]:
        """Begin a step, at whose start the network is."""
        if step % self.latest_every == 0:
            self.latest = Checkpoint(step, self.run.network.memory.copy())
        return self.run.begin(step)

    def _arrive_at(self, step: int) -> None:
        """Bring the network to the start of a step."""
        if not (self.moment.phase == self.last_phase and self.moment.step == step - 1):
            start, memory = self.nearest(step)
            self.run.network.memory[:] = memory
            self._stand(start)
            for earlier in range(start, step):
                _exhaust(self._begin(earlier))
                self._end_step(earlier)

    def _end_step(self, step: int) -> None:
        """Apply the edits that belong to the start of the next step."""
        self._apply(step + 1)
        if (step + 1) % self.interval == 0:
            self._keep(step + 1)

    def _apply(self, step: int) -> None:
        if not self.edits:
            return
        edits = [edit for edit in self.edits if edit.step == step]
        if edits:
            network = self.run.network
            self._stepped = network.parameters.copy(), network.changes.copy()
        for edit in edits:
            edit.apply(self.run)
            edit.stand(self.run)

    def _stand(self, step: int) -> None:
        """Put in force what was changed for good up to the start of a step."""
        run = self.run
        run.network.trainable = None
        run.set_learning_rate(run.experiment.learning_rate)
        for edit in self.edits:
            if edit.step <= step:
                edit.stand(run)

    def _keep(self, step: int) -> None:
        if step in self.checkpoints:
            return
        self.checkpoints[step] = self.run.network.memory.copy()
        while self.bytes() > self.history_bytes and len(self.checkpoints) > 2:
            self.interval *= 2
            for at in list(self.checkpoints):
                if at % self.interval:
                    del self.checkpoints[at]


def _exhaust(iterator: Iterator[Any]) -> None:
    deque(iterator, maxlen=0)
