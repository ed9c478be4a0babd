"""A session: commands in, events and frames out. No socket, no clock.

It holds one experiment, one run of it and the present moment. A command that cannot be
carried out raises Problem and leaves everything as it was.
"""

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

import numpy as np

from app.engine.training import training_step
from app.playground.commands import Command, Unit
from app.playground.curve import Curve
from app.playground.edits import Edit
from app.playground.experiment import Experiment, experiment_from
from app.playground.frame import Frame, FrameLayout
from app.playground.header import header_of
from app.playground.introduction import introduction_of
from app.playground.problem import Problem
from app.playground.run import Run
from app.playground.scores import Scorer, Scores
from app.playground.source_lines import SourceLines
from app.playground.speeds import DEFAULT_SPEED, FULL, SPEEDS, Speed
from app.playground.timeline import Moment, Timeline, is_finite
from app.playground.wording import thousands

FILE_VERSION = 1

SOURCE = SourceLines(training_step, "app/engine/training.py")

Event = dict[str, Any]


class Session:
    """One person's playground; whoever has a reference to it may command it."""

    def __init__(
        self,
        experiment: Experiment | None = None,
        edits: Sequence[Edit] = (),
        step: int = 0,
    ) -> None:
        self.is_playing = False
        self.version = 0
        self.revision = 0
        self.speed_index = DEFAULT_SPEED
        self._events: list[Event] = []
        self._open(Run(experiment or Experiment()), edits)
        if step > 0:
            self.timeline.go(Moment(step - 1, self.timeline.last_phase))
        self._events.clear()

    @property
    def experiment(self) -> Experiment:
        return self.run.experiment

    @experiment.setter
    def experiment(self, experiment: Experiment) -> None:
        self.set_experiment(experiment)

    @property
    def speed(self) -> Speed:
        return SPEEDS[self.speed_index]

    # What comes in.

    def handle(self, command: Command) -> None:
        """Carry a command out at once. Raises Problem and changes nothing."""
        with np.errstate(all="ignore"):
            command.carry_out(self)

    def play(self, units: int | None, is_time_left: Callable[[], bool]) -> int:
        """While playing, advance by at most ``units`` of the speed's unit.

        Returns how many it did. Stops playing where the loss stops being finite.
        """
        if not self.is_playing:
            return 0
        with np.errstate(all="ignore"):
            if self.speed.unit == "step":
                done = self.timeline.play(units, is_time_left)
            else:
                done = 0
                while (units is None or done < units) and is_time_left():
                    self._walk_phase(1)
                    done += 1
            if self.timeline.phase.name == "repeat":
                self._stop_if_broken()
        if done:
            self._moved()
        return done

    # What goes out.

    def take_events(self) -> list[Event]:
        """Give the events since the last call, oldest first."""
        events, self._events = self._events, []
        return events

    def snapshot_events(self) -> list[Event]:
        """Give what a newcomer needs before the first frame."""
        return [self._experiment_event(), self._curve_event(), self._status_event()]

    def frame(self) -> Frame:
        """Show the present moment."""
        with np.errstate(all="ignore"):
            return Frame(self._header(), self.frame_layout.numbers(self.example))

    def saved(self) -> dict[str, Any]:
        """Give all that restores this moment, as plain JSON values."""
        return {
            "version": FILE_VERSION,
            "experiment": self.experiment.model_dump(mode="json"),
            "edits": [edit.model_dump(mode="json") for edit in self.timeline.edits],
            "moment": list(self.timeline.moment),
            "furthest": self.timeline.furthest,
        }

    @classmethod
    def restored(cls, saved: dict[str, Any]) -> "Session":
        """Open a saved moment again. Raises Problem."""
        session = cls(experiment_from(saved["experiment"]))
        session.timeline.go(Moment(*saved["moment"]))
        return session

    # What commands do.

    def set_playing(self, is_playing: bool) -> None:
        self.is_playing = is_playing
        self._events.append(self._status_event())

    def walk(self, unit: Unit, direction: int) -> None:
        """Go one phase, step or epoch forwards (1) or back (-1)."""
        self._pause()
        if unit == "phase":
            self._walk_phase(direction)
        else:
            per_epoch = self.run.batches.per_epoch
            size = 1 if unit == "step" else per_epoch
            done, moment = self.timeline.steps_done, self.timeline.moment
            is_whole = moment.phase == self.timeline.last_phase or moment == (0, 0)
            if direction > 0:
                target = (done // size + 1) * size
                if done > moment.step and not is_whole:  # at "update": finish this step
                    target = done if done % size == 0 else target
            else:
                target = (done - 1) // size * size
                if not is_whole and done == moment.step:
                    target = done // size * size
            self._go_to(max(0, target))
        self._stop_if_broken()
        self._moved()

    def jump(self, step: int) -> None:
        """Go to the moment after so many steps, among those already taken."""
        self._pause()
        nearest = min(max(step, 0), self.timeline.furthest)
        self._go_to(nearest)
        if nearest != step:
            self._tell(
                f"Expected a step from 0 to {thousands(self.timeline.furthest)}, "
                f"found {step}: this is the nearest."
            )
        self._moved()

    def reset(self) -> None:
        """Start the same experiment again, from the same weights."""
        self._open(self.run, ())

    def set_speed(self, index: int) -> None:
        self.speed_index = index
        self._events.append(self._status_event())

    def set_experiment(self, experiment: Experiment) -> None:
        """Start another experiment."""
        self._open(Run(experiment), ())

    def focus(self, index: int) -> None:
        """Look at another example of the batch."""
        size = self.run.batches.batch_size
        if index >= size:
            raise Problem(
                f"index: expected an example from 0 to {size - 1}, found {index}.",
                "index",
            )
        self.example = index
        self._moved()

    # How it is done.

    def _open(self, run: Run, edits: Sequence[Edit]) -> None:
        self.is_playing = False
        self.timeline = Timeline(run, edits)
        self.run = run
        self.scorer = Scorer(run)
        self.scores: Scores | None = None
        self.scored_at = -1
        self.curve = Curve()
        self.example = 0
        self.frame_layout = FrameLayout(run)
        self.revision += 1
        self._score()
        self._events += self.snapshot_events()
        self._moved()

    def _walk_phase(self, direction: int) -> None:
        step, phase = self.timeline.moment
        last = self.timeline.last_phase
        phase += direction
        if phase > last:
            step, phase = step + 1, 0
        elif phase < 0:
            if step == 0:
                return
            step, phase = step - 1, last
        self.timeline.go(Moment(step, phase))

    def _go_to(self, steps_done: int) -> None:
        last = self.timeline.last_phase
        self.timeline.go(Moment(steps_done - 1, last) if steps_done else Moment(0, 0))

    def _moved(self) -> None:
        self.version += 1

    def _pause(self) -> None:
        if self.is_playing:
            self.set_playing(False)

    def _tell(self, sentence: str) -> None:
        self._events.append(
            {"kind": "problem", "number": None, "message": sentence, "field": None}
        )

    def _stop_if_broken(self) -> None:
        """Go back to the last step whose loss and weights are finite, and say why."""
        if is_finite(self.timeline):
            return
        broken = self.timeline.moment.step
        step = broken
        while step > 0 and not is_finite(self.timeline):
            step -= 1
            self._go_to(step)
        self.timeline.furthest = self.timeline.steps_done
        self._pause()
        rate = float(self.run.optimizer.rates["learning_rate"])
        self._tell(
            f"In step {thousands(broken + 1)} the loss stopped being a finite number: "
            f"the weights grew too large for learning rate {rate:g}. This is the last "
            "finite step; a smaller learning rate keeps it finite."
        )

    def _score(self) -> None:
        """Measure the losses of this moment, unless playing leaves no time for it."""
        done = self.timeline.steps_done
        if done == self.scored_at and self.scores is not None:
            return
        is_racing = self.is_playing and self.speed.per_second == FULL
        pause = 5 * self.scorer.cost_in_steps if is_racing else 0
        if self.scores is not None and 0 <= done - self.scored_at < pause:
            self.scores = None
            return
        self.scores = self.scorer.scores()
        self.scored_at = done
        train, test = self.scores
        if isfinite(train.loss):
            self.curve.add(done, train.loss, test.loss if test else None)

    def _header(self) -> dict[str, Any]:
        self._score()
        header = header_of(
            self.run, self.timeline, self.example, self.scores, self.scorer.score_name
        )
        return {
            **header,
            "revision": self.revision,
            "lines": list(SOURCE.paragraph_at(self.timeline.line_number)),
            "is_playing": self.is_playing,
            "dtype": self.frame_layout.dtype,
        }

    def _experiment_event(self) -> Event:
        return {
            "kind": "experiment",
            "revision": self.revision,
            **introduction_of(self.run),
            "layout": self.frame_layout.described(),
            "code": {
                "file": SOURCE.file,
                "first_line": SOURCE.first_line,
                "lines": SOURCE.lines,
            },
        }

    def _curve_event(self) -> Event:
        return {"kind": "curve", "points": self.curve.points()}

    def _status_event(self) -> Event:
        return {
            "kind": "status",
            "is_playing": self.is_playing,
            "speed": self.speed_index,
            "furthest": self.timeline.furthest,
            "can_undo": False,
            "can_redo": False,
        }
