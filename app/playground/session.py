"""A session: commands in, events and frames out. No socket, no clock.

It holds the present trial and those before it. A command that cannot be carried out
raises Problem and leaves everything as it was.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from app.playground.answer import answer_to
from app.playground.commands import Command, Unit
from app.playground.dependence import dependence_on
from app.playground.edits import AnyEdit
from app.playground.experiment import AUTO, Experiment, experiment_from
from app.playground.exports.run_file import RunFile
from app.playground.frame import Frame
from app.playground.gradient_check import check_gradient
from app.playground.history import History
from app.playground.own_table import OWN, Offer, OwnTable
from app.playground.presets import PRESETS
from app.playground.problem import Problem
from app.playground.reach import reach_of
from app.playground.report import report_of
from app.playground.run import Run
from app.playground.saved_run import Saved, saved_of, trial_from
from app.playground.speeds import DEFAULT_SPEED, FULL, SPEEDS, Speed
from app.playground.timeline import Timeline, go_to_last_finite, is_finite
from app.playground.trial import Trial
from app.playground.wording import thousands

MAP_EVERY = 4  # frames, while playing: 15 decision maps a second are enough

Event = dict[str, Any]


class Session:
    """One person's playground; whoever has a reference to it may command it."""

    def __init__(
        self,
        experiment: Experiment | None = None,
        edits: Sequence[AnyEdit] = (),
        step: int = 0,
        own: OwnTable | None = None,
        trial: Trial | None = None,
    ) -> None:
        self.own = own  # the table that a person brought
        self.offer: Offer | None = None  # one that they look at, before it is used
        self.is_playing = False
        self.version = 0  # of the moment: grows with every change of what is shown
        self.revision = 0  # of the run: grows when its introduction changes
        self.speed_index = DEFAULT_SPEED
        self.history = History()
        self._frames = 0
        self._events: list[Event] = []
        self.trial = trial or _new_trial(experiment or Experiment(), own, edits, step)
        with np.errstate(all="ignore"):
            self._stop_if_broken()
            if trial is None:
                self.trial.score()

    @property
    def experiment(self) -> Experiment:
        return self.trial.run.experiment

    @property
    def timeline(self) -> Timeline:
        return self.trial.timeline

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
                done = self._play_steps(units, is_time_left)
            else:
                done = 0
                while (units is None or done < units) and is_time_left():
                    self.trial.walk("phase", 1)
                    done += 1
            self._stop_if_broken()
        if done:
            self.version += 1
        return done

    # What goes out.

    def take_events(self) -> list[Event]:
        """Give the events since the last call, oldest first."""
        events, self._events = self._events, []
        return events

    def snapshot_events(self) -> list[Event]:
        """Give what a newcomer needs before the first frame."""
        return [
            {
                "kind": "experiment",
                "revision": self.revision,
                "own": self.own.title if self.own else None,
                **self.trial.introduction(),
            },
            {"kind": "curve", "points": self.trial.curve.points()},
            self._status(),
        ]

    def frame(self) -> Frame:
        """Show the present moment."""
        with np.errstate(all="ignore"):
            is_racing = self.is_playing and self.speed.per_second == FULL
            self.trial.score(5 * self.trial.scorer.cost_in_steps if is_racing else 0)
            self._frames += 1
            has_map = not self.is_playing or self._frames % MAP_EVERY == 0
            header, numbers = self.trial.frame(has_map)
        shown = {"revision": self.revision, "is_playing": self.is_playing}
        return Frame({**header, **shown}, numbers)

    def saved(self) -> Saved:
        """Give all that restores this moment, as plain JSON values."""
        return saved_of(self.trial)

    @classmethod
    def restored(cls, saved: object) -> "Session":
        """Open a saved moment again. Raises Problem."""
        trial = trial_from(saved)
        return cls(own=trial.run.own, trial=trial)

    def open_file(self, file: RunFile) -> None:
        """Go on with a saved run in place of the present one, which undo brings back.

        Raises Problem and changes nothing.
        """
        with np.errstate(all="ignore"):
            trial = trial_from(file.saved)
            remark = file.remark(trial)
            self._leave_for(trial)
        if remark:
            self._tell(remark)

    # What commands do.

    def set_playing(self, is_playing: bool) -> None:
        self.is_playing = is_playing
        self._events.append(self._status())
        self.version += 1

    def walk(self, unit: Unit, direction: int) -> None:
        """Go one phase, step or epoch forwards (1) or back (-1)."""
        self._pause()
        self.trial.walk(unit, direction)
        self._stop_if_broken()
        self._moved()

    def jump(self, step: int) -> None:
        """Go to the moment after so many steps, among those already taken."""
        self._pause()
        nearest = min(max(step, 0), self.timeline.furthest)
        self.trial.go_to(nearest)
        self._stop_if_broken()
        if nearest != step:
            self._tell(
                f"step: expected 0 to {thousands(self.timeline.furthest)}, found "
                f"{step}; this is the nearest."
            )
        self._moved()

    def reset(self) -> None:
        """Start the same experiment again, from the same weights.

        What was set before the first step belongs to the start, as in a preset.
        """
        first = [edit for edit in self.timeline.edits if edit.step == 0]
        timeline = Timeline(self.trial.run, first)
        self._leave_for(Trial(timeline, None, self.trial))

    def set_speed(self, index: int) -> None:
        self.speed_index = index
        self._events.append(self._status())

    def set_experiment(self, changes: dict[str, Any]) -> None:
        """Start another experiment, which differs in some fields."""
        experiment = self.experiment.with_changes(changes)
        self._leave_for(_new_trial(experiment, self.own))

    def set_points(self, points: list[Any], held_out: list[int] | None = None) -> None:
        """Start the experiment again on points that a person placed."""
        self.set_experiment({"points": points, "held_out": held_out})

    def open(self, fields: dict[str, Any], step: int) -> None:
        """Start an experiment and go to a step: what a link asks for.

        Where that is farther than training goes in one command, says so.
        """
        run = Run(experiment_from(fields), self.own)
        trial, nearest = Trial(Timeline(run)), min(step, reach_of(run))
        trial.train_to(nearest)
        self._leave_for(trial)
        if nearest < step:
            self._tell(
                f"step: expected at most {thousands(nearest)} to be trained at once, "
                f"found {thousands(step)}; this is step {thousands(nearest)}. Play on "
                "from here."
            )

    def use_table(self, target: str, kinds: dict[str, str], missing: str) -> None:
        """Start again on the table that a person looked at, as they chose."""
        if self.offer is None:
            raise Problem("Expected a table to use, found none; add it once more.")
        table = self.offer.chosen(target, kinds, missing)
        fitting = {"columns": None, "output": AUTO, "loss": AUTO}
        experiment = self.experiment.with_changes({"data": OWN, **fitting})
        self._leave_for(_new_trial(experiment, table))

    def open_preset(self, name: str) -> None:
        """Start an experiment that comes with the playground."""
        if name not in PRESETS:
            known = ", ".join(PRESETS)
            raise Problem(f"name: expected one of {known}; found '{name:.40}'.", "name")
        preset = PRESETS[name]
        self._leave_for(_new_trial(preset.experiment, None, preset.edits))

    def focus(self, index: int) -> None:
        """Look at another example of the batch."""
        size = self.trial.run.batches.batch_size
        if index >= size:
            raise Problem(
                f"index: expected an example from 0 to {size - 1}, found {index}.",
                "index",
            )
        self.trial.example = index
        self._moved()

    def edit(self, edit: AnyEdit, goes_on: bool = False) -> None:
        """Change something by hand; what followed this moment is dropped.

        One that goes on with the edit before it is undone together with it. What
        plays, plays on.
        """
        old = self.timeline
        step = old.moment.step + (old.steps_done > old.moment.step)
        edit = edit.model_copy(update={"step": step})
        edit.check(self.trial.run)
        kept = [
            earlier
            for earlier in old.edits
            if earlier.step <= step and not edit.replaces(earlier)
        ]
        curve = self.trial.curve.until(step)
        timeline = old.forked([*kept, edit], step)
        if step > old.moment.step:  # where the edit is seen: at the end of the step
            timeline.go_to(step)
        else:
            timeline.go(old.moment)
        is_playing = self.is_playing
        is_same = goes_on and any(map(edit.replaces, old.edits))
        if not is_same or not self.history.past or self.history.future:
            self.history.leave(self.trial)
        self._open(Trial(timeline, curve, self.trial, self.trial.example), is_playing)

    def undo(self) -> None:
        self._return_to(self.history.undo(self.trial), "undo")

    def redo(self) -> None:
        self._return_to(self.history.redo(self.trial), "redo")

    def ask(self, values: dict[str, float | str]) -> None:
        """Ask about an example that is not in the data."""
        self._events.append(answer_to(self.trial.run, values))

    def check_gradient(self, name: str, layer: int, index: tuple[int, ...]) -> None:
        """Compare a gradient with the slope measured from two losses."""
        self._events.append(check_gradient(self.timeline, name, layer, index))

    def report(self) -> None:
        """Report on the network: how good it is, and what goes on inside."""
        self._events.append(report_of(self.trial.scorer))

    def dependence(self, column: str) -> None:
        """Tell how the answer changes with one column."""
        self._events.append(dependence_on(self.trial.run, column))

    # How it is done.

    def _play_steps(self, units: int | None, is_time_left: Callable[[], bool]) -> int:
        """Play whole steps; where rules may stop it, from epoch to epoch."""
        rules, timeline = self.trial.rules, self.timeline
        if not rules.is_active:
            return timeline.play(units, is_time_left)
        per_epoch, taken = self.trial.run.batches.per_epoch, 0
        while (units is None or taken < units) and is_time_left():
            left = per_epoch - timeline.steps_done % per_epoch
            wanted = left if units is None else min(left, units - taken)
            taken += timeline.play(wanted, is_time_left)
            epoch, rest = divmod(timeline.steps_done, per_epoch)
            reason = None if rest else rules.reason_to_stop(epoch)
            if reason:
                self.set_playing(False)
                self._tell(reason)
                break
        return taken

    def _leave_for(self, trial: Trial) -> None:
        self.history.leave(self.trial)
        self._open(trial)

    def _return_to(self, trial: Trial | None, word: str) -> None:
        if trial is None:
            raise Problem(f"Expected something to {word}, found nothing.")
        trial.timeline.resume()
        self._open(trial)

    def _open(self, trial: Trial, is_playing: bool = False) -> None:
        self.is_playing = is_playing
        self.trial = trial
        self.own = trial.run.own or self.own
        self.revision += 1
        trial.score()
        self._events += self.snapshot_events()
        self._stop_if_broken()
        self.version += 1

    def _moved(self) -> None:
        self.version += 1
        self._events.append(self._status())

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
        step = go_to_last_finite(self.timeline)
        self.set_playing(False)
        rate = float(self.trial.run.optimizer.rates["learning_rate"])
        self._tell(
            f"In step {thousands(step + 1)} the numbers grew beyond all bounds: "
            f"learning rate {rate:g} is too large here. This is the last finite step; "
            "go back and choose a smaller learning rate."
        )

    def _status(self) -> Event:
        return {
            "kind": "status",
            "is_playing": self.is_playing,
            "speed": self.speed_index,
            "furthest": self.timeline.furthest,
            "marks": sorted({edit.step for edit in self.timeline.edits}),
            "can_undo": bool(self.history.past),
            "can_redo": bool(self.history.future),
        }


def _new_trial(
    experiment: Experiment,
    own: OwnTable | None,
    edits: Sequence[AnyEdit] = (),
    step: int = 0,
) -> Trial:
    """Start an experiment, and go to a step. Raises Problem."""
    run = Run(experiment, own)
    for edit in edits:
        edit.check(run)
    trial = Trial(Timeline(run, edits))
    with np.errstate(all="ignore"):
        trial.go_to(step)
    return trial
