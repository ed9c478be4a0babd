"""The commands that lead to another moment of the same run, or another example."""

from pydantic import Field

from network_playground.runs.problem import Problem
from network_playground.runs.reach import MOST_STEPS, reach_of
from network_playground.sessions.commands.command import (
    Command,
    Player,
    Switch,
    Unit,
)
from network_playground.words.wording import thousands


class Step(Command):
    """Go forwards by phases, steps or epochs, and pause there."""

    kind = "step"
    unit: Unit = "step"
    """How far."""
    times: int = Field(default=1, ge=1, le=MOST_STEPS)
    """How often. What takes long, one command does fewer times, and says how often."""

    def work(self, session: Player) -> float:
        return self.times * session.trial.walk_work(self.unit, 1)

    def carry_out(self, session: Player) -> None:
        run = session.trial.run
        steps = run.batches.per_epoch if self.unit == "epoch" else 1
        most = max(1, reach_of(run) // steps)
        if self.times > most:
            raise Problem(
                f"times: expected at most {thousands(most)} here in one command, "
                f"found {thousands(self.times)}.",
                "times",
            )
        session.walk(self.unit, self.times)


class Back(Command):
    """Go back by one phase, step or epoch, and pause there."""

    kind = "back"
    unit: Unit = "step"
    """How far."""

    def work(self, session: Player) -> float:
        return session.trial.walk_work(self.unit, -1)

    def carry_out(self, session: Player) -> None:
        session.walk(self.unit, -1)


class Jump(Command):
    """Go to the end of a step that was taken before, and pause there."""

    kind = "jump"
    step: int
    """How many steps are done there; beyond the furthest, it goes to the furthest."""

    def carry_out(self, session: Player) -> None:
        session.jump(self.step)


class FocusExample(Switch):
    """Show another example of the present batch."""

    kind = "focus_example"
    index: int = Field(ge=0)
    """Its place in the batch, from 0."""

    def carry_out(self, session: Player) -> None:
        session.focus(self.index)
