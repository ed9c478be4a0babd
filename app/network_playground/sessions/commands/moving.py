"""The commands that lead to another moment of the same run, or another example."""

from pydantic import Field

from network_playground.sessions.commands.command import (
    Command,
    Player,
    Switch,
    Unit,
)


class Step(Command):
    """Go forwards by one phase, step or epoch, and pause there."""

    kind = "step"
    unit: Unit = "step"
    """How far."""

    def work(self, session: Player) -> float:
        return session.trial.walk_work(self.unit, 1)

    def carry_out(self, session: Player) -> None:
        session.walk(self.unit, 1)


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
