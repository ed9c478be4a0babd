"""A session: commands in, events and frames out. No socket, no clock.

It holds the present trial and those before it. A command that cannot be carried out
raises Problem and leaves everything as it was.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from network_playground.measures.surface.landscape import Landscape
from network_playground.runs.divergence import leave_divergence
from network_playground.runs.edits.edit import Edit, Place
from network_playground.runs.experiment import Experiment
from network_playground.runs.own_table import Offer, OwnTable
from network_playground.runs.timeline import Timeline
from network_playground.sessions import beginnings, events
from network_playground.sessions.commands.command import Command, Unit
from network_playground.sessions.events import Event
from network_playground.sessions.history import History
from network_playground.sessions.run_file import RunFile
from network_playground.sessions.saved_run import Saved, saved_of, trial_from
from network_playground.sessions.shapes.frame import SessionHeader
from network_playground.sessions.speeds import (
    DEFAULT_SPEED,
    FASTEST,
    FULL,
    SPEEDS,
    Speed,
)
from network_playground.sessions.trial import Trial
from network_playground.words import remarks
from network_playground.words.wording import thousands


class Frame(NamedTuple):
    """A moment as it goes out: words and figures, and numbers that follow a layout."""

    header: SessionHeader
    numbers: NDArray[Any]


class Session:
    """One person's playground; whoever has a reference to it may command it."""

    def __init__(
        self,
        experiment: Experiment | None = None,
        edits: Sequence[Edit] = (),
        step: int = 0,
        own: OwnTable | None = None,
        trial: Trial | None = None,
    ) -> None:
        self.own = own  # the table that a person brought
        self.offer: Offer | None = None  # one that they look at, before it is used
        self.is_playing = False
        self.until: int | None = None  # the step that it plays to as fast as it can
        self.version = 0  # of the moment: grows with every change of it
        self._looked = 0  # grows when somebody looks at something else
        self.revision = 0  # of the run: grows when its introduction changes
        self.speed_index = DEFAULT_SPEED
        self.history = History()
        self.looks: Sequence[Place] = ()  # weights and biases that somebody looks at
        self.listed: Sequence[Place] = ()  # those told example by example
        self.landscape: Landscape | None = None  # one that is being computed
        self._events: list[Event] = []
        self.trial = trial or beginnings.begin(
            experiment or Experiment(), own, edits, step
        )
        with np.errstate(all="ignore"):
            self._leave_divergence()
            if trial is None:
                self.trial.score()

    @property
    def experiment(self) -> Experiment:
        return self.trial.run.experiment

    @property
    def timeline(self) -> Timeline:
        return self.trial.timeline

    @property
    def shown(self) -> int:
        """Number what a frame shows: it grows with the moment and with the looks."""
        return self.version + self._looked

    @property
    def speed(self) -> Speed:
        return FASTEST if self.until is not None else SPEEDS[self.speed_index]

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
            if self.until is not None:
                left = self.until - self.timeline.steps_done
                units = left if units is None else min(units, left)
            done, stop = self.trial.play(self.speed.unit, units, is_time_left)
            if self.until is not None and self.timeline.steps_done >= self.until:
                self.set_playing(False)
            if stop and self.until is None:  # a goal is reached as a link reaches it
                self._stop(remarks.of_stop(stop))
            self._leave_divergence()
        if done:
            self.version += 1
        return done

    def explore(self, is_time_left: Callable[[], bool]) -> None:
        """Go on with the landscape that was asked for, while there is time."""
        with np.errstate(all="ignore"):
            while (landscape := self.landscape) and is_time_left():
                if not landscape.go_on():
                    self.landscape = None
                    self.tell(landscape.described())
                elif news := landscape.news():
                    self.tell(news)

    # What goes out.

    def take_events(self) -> list[Event]:
        """Give the events since the last call, oldest first."""
        taken, self._events = self._events, []
        return taken

    def snapshot_events(self) -> list[Event]:
        """Give what a newcomer needs before the first frame."""
        return [
            events.experiment(self.trial, self.revision, self.own),
            events.curve(self.trial),
            self._status(),
        ]

    def look(self, places: Sequence[Place], listed: Sequence[Place] = ()) -> None:
        """Tell more of some weights and biases in every frame, of those that exist.

        Of the ``listed`` ones, each example's part of the gradient is told too, while
        it does not play: nobody reads a list that fast.
        """
        if (places, listed) != (self.looks, self.listed):
            self.looks, self.listed = places, listed
            self.trial.look(places)
            self._looked += 1

    def frame(self, has_map: bool = True) -> Frame:
        """Show the present moment; ``has_map`` asks for the decision map too."""
        with np.errstate(all="ignore"):
            is_racing = self.is_playing and self.speed.per_second == FULL
            self.trial.score(5 * self.trial.scorer.worth_in_steps if is_racing else 0)
            listed = () if self.is_playing else self.listed
            told, numbers = self.trial.frame(has_map, listed)
        header: SessionHeader = {
            **told,
            "revision": self.revision,
            "is_playing": self.is_playing,
        }
        return Frame(header, numbers)

    def saved(self) -> Saved:
        """Give all that restores this moment, as plain JSON values."""
        return saved_of(self.trial)

    @classmethod
    def restored(cls, saved: object, own: OwnTable | None = None) -> "Session":
        """Open a saved moment again. Raises Problem.

        ``own`` is the table at hand where the run is on other data.
        """
        trial = trial_from(saved)
        return cls(own=trial.run.own or own, trial=trial)

    def open_file(self, file: RunFile) -> None:
        """Go on with a saved run in place of the present one, which undo brings back.

        Raises Problem and changes nothing.
        """
        with np.errstate(all="ignore"):
            trial = trial_from(file.saved)
            self.leave_for(trial, file.remark(trial))

    # What commands do.

    def set_playing(self, is_playing: bool) -> None:
        # What is told to play on its way to a step goes on to that step.
        self.until = self.until if self.is_playing and is_playing else None
        self.is_playing = is_playing
        self.tell(self._status())
        self.version += 1

    def walk(self, unit: Unit, times: int) -> None:
        """Go so many phases, steps or epochs forwards, or one back (-1)."""
        self._pause()
        self.trial.walk(unit, times)
        self._leave_divergence()
        self._moved()

    def jump(self, step: int) -> None:
        """Go to the moment after so many steps, among those already taken."""
        self._pause()
        nearest = min(max(step, 0), self.timeline.furthest)
        self.trial.go_to(nearest)
        self._leave_divergence()
        if nearest != step:
            furthest = thousands(self.timeline.furthest)
            self._remark(
                f"step: expected 0 to {furthest}, found {step}; this is the nearest."
            )
        self._moved()

    def play_to(self, step: int) -> None:
        """Play as fast as it can to the end of a step, and stay there."""
        self.set_playing(True)
        self.until = step
        self._remark(f"On the way to step {thousands(step)}; Pause stays where it is.")

    def set_speed(self, index: int) -> None:
        self.speed_index = index
        self.tell(self._status())

    def leave_for(
        self, trial: Trial, remark: str | None = None, is_kept: bool = True
    ) -> None:
        """Go on with another trial in place of the present one.

        Undo brings that back where it ``is_kept``.
        """
        self._open(trial, is_left=is_kept)
        if remark:
            self._remark(remark)

    def focus(self, index: int) -> None:
        """Look at another example of the batch."""
        self.trial.focus(index)
        self._moved()

    def edit(self, edit: Edit, goes_on: bool = False) -> None:
        """Change something by hand; what followed this moment is dropped.

        One that goes on with the edit before it is undone together with it. What
        plays, plays on.
        """
        edit = beginnings.next_in(self.timeline, edit)
        trial = beginnings.begin_edited(self.trial, edit)
        is_same = goes_on and any(map(edit.replaces, self.timeline.edits))
        is_left = not is_same or not self.history.past or bool(self.history.future)
        self._open(trial, self.is_playing, is_left)

    def undo(self) -> None:
        self._open(self.history.undo(self.trial))

    def redo(self) -> None:
        self._open(self.history.redo(self.trial))

    def explore_on(self, landscape: Landscape | None) -> None:
        """Begin to compute a landscape in place of the one before; None stops it."""
        self.landscape = landscape
        self.tell(landscape.progress() if landscape else events.landscape_stopped())

    def tell(self, event: Event) -> None:
        """Send an event to whoever looks."""
        self._events.append(event)

    # How it is done.

    def _open(
        self, trial: Trial, is_playing: bool = False, is_left: bool = False
    ) -> None:
        """Put a trial in place of the present one, which is left for undo or not.

        Whatever cannot be told of it fails before anything has changed.
        """
        own = trial.run.own or self.own
        trial.score()
        trial.look(self.looks)
        introduction = events.experiment(trial, self.revision + 1, own)
        if is_left:
            self.history.leave(self.trial)
        self.is_playing = is_playing
        self.until = self.until if is_playing else None
        self.trial, self.own = trial, own
        if self.landscape:  # it is of the run before
            self.explore_on(None)
        self.revision += 1
        self._events += [introduction, events.curve(trial), self._status()]
        self._leave_divergence()
        self.version += 1

    def _moved(self) -> None:
        self.version += 1
        self.tell(self._status())

    def _pause(self) -> None:
        if self.is_playing:
            self.set_playing(False)

    def _remark(self, sentence: str) -> None:
        self.tell(events.remark(sentence))

    def _leave_divergence(self) -> None:
        if divergence := leave_divergence(self.timeline):
            self._stop(remarks.of_divergence(divergence))

    def _stop(self, sentence: str) -> None:
        self.set_playing(False)
        self._remark(sentence)

    def _status(self) -> Event:
        return events.status(
            self.trial, self.history, self.is_playing, self.speed_index
        )
