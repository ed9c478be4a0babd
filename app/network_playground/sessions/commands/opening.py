"""The commands that begin a run: again, on other data, with other settings."""

from typing import Any

from pydantic import Field

from network_playground.runs.problem import Problem
from network_playground.sessions import beginnings
from network_playground.sessions.commands.command import Command, Player
from network_playground.sessions.speeds import DEFAULT_SPEED

FURTHEST = 100  # times what one command trains, a link may lead


class Reset(Command):
    """Start the same experiment again, from the same first weights."""

    kind = "reset"

    def carry_out(self, session: Player) -> None:
        session.leave_for(beginnings.begin_again(session.trial))


class SetExperiment(Command):
    """Start an experiment that differs from the present one in some settings."""

    kind = "set_experiment"
    experiment: dict[str, Any]
    """The settings that change, as an Experiment has them; others stay as they are."""

    def carry_out(self, session: Player) -> None:
        session.leave_for(
            beginnings.begin_changed(session.trial, self.experiment, session.own)
        )


class SetPoints(Command):
    """Start the experiment again on points that a person placed."""

    kind = "set_points"
    points: list[Any]
    """Each [x1, x2, class], or [x1, x2, number]."""
    held_out: list[int] | None = None
    """Places in that list, from 0, of the points that only examine."""

    def carry_out(self, session: Player) -> None:
        points = {"points": self.points, "held_out": self.held_out}
        session.leave_for(beginnings.begin_changed(session.trial, points, session.own))


class Open(Command):
    """Start an experiment from its settings alone, and train to a step: a link."""

    kind = "open"
    experiment: dict[str, Any]
    """The settings that differ from the usual ones, as an Experiment has them."""
    step: int = Field(default=0, ge=0)
    """How many steps to train, at most 100 times as many as one command takes.

    What one command takes is trained before the answer: 20,000 steps, fewer of a
    large network. The rest is played at full speed, and pauses there.
    """
    preset: str | None = None
    """The name of a preset, whose weights set by hand it starts with."""

    def carry_out(self, session: Player) -> None:
        trial, told = beginnings.begin_link(
            self.experiment, session.own, self.step, self.preset
        )
        # Whoever follows a link has not come for a first look, and has left nothing.
        is_first = session.version == 0
        if is_first:
            session.set_speed(DEFAULT_SPEED)
        done, here = trial.timeline.steps_done, session.trial
        goal = min(self.step, FURTHEST * done)
        if trial.is_of_run(here) and done <= here.timeline.steps_done <= goal:
            trial, done = here, here.timeline.steps_done  # it is on the way already
        if not trial.is_like(here):  # else there is nothing to undo
            session.leave_for(trial, " ".join(told) or None, is_kept=not is_first)
        # Where the numbers stopped being finite, the session went back some steps.
        if trial.timeline.steps_done == done < goal:
            session.play_to(goal)


class OpenPreset(Command):
    """Start an experiment that comes with the playground."""

    kind = "open_preset"
    name: str
    """Its name in the catalog."""

    def carry_out(self, session: Player) -> None:
        session.leave_for(beginnings.begin_preset(self.name))


class UseTable(Command):
    """Start an experiment on the table that was uploaded last."""

    kind = "use_table"
    target: str
    """The column to be predicted."""
    kinds: dict[str, str] = Field(default_factory=dict)
    """How columns are read, where that differs from what was proposed, by name."""
    missing: str = "median"
    """What takes the place of a missing value."""

    def carry_out(self, session: Player) -> None:
        if session.offer is None:
            raise Problem("Expected a table to use, found none; add it once more.")
        table = session.offer.chosen(self.target, self.kinds, self.missing)
        experiment = session.trial.run.experiment
        session.leave_for(beginnings.begin_on(table, experiment))
